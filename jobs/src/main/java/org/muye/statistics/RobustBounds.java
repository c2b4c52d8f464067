package org.muye.statistics;

import java.util.Arrays;

/**
 * What is usual among a few counts: their median, and limits around it that single outliers hardly
 * move.
 *
 * <p>The spread is the median absolute deviation times 1.4826, which estimates the standard
 * deviation of a normal distribution, but at least the square root of the median, the standard
 * deviation of a Poisson count: equal counts do not make every other count unusual. See Iglewicz
 * and Hoaglin (1993), How to detect and handle outliers.
 *
 * @param median the median
 * @param low lower limit, never below 0
 * @param high upper limit
 */
public record RobustBounds(double median, double low, double high) {
  private static final double NORMAL = 1.4826;

  /**
   * The bounds of counts.
   *
   * @param counts at least one, none negative
   * @param deviations half the width in spreads, above 0
   */
  public static RobustBounds of(double[] counts, double deviations) {
    if (counts.length == 0 || deviations <= 0) {
      throw new IllegalArgumentException("bounds need a count and a positive width");
    }
    double median = median(counts);
    double[] distances = Arrays.stream(counts).map(count -> Math.abs(count - median)).toArray();
    double spread = Math.max(NORMAL * median(distances), Math.sqrt(median));
    return new RobustBounds(
        median, Math.max(0, median - deviations * spread), median + deviations * spread);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
