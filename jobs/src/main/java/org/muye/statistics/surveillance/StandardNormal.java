package org.muye.statistics.surveillance;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution, seen from above. */
final class StandardNormal {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private StandardNormal() {}

  /** The point with {@code alpha} above it: 2.3263478740408408 for 0.01. */
  static double upperQuantile(double alpha) {
    return NORMAL.inverseSurvivalProbability(alpha);
  }

  /** The probability above a point. */
  static double above(double x) {
    return NORMAL.survivalProbability(x);
  }
}
