/** Use cases: read, transform, write. */
@NullMarked
package org.muye.job;

import org.jspecify.annotations.NullMarked;
