/** What dashboards see of the mart: its tables, and the same with names in each language. */
@NullMarked
package org.muye.dashboard;

import org.jspecify.annotations.NullMarked;
