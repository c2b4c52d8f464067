/** Forecasts of short seasonal series with honest intervals, and the scores that compare them. */
@NullMarked
package org.muye.statistics.forecast;

import org.jspecify.annotations.NullMarked;
