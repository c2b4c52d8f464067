package org.muye.statistics;

import java.util.Arrays;

/** Holds the expected share of false findings among all findings when many things are tested. */
public final class BenjaminiHochberg {
  private BenjaminiHochberg() {}

  /**
   * Adjusted p-values by Benjamini and Hochberg (1995, JRSS B 57:289-300): reporting those of at
   * most q keeps the expected share of false ones among them at or below q. The same as {@code
   * p.adjust(p, "BH")} of R.
   *
   * @param pValues one for each test, 0 to 1, in any order; may be empty
   * @return the adjusted values in the order given, each 0 to 1
   * @throws IllegalArgumentException for a value outside [0, 1]
   */
  public static double[] adjusted(double[] pValues) {
    for (double p : pValues) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException("a p-value lies between 0 and 1: " + p);
      }
    }
    double[] sorted = pValues.clone();
    Arrays.sort(sorted);
    double[] adjusted = new double[sorted.length];
    double least = 1;
    for (int i = sorted.length - 1; i >= 0; i--) {
      least = Math.min(least, (double) sorted.length / (i + 1) * sorted[i]);
      adjusted[i] = least;
    }
    double[] inOrder = new double[pValues.length];
    for (int i = 0; i < pValues.length; i++) {
      // Equal values have equal adjusted ones, whichever of them is found.
      inOrder[i] = adjusted[Arrays.binarySearch(sorted, pValues[i])];
    }
    return inOrder;
  }
}
