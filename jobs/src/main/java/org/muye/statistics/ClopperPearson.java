package org.muye.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The exact limits of Clopper and Pearson (1934, Biometrika 26:404-413) as odds, which keep their
 * digits at both ends.
 */
final class ClopperPearson {
  private ClopperPearson() {}

  /**
   * The upper limit: the odds at the point of Beta(successes + 1, failures) with {@code tail} above
   * it.
   *
   * @param failures at least 1; without any the limit would be infinite
   */
  static double upperOdds(long successes, long failures, double tail) {
    double a = successes + 1.0;
    double b = (double) failures;
    BetaDistribution success = BetaDistribution.of(a, b);
    BetaDistribution failure = BetaDistribution.of(b, a);
    double start =
        Math.log(a / b) + Confidence.normalQuantileAbove(tail) * Math.sqrt(1 / a + 1 / b);
    return Math.exp(SafeNewton.root(logOdds -> above(success, failure, logOdds, tail), start));
  }

  /** Always looks from the side where the probability is small, so that no digits cancel. */
  private static SafeNewton.Point above(
      BetaDistribution success, BetaDistribution failure, double logOdds, double tail) {
    double smaller = 1 / (1 + Math.exp(Math.abs(logOdds)));
    BetaDistribution side = logOdds < 0 ? success : failure;
    double above =
        logOdds < 0 ? side.survivalProbability(smaller) : side.cumulativeProbability(smaller);
    double slope = side.density(smaller) * smaller * (1 - smaller) / above;
    return new SafeNewton.Point(Math.log(tail / above), slope);
  }
}
