package org.muye.statistics.surveillance;

import org.jspecify.annotations.Nullable;

/**
 * Farrington's method: a week against an overdispersed Poisson regression on the same season of
 * earlier years, in which past outbreaks weigh less (Farrington et al. 1996, Journal of the Royal
 * Statistical Society A 159:547-563; Noufaily et al. 2013, Statistics in Medicine 32:1206-1222;
 * Salmon et al. 2016, Journal of Statistical Software 70(10)).
 *
 * <p>A year back is 52 weeks back, whatever the calendar says: after a year of 53 weeks the season
 * is one week off, well within the window.
 */
public final class Farrington {
  private Farrington() {}

  /**
   * Judges one week. The expected count, the bound and all else are absent
   *
   * <ul>
   *   <li>{@link AbsenceReason#TOO_SHORT} with fewer than {@link FarringtonSettings#weeksOfHistory}
   *       weeks before it;
   *   <li>{@link AbsenceReason#MISSING_WEEKS} when the week is unknown, or fewer than half of the
   *       weeks of its season are known (other unknown weeks are left out of the model), or unknown
   *       weeks keep open whether there were events enough for an alarm;
   *   <li>{@link AbsenceReason#NOT_CONVERGED};
   *   <li>{@link AbsenceReason#FEWER_THAN_5_IN_4_WEEKS}, which leaves dispersion and trend in
   *       place;
   *   <li>{@link AbsenceReason#NO_FINITE_BOUND}, with {@link ThresholdMethod#MUAN} only.
   * </ul>
   *
   * <p>{@link AbsenceReason#BOUND_NOT_ABOVE_EXPECTED} leaves only the score absent. It happens when
   * next to no event is expected, and in a series so erratic that most of its weeks hold next to
   * nothing; the alarm then takes a count above both. A season that never had an event has the
   * expected count 0 and the bound 0.
   *
   * @param week the week to judge, 0 for the oldest; later weeks are not looked at
   * @throws IllegalArgumentException for a week outside the series
   */
  public static FarringtonJudgement judge(
      WeeklyCounts counts, int week, FarringtonSettings settings) {
    counts.requireWeek(week);
    if (week < settings.weeksOfHistory()) {
      return absent(counts, week, AbsenceReason.TOO_SHORT, null);
    }
    ReferenceWeeks reference =
        counts.isKnown(week) ? ReferenceWeeks.of(counts, week, settings) : null;
    if (reference == null) {
      return absent(counts, week, AbsenceReason.MISSING_WEEKS, null);
    }
    FarringtonModel model = FarringtonModel.of(reference, settings);
    if (model == null) {
      return absent(counts, week, AbsenceReason.NOT_CONVERGED, null);
    }
    AbsenceReason tooFew = tooFewEvents(counts, week, settings);
    if (tooFew != null) {
      return absent(counts, week, tooFew, model);
    }
    FarringtonThreshold threshold = FarringtonThreshold.of(model, counts.count(week), settings);
    if (threshold.upperBound() == Double.POSITIVE_INFINITY) {
      return absent(counts, week, AbsenceReason.NO_FINITE_BOUND, model);
    }
    return judgement(counts.count(week), model, threshold);
  }

  private static @Nullable AbsenceReason tooFewEvents(
      WeeklyCounts counts, int week, FarringtonSettings settings) {
    int first = week - settings.leastEventsWeeks() + 1;
    long events = 0;
    for (int recent = first; recent <= week; recent++) {
      events += counts.isKnown(recent) ? counts.count(recent) : 0;
    }
    if (events >= settings.leastEvents()) {
      return null;
    }
    return counts.areKnown(first, week)
        ? AbsenceReason.FEWER_THAN_5_IN_4_WEEKS
        : AbsenceReason.MISSING_WEEKS;
  }

  private static FarringtonJudgement judgement(
      long observed, FarringtonModel model, FarringtonThreshold threshold) {
    double expected = model.mean();
    double bound = threshold.upperBound();
    boolean scored = bound > expected;
    Judgement judgement =
        new Judgement(
            observed,
            expected,
            bound,
            scored ? (observed - expected) / (bound - expected) : null,
            observed > Math.max(bound, expected),
            scored ? null : AbsenceReason.BOUND_NOT_ABOVE_EXPECTED);
    return new FarringtonJudgement(
        judgement, threshold.probability(), model.dispersion(), model.trend());
  }

  private static FarringtonJudgement absent(
      WeeklyCounts counts, int week, AbsenceReason reason, @Nullable FarringtonModel model) {
    return new FarringtonJudgement(
        Judgement.absent(counts, week, reason),
        null,
        model == null ? null : model.dispersion(),
        model != null && model.trend());
  }
}
