package org.muye.statistics;

import java.util.Arrays;

/** Keeps the share of false alarms in check when many tests are made at once. */
public final class FalseDiscoveryRate {
  private FalseDiscoveryRate() {}

  /**
   * Adjusted p values of Benjamini and Hochberg (1995, JRSS B 57:289-300): those at most q are the
   * findings at a false discovery rate of q. The same as {@code p.adjust(p, "BH")} of R.
   *
   * @param pValues in any order, each 0 to 1; left as they are
   * @return in the order of {@code pValues}, each at least its p value and at most 1; of no p value
   *     none
   * @throws IllegalArgumentException for a p value outside [0, 1]
   */
  public static double[] adjusted(double[] pValues) {
    for (double p : pValues) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException("a p value lies between 0 and 1: " + p);
      }
    }
    double[] sorted = pValues.clone();
    Arrays.sort(sorted);
    double[] byRank = new double[sorted.length];
    double least = 1;
    for (int i = sorted.length - 1; i >= 0; i--) {
      least = Math.min(least, (double) sorted.length / (i + 1) * sorted[i]);
      byRank[i] = least;
    }
    double[] adjusted = new double[sorted.length];
    for (int i = 0; i < adjusted.length; i++) {
      // Equal p values share one adjusted value, so any of their ranks will do.
      adjusted[i] = byRank[Arrays.binarySearch(sorted, pValues[i])];
    }
    return adjusted;
  }
}
