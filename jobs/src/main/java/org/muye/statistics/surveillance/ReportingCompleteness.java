package org.muye.statistics.surveillance;

import java.io.Serializable;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Which share of a week's final count is known some weeks later, from the reporting triangle; and
 * the recent weeks corrected by it. The estimator is that of Lawless (1994, Canadian Journal of
 * Statistics 22:15-31) and Brookmeyer and Liao (1990, American Journal of Epidemiology
 * 132:355-365), in insurance the chain ladder: of the events reported with a delay of at most d
 * weeks, the share with exactly d, from all weeks that are old enough to have seen that delay.
 */
public final class ReportingCompleteness implements Serializable {
  /** A week with less than this known is better left unjudged than blown up by a quarter. */
  public static final double LEAST_SHARE = 0.8;

  /** The share by lag; NaN where the triangle says nothing. */
  private final double[] shareAtLag;

  private ReportingCompleteness(double[] shareAtLag) {
    this.shareAtLag = shareAtLag;
  }

  /**
   * Estimates the shares from what is known at a date. Cells that lie after it are not looked at,
   * so a triangle from today's records gives the estimate of then.
   *
   * @param reports events by week of the event, the oldest first, and by delay: {@code
   *     reports[week][d]} became known {@code d} weeks after their week; cells beyond the end of a
   *     row are 0. Give recent weeks only, a year say, for the habits of reporting change.
   * @param asOfWeek the last complete week at that date, as an index into {@code reports}
   * @param longestDelay the delay in weeks after which a count is final, 0 or more
   * @throws IllegalArgumentException for a negative cell, a week outside the triangle or a negative
   *     delay
   */
  public static ReportingCompleteness estimate(long[][] reports, int asOfWeek, int longestDelay) {
    if (asOfWeek < 0 || asOfWeek >= reports.length) {
      throw new IllegalArgumentException(
          "week " + asOfWeek + " is not among the " + reports.length + " of the triangle");
    }
    if (longestDelay < 0) {
      throw new IllegalArgumentException("a delay cannot be negative: " + longestDelay);
    }
    double[] share = new double[longestDelay + 1];
    Arrays.fill(share, Double.NaN);
    double known = 1;
    share[longestDelay] = 1;
    for (int delay = longestDelay; delay > 0 && !Double.isNaN(known); delay--) {
      known *= 1 - shareWithDelay(reports, asOfWeek, delay);
      share[delay - 1] = known;
    }
    return new ReportingCompleteness(share);
  }

  /** Of the events with at most this delay those with just this; NaN when there are none. */
  private static double shareWithDelay(long[][] reports, int asOfWeek, int delay) {
    double late = 0;
    double all = 0;
    for (int week = 0; week <= asOfWeek - delay; week++) {
      for (int d = 0; d <= delay && d < reports[week].length; d++) {
        long events = reports[week][d];
        if (events < 0) {
          throw new IllegalArgumentException("events cannot be negative: " + events);
        }
        all += events;
        late += d == delay ? events : 0;
      }
    }
    return all == 0 ? Double.NaN : late / all;
  }

  /**
   * The share of the final count that is known some weeks after the week of the events.
   *
   * @param lag complete weeks since, 0 or more; 1 from the longest delay on
   * @return above 0 to 1 or, when every event came later, 0; empty when the triangle holds no event
   *     to tell it from
   * @throws IllegalArgumentException for a negative lag
   */
  public OptionalDouble share(int lag) {
    if (lag < 0) {
      throw new IllegalArgumentException("a lag cannot be negative: " + lag);
    }
    double share = lag < shareAtLag.length ? shareAtLag[lag] : 1;
    return Double.isNaN(share) ? OptionalDouble.empty() : OptionalDouble.of(share);
  }

  /**
   * The count to expect in the end: what is known, divided by its share.
   *
   * @param known events known so far, 0 or more
   * @param lag complete weeks since, 0 or more
   * @param leastShare from which share on the week can be used, above 0 to 1, such as {@link
   *     #LEAST_SHARE}
   * @return empty when the share is lower or cannot be told: skip the week
   * @throws IllegalArgumentException outside these ranges
   */
  public OptionalDouble corrected(long known, int lag, double leastShare) {
    if (known < 0) {
      throw new IllegalArgumentException("a count cannot be negative: " + known);
    }
    if (!(leastShare > 0 && leastShare <= 1)) {
      throw new IllegalArgumentException("a share lies between 0 and 1: " + leastShare);
    }
    OptionalDouble share = share(lag);
    return share.isPresent() && share.getAsDouble() >= leastShare
        ? OptionalDouble.of(known / share.getAsDouble())
        : OptionalDouble.empty();
  }

  /**
   * The series as it is to be judged: recent counts corrected and rounded to whole events, weeks
   * that are too incomplete unknown, older weeks as they are. Ends with the as-of week.
   *
   * @param known the counts known at the date
   * @param asOfWeek the last complete week at that date, as an index into {@code known}
   * @param leastShare as in {@link #corrected(long, int, double)}
   * @throws IllegalArgumentException for a week outside the series or a share outside (0, 1]
   */
  public WeeklyCounts corrected(WeeklyCounts known, int asOfWeek, double leastShare) {
    known.requireWeek(asOfWeek);
    long[] counts = new long[asOfWeek + 1];
    boolean[] usable = new boolean[asOfWeek + 1];
    for (int week = 0; week <= asOfWeek; week++) {
      if (known.isKnown(week)) {
        OptionalDouble count = corrected(known.count(week), asOfWeek - week, leastShare);
        usable[week] = count.isPresent();
        counts[week] = Math.round(count.orElse(0));
      }
    }
    return WeeklyCounts.of(counts, usable);
  }
}
