package org.muye.statistics.forecast;

import java.io.Serializable;
import org.muye.statistics.Interval;
import org.muye.statistics.ProportionInterval;

/**
 * How often prediction intervals held what came.
 *
 * @param covered forecasts whose interval held the value, limits included
 * @param forecasts all forecasts, at least 1
 * @param interval Wilson's 95 % interval of the share; too narrow to the degree that forecasts of
 *     overlapping horizons miss together
 */
public record Coverage(long covered, long forecasts, Interval interval) implements Serializable {

  /**
   * The coverage of so many forecasts.
   *
   * @throws IllegalArgumentException when {@code covered} is no part of {@code forecasts}
   */
  public static Coverage of(long covered, long forecasts) {
    return new Coverage(covered, forecasts, ProportionInterval.wilson(covered, forecasts, 0.95));
  }

  /** Between 0 and 1; to be compared with the level of the intervals. */
  public double share() {
    return (double) covered / forecasts;
  }
}
