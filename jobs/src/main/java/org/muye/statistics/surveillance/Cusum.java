package org.muye.statistics.surveillance;

import java.util.ArrayList;
import java.util.List;

/**
 * The cumulative sum of Poisson counts, standardised by mean and square root of the mean: notices
 * small excesses that last (Rossi et al. 1999, Statistics in Medicine 18:2111-2122, with the plain
 * normal approximation). It knows neither season nor trend nor overdispersion, so that without
 * reset one alarm can last for months: count the starts of runs.
 */
public final class Cusum {
  /** As many as EARS takes its mean from. */
  private static final int LEAST_REFERENCE_WEEKS = 7;

  private Cusum() {}

  /**
   * Judges consecutive weeks; the sum is 0 before the first. The mean in control is that of all
   * known weeks before the first: with fewer than seven every judgement is absent with {@link
   * AbsenceReason#TOO_SHORT}, without any event with {@link
   * AbsenceReason#NO_EVENTS_IN_REFERENCE_WEEKS}.
   *
   * <p>An unknown week is {@link AbsenceReason#MISSING_WEEKS} and leaves the sum and a run of
   * alarms as they are.
   *
   * @param first the first week to judge, 0 for the oldest
   * @param last the last week to judge, not before the first
   * @return one judgement per week, in order
   * @throws IllegalArgumentException for weeks outside the series or in the wrong order
   */
  public static List<CusumJudgement> run(
      WeeklyCounts counts, int first, int last, CusumSettings settings) {
    counts.requireWeek(first);
    counts.requireWeek(last);
    if (last < first) {
      throw new IllegalArgumentException("week " + last + " comes before week " + first);
    }
    long events = 0;
    int weeks = 0;
    for (int week = 0; week < first; week++) {
      if (counts.isKnown(week)) {
        events += counts.count(week);
        weeks++;
      }
    }
    if (weeks < LEAST_REFERENCE_WEEKS || events == 0) {
      AbsenceReason reason =
          weeks < LEAST_REFERENCE_WEEKS
              ? AbsenceReason.TOO_SHORT
              : AbsenceReason.NO_EVENTS_IN_REFERENCE_WEEKS;
      List<CusumJudgement> absent = new ArrayList<>();
      for (int week = first; week <= last; week++) {
        absent.add(absent(counts, week, reason));
      }
      return List.copyOf(absent);
    }
    return accumulate(counts, first, last, (double) events / weeks, settings);
  }

  private static List<CusumJudgement> accumulate(
      WeeklyCounts counts, int first, int last, double mean, CusumSettings settings) {
    List<CusumJudgement> judgements = new ArrayList<>(last - first + 1);
    double deviation = Math.sqrt(mean);
    double sum = 0;
    boolean running = false;
    for (int week = first; week <= last; week++) {
      if (!counts.isKnown(week)) {
        judgements.add(absent(counts, week, AbsenceReason.MISSING_WEEKS));
        continue;
      }
      double before = running && settings.reset() ? 0 : sum;
      long observed = counts.count(week);
      sum = Math.max(0, before + (observed - mean) / deviation - settings.referenceValue());
      boolean alarm = sum >= settings.decisionInterval();
      double lacking = settings.decisionInterval() + settings.referenceValue() - before;
      long leastAlarming = (long) Math.max(0, Math.ceil(mean + deviation * lacking));
      judgements.add(
          new CusumJudgement(
              new Judgement(observed, mean, null, sum, alarm, null),
              leastAlarming,
              alarm && !running));
      running = alarm;
    }
    return List.copyOf(judgements);
  }

  private static CusumJudgement absent(WeeklyCounts counts, int week, AbsenceReason reason) {
    return new CusumJudgement(Judgement.absent(counts, week, reason), null, false);
  }
}
