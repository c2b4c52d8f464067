package org.muye.statistics.composite;

/** Ranks of units by their index. */
final class Ranks {
  /** Values that agree to nine decimals differ by rounding only. */
  private static final double DECIMALS = 1e9;

  private Ranks() {}

  /**
   * 1 for the highest value; equal values share the better rank.
   *
   * @param present units that have a value; the others get the rank 0
   */
  static int[] highestFirst(double[] values, boolean[] present) {
    double[] rounded = new double[values.length];
    for (int unit = 0; unit < values.length; unit++) {
      rounded[unit] = Math.rint(values[unit] * DECIMALS);
    }
    int[] ranks = new int[values.length];
    for (int unit = 0; unit < values.length; unit++) {
      if (!present[unit]) {
        continue;
      }
      ranks[unit] = 1;
      for (int other = 0; other < values.length; other++) {
        ranks[unit] += present[other] && rounded[other] > rounded[unit] ? 1 : 0;
      }
    }
    return ranks;
  }
}
