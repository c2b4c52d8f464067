package org.muye.statistics.survival;

import java.util.Arrays;

/** How many cases are still observed just before each duration. */
final class RiskSets {
  private RiskSets() {}

  /**
   * The number at risk just before each duration: those that end on it, in whatever way, and those
   * that last longer.
   *
   * @param days durations in whole days, 0 or more, strictly increasing
   * @param frequencies how many cases end on each, by the way they end; 0 or more
   * @throws IllegalArgumentException outside these ranges, or when there is no case
   */
  static long[] atRisk(int[] days, long[]... frequencies) {
    for (int i = 0; i < days.length; i++) {
      if (days[i] < 0 || (i > 0 && days[i] <= days[i - 1])) {
        throw new IllegalArgumentException(
            "durations must increase from 0 or more: " + days[i] + " at position " + i);
      }
    }
    long[] atRisk = new long[days.length];
    for (long[] ended : frequencies) {
      if (ended.length != days.length) {
        throw new IllegalArgumentException(
            ended.length + " frequencies for " + days.length + " durations");
      }
      long remaining = 0;
      for (int i = days.length - 1; i >= 0; i--) {
        if (ended[i] < 0) {
          throw new IllegalArgumentException("a frequency cannot be negative: " + ended[i]);
        }
        remaining += ended[i];
        atRisk[i] += remaining;
      }
    }
    if (atRisk.length == 0 || atRisk[0] == 0) {
      throw new IllegalArgumentException("the durations of no case have no distribution");
    }
    return atRisk;
  }

  /** The position of the last duration that is not longer than a day; -1 when all are. */
  static int lastUpTo(int[] days, int day) {
    int found = Arrays.binarySearch(days, day);
    return found >= 0 ? found : -found - 2;
  }
}
