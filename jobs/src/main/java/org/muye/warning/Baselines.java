package org.muye.warning;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.muye.statistics.NegativeBinomial;
import org.muye.statistics.surveillance.WeeklyCounts;

/** Simple rules to compare alarms with, and the events to be warned of where none are known. */
final class Baselines {
  private static final int YEAR = 52;
  private static final int LEAST_YEARS = 2;
  private static final double STANDARD_DEVIATIONS = 2;

  /** Weeks on either side of the same week of an earlier year. */
  private static final int AROUND = 2;

  private static final double EVENT_TAIL = 0.025;

  private Baselines() {}

  /** What was high last week stays high: last week against the 52 weeks before it. */
  static int[] persistence(WeeklyCounts counts, int from) {
    return alarms(
        counts,
        from,
        week ->
            week > YEAR
                && exceeds(counts, week - 1, IntStream.range(week - 1 - YEAR, week - 1).toArray()));
  }

  /** A week against the same week of two or more earlier years. */
  static int[] seasonalNaive(WeeklyCounts counts, int from) {
    return alarms(
        counts,
        from,
        week -> {
          int years = week / YEAR;
          return years >= LEAST_YEARS
              && exceeds(
                  counts,
                  week,
                  IntStream.rangeClosed(1, years).map(year -> week - YEAR * year).toArray());
        });
  }

  static int[] never(WeeklyCounts counts) {
    int[] never = new int[counts.weeks()];
    Arrays.fill(never, ReplayedSeries.NEVER);
    return never;
  }

  /**
   * Weeks whose final count lies above the 97.5 % quantile of a negative binomial distribution with
   * mean and variance of the same week of all earlier years and two weeks on either side of it; two
   * earlier years are needed.
   */
  static boolean[] exceedances(WeeklyCounts counts) {
    boolean[] events = new boolean[counts.weeks()];
    for (int week = 0; week < counts.weeks(); week++) {
      int judged = week;
      int years = (week - AROUND) / YEAR;
      int[] around =
          IntStream.rangeClosed(1, years)
              .flatMap(
                  year ->
                      IntStream.rangeClosed(-AROUND, AROUND)
                          .map(offset -> judged - YEAR * year + offset))
              .filter(earlier -> counts.isKnown(earlier))
              .toArray();
      if (counts.isKnown(week) && around.length >= LEAST_YEARS * (2 * AROUND + 1)) {
        double[] reference = Arrays.stream(around).mapToDouble(counts::count).toArray();
        OptionalDouble bound = upperBound(reference, EVENT_TAIL);
        events[week] = bound.isPresent() && counts.count(week) > bound.getAsDouble();
      }
    }
    return events;
  }

  /** The upper quantile of counts like the given; empty for fewer than two. */
  static OptionalDouble upperBound(double[] reference, double tail) {
    if (reference.length < 2) {
      return OptionalDouble.empty();
    }
    double mean = Arrays.stream(reference).average().orElseThrow();
    double variance =
        Arrays.stream(reference).map(count -> (count - mean) * (count - mean)).sum()
            / (reference.length - 1);
    return OptionalDouble.of(
        mean == 0
            ? 0
            : NegativeBinomial.ofVarianceRatio(mean, Math.max(1, variance / mean))
                .upperQuantile(tail));
  }

  private static boolean exceeds(WeeklyCounts counts, int week, int[] reference) {
    if (!counts.isKnown(week) || !Arrays.stream(reference).allMatch(counts::isKnown)) {
      return false;
    }
    double mean = Arrays.stream(reference).mapToDouble(counts::count).average().orElse(0);
    double squares =
        Arrays.stream(reference)
            .mapToDouble(counts::count)
            .map(count -> (count - mean) * (count - mean))
            .sum();
    double deviation = Math.sqrt(squares / (reference.length - 1));
    return counts.count(week) > mean + STANDARD_DEVIATIONS * deviation;
  }

  private static int[] alarms(WeeklyCounts counts, int from, IntPredicate alarm) {
    int[] raisedIn = never(counts);
    for (int week = from; week < counts.weeks(); week++) {
      raisedIn[week] = alarm.test(week) ? week : ReplayedSeries.NEVER;
    }
    return raisedIn;
  }
}
