package org.muye.statistics.surveillance;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Counts of consecutive weeks, the oldest first, of which some may be unknown. A week without
 * events is a known zero; an unknown week is one for which nothing can be said, such as a gap in
 * the supply of records or a week that is not yet complete.
 */
public final class WeeklyCounts implements Serializable {
  /** Keeps sums of centuries of weeks within a long, and every count exact as a double. */
  private static final long MOST = 1_000_000_000_000L;

  private final long[] counts;
  private final boolean[] known;

  private WeeklyCounts(long[] counts, boolean[] known) {
    this.counts = counts;
    this.known = known;
  }

  /**
   * A series of which every week is known.
   *
   * @throws IllegalArgumentException for a count below 0 or above 10^12
   */
  public static WeeklyCounts of(long... counts) {
    boolean[] known = new boolean[counts.length];
    Arrays.fill(known, true);
    return of(counts, known);
  }

  /**
   * A series with unknown weeks.
   *
   * @param counts events of each week; what stands at an unknown week is ignored
   * @param known of the same length: whether the week's count is known
   * @throws IllegalArgumentException for different lengths, or a known count below 0 or above 10^12
   */
  public static WeeklyCounts of(long[] counts, boolean[] known) {
    if (counts.length != known.length) {
      throw new IllegalArgumentException(
          counts.length + " counts, but it is known of " + known.length + " weeks what they are");
    }
    for (int week = 0; week < counts.length; week++) {
      if (known[week] && (counts[week] < 0 || counts[week] > MOST)) {
        throw new IllegalArgumentException("not a weekly count: " + counts[week]);
      }
    }
    return new WeeklyCounts(counts.clone(), known.clone());
  }

  /** The number of weeks, unknown ones included. */
  public int weeks() {
    return counts.length;
  }

  /**
   * Whether the count of a week is known.
   *
   * @param week 0 for the oldest
   * @throws IllegalArgumentException for a week outside the series
   */
  public boolean isKnown(int week) {
    requireWeek(week);
    return known[week];
  }

  /**
   * The count of a known week.
   *
   * @param week 0 for the oldest
   * @throws IllegalArgumentException for a week that is unknown or outside the series
   */
  public long count(int week) {
    requireWeek(week);
    if (!known[week]) {
      throw new IllegalArgumentException("the count of week " + week + " is unknown");
    }
    return counts[week];
  }

  /** Whether every week from the first to before the end is known. */
  boolean areKnown(int first, int end) {
    for (int week = first; week < end; week++) {
      if (!known[week]) {
        return false;
      }
    }
    return true;
  }

  void requireWeek(int week) {
    if (week < 0 || week >= counts.length) {
      throw new IllegalArgumentException(
          "week " + week + " is not among the " + counts.length + " of the series");
    }
  }
}
