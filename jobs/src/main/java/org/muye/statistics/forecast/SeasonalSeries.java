package org.muye.statistics.forecast;

/** What all models require of a series. */
final class SeasonalSeries {
  /** Squares and sums of values up to it stay finite. */
  private static final double LARGEST = 1e100;

  /** Rounding alone leaves residuals of this size, relative to the values. */
  private static final double ROUNDING = 1e-12;

  private SeasonalSeries() {}

  static void require(double[] series, int seasonLength, int horizon) {
    requireSeason(seasonLength);
    if (horizon < 1) {
      throw new IllegalArgumentException("a forecast reaches at least one period: " + horizon);
    }
    for (double value : series) {
      if (!(Math.abs(value) <= LARGEST)) {
        throw new IllegalArgumentException("a value of a series is at most 1e100: " + value);
      }
    }
  }

  static void requireSeason(int seasonLength) {
    if (seasonLength < 2) {
      throw new IllegalArgumentException("a season has at least two periods: " + seasonLength);
    }
  }

  static void requireFinite(double value, String what) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a " + what + " is finite: " + value);
    }
  }

  static boolean shorterThanTwoSeasons(double[] series, int seasonLength) {
    return series.length < 2L * seasonLength;
  }

  /** Whether a residual standard deviation is nothing but rounding. */
  static boolean withoutVariation(double standardDeviation, double[] series) {
    double largest = 0;
    for (double value : series) {
      largest = Math.max(largest, Math.abs(value));
    }
    return standardDeviation <= ROUNDING * largest;
  }
}
