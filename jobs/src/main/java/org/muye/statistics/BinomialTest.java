package org.muye.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/** The exact two-sided test of a share. */
final class BinomialTest {
  /** Outcomes that are as likely as the one observed but for rounding are as extreme. */
  private static final double ROUNDING = Math.log1p(1e-7);

  private BinomialTest() {}

  /**
   * The probability of all outcomes that are no more likely than the one observed, as {@code
   * binom.test} of R has it.
   *
   * @param found 0 to {@code cases}
   * @param cases at least 1
   * @param share the share under the null hypothesis, between 0 and 1
   */
  static double twoSided(int found, int cases, double share) {
    BinomialDistribution outcomes = BinomialDistribution.of(cases, share);
    double limit = outcomes.logProbability(found) + ROUNDING;
    double mean = cases * share;
    if (found == mean) {
      return 1;
    }
    if (found < mean) {
      int high = firstUnlikely(outcomes, (int) Math.ceil(mean), cases, limit);
      return Math.min(
          1, outcomes.cumulativeProbability(found) + outcomes.survivalProbability(high - 1));
    }
    int low = lastUnlikely(outcomes, (int) Math.floor(mean), limit);
    return Math.min(
        1, outcomes.cumulativeProbability(low) + outcomes.survivalProbability(found - 1));
  }

  /** The first outcome from the mean up that is no more likely than the limit. */
  private static int firstUnlikely(
      BinomialDistribution outcomes, int from, int cases, double limit) {
    int low = from;
    int high = cases + 1;
    while (low < high) {
      int middle = low + (high - low) / 2;
      if (outcomes.logProbability(middle) <= limit) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The last outcome from the mean down that is no more likely than the limit; -1 for none. */
  private static int lastUnlikely(BinomialDistribution outcomes, int from, double limit) {
    int low = -1;
    int high = from;
    while (low < high) {
      int middle = low + (high - low + 1) / 2;
      if (outcomes.logProbability(middle) <= limit) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
