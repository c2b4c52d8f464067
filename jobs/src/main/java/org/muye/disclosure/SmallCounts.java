package org.muye.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * Suppression of small counts in one list of counts with a published sum. Zeros are shown. Where
 * one count alone would be hidden it could be had back by subtraction, so that the smallest of the
 * others is hidden with it (complementary suppression; Hundepool et al., Statistical Disclosure
 * Control, 2012, chapter 4).
 */
public final class SmallCounts {
  private SmallCounts() {}

  /** Whether a count alone may not be shown: above 0 and below the limit. */
  public static boolean isSmall(@Nullable Double count, int limit) {
    return count != null && count > 0 && count < limit;
  }

  /**
   * Which counts may not be shown.
   *
   * @param counts 0 or more; null where there is none
   * @param limit smallest count that may be shown
   */
  public static boolean[] hidden(@Nullable Double[] counts, int limit) {
    boolean[] hidden = new boolean[counts.length];
    int number = 0;
    for (int i = 0; i < counts.length; i++) {
      hidden[i] = isSmall(counts[i], limit);
      number += hidden[i] ? 1 : 0;
    }
    if (number == 1) {
      int next = -1;
      for (int i = 0; i < counts.length; i++) {
        Double count = counts[i];
        if (!hidden[i] && count != null && count > 0) {
          Double smallest = next < 0 ? null : counts[next];
          if (smallest == null || count < smallest) {
            next = i;
          }
        }
      }
      if (next >= 0) {
        hidden[next] = true;
      }
    }
    return hidden;
  }
}
