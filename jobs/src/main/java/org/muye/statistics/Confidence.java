package org.muye.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** What the intervals need to know of a confidence level. */
public final class Confidence {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private Confidence() {}

  /**
   * The probability outside one limit: 0.025 at 0.95.
   *
   * @throws IllegalArgumentException for a confidence outside (0, 1)
   */
  public static double tail(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must lie between 0 and 1: " + confidence);
    }
    return (1 - confidence) / 2;
  }

  /**
   * The standard normal quantile of the upper limit: 1.959963984540054 at 0.95.
   *
   * @throws IllegalArgumentException for a confidence outside (0, 1)
   */
  public static double z(double confidence) {
    return NORMAL.inverseSurvivalProbability(tail(confidence));
  }
}
