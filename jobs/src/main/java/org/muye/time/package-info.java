/** Reporting periods, as-of days, and the only place that reads a clock or a default time zone. */
@NullMarked
package org.muye.time;

import org.jspecify.annotations.NullMarked;
