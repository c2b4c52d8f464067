package org.muye.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;

/** How unevenly a total is spread over its parts. */
public final class Concentration {
  private Concentration() {}

  /**
   * The Gini coefficient in its population form, half the mean absolute difference between the
   * parts relative to their mean, without the factor n/(n-1): 0 when all parts are equal, (n-1)/n
   * when one of n has everything. Computed from the sorted parts (Dixon et al. 1987, Ecology
   * 68:1548-1551).
   *
   * @param amounts of each part, 0 or more, in any order; parts with 0 count
   * @return empty when there is no part or the total is 0
   * @throws IllegalArgumentException for a negative amount
   */
  public static OptionalDouble gini(double[] amounts) {
    double[] sorted = sorted(amounts);
    double total = 0;
    double weighted = 0;
    for (int i = 0; i < sorted.length; i++) {
      total += sorted[i];
      weighted += (2.0 * (i + 1) - sorted.length - 1) * sorted[i];
    }
    return total == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(weighted / (sorted.length * total));
  }

  /**
   * The sum of the largest parts.
   *
   * @param amounts of each part, 0 or more, in any order
   * @param count how many parts, 0 to their number
   * @throws IllegalArgumentException outside these ranges
   */
  public static double sumOfLargest(double[] amounts, int count) {
    if (count < 0 || count > amounts.length) {
      throw new IllegalArgumentException(
          "there are no " + count + " largest of " + amounts.length + " parts");
    }
    double[] sorted = sorted(amounts);
    double sum = 0;
    for (int i = sorted.length - count; i < sorted.length; i++) {
      sum += sorted[i];
    }
    return sum;
  }

  private static double[] sorted(double[] amounts) {
    for (double amount : amounts) {
      if (!(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("an amount is 0 or more: " + amount);
      }
    }
    double[] sorted = amounts.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
