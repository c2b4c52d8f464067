package org.muye.statistics.forecast;

import java.util.Arrays;

/** A series as it was known at different times, later corrections and late records left out. */
@FunctionalInterface
public interface Vintages {

  /**
   * The values from the first period on, as known when the forecast would have been made.
   *
   * @param origin how many periods had ended by then
   * @return at most {@code origin} values; fewer when the last periods were not yet complete enough
   *     to be used
   */
  double[] knownAt(int origin);

  /** A series that was never revised: at each origin its first values. */
  static Vintages unrevised(double[] series) {
    double[] values = series.clone();
    return origin -> Arrays.copyOf(values, origin);
  }
}
