package org.muye.warning;

import java.util.SplittableRandom;

/**
 * Made weekly counts of a unit as the made city has them: negative binomial with the variance mean
 * + mean²/20, a season of 13 % about the mean with its peak in summer, and a rise of 3 % a year.
 */
final class SimulatedWeeks {
  private static final int DISPERSION_SHAPE = 20;
  private static final double SEASON = 0.13;
  private static final double COLDEST_WEEK = 3;
  private static final double YEARLY_TREND = 1.03;
  private static final double YEAR = 52;

  /** Above it a Poisson count is drawn as the sum of two, so that no probability underflows. */
  private static final double LARGEST_SINGLE_DRAW = 50;

  private final SplittableRandom random;
  private final double mean;
  private final int middle;

  /**
   * A series.
   *
   * @param mean weekly count on average over the year around the middle week, above 0
   */
  SimulatedWeeks(SplittableRandom random, double mean, int middle) {
    this.random = random;
    this.mean = mean;
    this.middle = middle;
  }

  /** The counts of the first weeks. */
  long[] counts(int weeks) {
    long[] counts = new long[weeks];
    for (int week = 0; week < weeks; week++) {
      counts[week] = count(week, 1);
    }
    return counts;
  }

  /** A count of one week, with its mean multiplied. */
  long count(int week, double factor) {
    double season = 1 - SEASON * Math.cos(2 * Math.PI * (week - COLDEST_WEEK) / YEAR);
    double trend = Math.pow(YEARLY_TREND, (week - middle) / YEAR);
    double gamma = 0;
    for (int i = 0; i < DISPERSION_SHAPE; i++) {
      gamma -= Math.log(1 - random.nextDouble());
    }
    return poisson(factor * mean * season * trend * gamma / DISPERSION_SHAPE);
  }

  private long poisson(double rate) {
    if (rate > LARGEST_SINGLE_DRAW) {
      return poisson(rate / 2) + poisson(rate / 2);
    }
    double limit = Math.exp(-rate);
    double product = random.nextDouble();
    long count = 0;
    while (product > limit) {
      count++;
      product *= random.nextDouble();
    }
    return count;
  }
}
