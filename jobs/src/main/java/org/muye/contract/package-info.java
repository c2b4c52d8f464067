/** Data contracts and code lists: what every table holds, read once and checked as a whole. */
@NullMarked
package org.muye.contract;

import org.jspecify.annotations.NullMarked;
