package org.muye.statistics.surveillance;

import org.jspecify.annotations.Nullable;

/**
 * The Early Aberration Reporting System: the count of a week against mean and standard deviation of
 * the weeks shortly before it. Needs no more than {@link EarsSettings#baseline} weeks, and knows
 * neither season nor trend (Hutwagner et al. 2003, Journal of Urban Health 80:i89-i96; Fricker et
 * al. 2008, Statistics in Medicine 27:3407-3429).
 *
 * <p>All weeks that a method looks at must be known, otherwise {@link AbsenceReason#MISSING_WEEKS}.
 */
public final class Ears {
  /** C2 and C3 leave these weeks before the judged one out, in which an outbreak may begin. */
  private static final int GUARD_WEEKS = 2;

  private Ears() {}

  /**
   * C1: the baseline ends with the week before the judged one. The statistic is the excess over the
   * mean in standard deviations; the alarm is raised above the upper bound.
   *
   * <p>When the standard deviation to divide by is 0, the statistic is absent with {@link
   * AbsenceReason#SD_ZERO} and the bound is the mean.
   *
   * @param week the week to judge, 0 for the oldest
   * @throws IllegalArgumentException for a week outside the series
   */
  public static Judgement c1(WeeklyCounts counts, int week, EarsSettings settings) {
    return againstBaseline(counts, week, 0, settings);
  }

  /**
   * C2: as C1, with the baseline two weeks earlier.
   *
   * @param week the week to judge, 0 for the oldest
   * @throws IllegalArgumentException for a week outside the series
   */
  public static Judgement c2(WeeklyCounts counts, int week, EarsSettings settings) {
    return againstBaseline(counts, week, GUARD_WEEKS, settings);
  }

  /**
   * C3: the statistic is the sum of what the C2 statistics of this week and the two before exceed 1
   * by; the alarm is raised when it reaches the normal quantile.
   *
   * <p>The upper bound is the published one, mean plus standard deviation times the quantile less
   * the share of the two weeks before. It does not subtract the 1 that the statistic subtracts, so
   * a count somewhat above it need not raise the alarm; it is below 0 when the weeks before raise
   * it alone. When a standard deviation to divide by is 0, all but the mean is absent with {@link
   * AbsenceReason#SD_ZERO}.
   *
   * @param week the week to judge, 0 for the oldest
   * @throws IllegalArgumentException for a week outside the series
   */
  public static Judgement c3(WeeklyCounts counts, int week, EarsSettings settings) {
    int first = week - settings.baseline() - 2 * GUARD_WEEKS;
    AbsenceReason reason = unusable(counts, first, week, week);
    if (reason != null) {
      return Judgement.absent(counts, week, reason);
    }
    long observed = counts.count(week);
    Baseline now = Baseline.of(counts, week - GUARD_WEEKS, settings);
    double before = 0;
    for (int earlier = week - GUARD_WEEKS; earlier < week; earlier++) {
      Baseline then = Baseline.of(counts, earlier - GUARD_WEEKS, settings);
      before +=
          then.sigma() == 0 ? Double.NaN : Math.max(0, then.excess(counts.count(earlier)) - 1);
    }
    if (now.sigma() == 0 || Double.isNaN(before)) {
      return new Judgement(observed, now.mean(), null, null, false, AbsenceReason.SD_ZERO);
    }
    double statistic = before + Math.max(0, now.excess(observed) - 1);
    double threshold = settings.threshold();
    double bound = now.mean() + now.sigma() * (threshold - before);
    return new Judgement(observed, now.mean(), bound, statistic, statistic >= threshold, null);
  }

  private static Judgement againstBaseline(
      WeeklyCounts counts, int week, int guard, EarsSettings settings) {
    int end = week - guard;
    AbsenceReason reason = unusable(counts, end - settings.baseline(), end, week);
    if (reason != null) {
      return Judgement.absent(counts, week, reason);
    }
    long observed = counts.count(week);
    Baseline baseline = Baseline.of(counts, end, settings);
    double bound = baseline.mean() + settings.threshold() * baseline.sigma();
    boolean alarm = observed > bound;
    if (baseline.sigma() == 0) {
      return new Judgement(observed, baseline.mean(), bound, null, alarm, AbsenceReason.SD_ZERO);
    }
    double statistic = baseline.excess(observed);
    return new Judgement(observed, baseline.mean(), bound, statistic, alarm, null);
  }

  /** Why the judged week or those from first to before the end cannot be used, if so. */
  private static @Nullable AbsenceReason unusable(
      WeeklyCounts counts, int first, int end, int week) {
    counts.requireWeek(week);
    if (first < 0) {
      return AbsenceReason.TOO_SHORT;
    }
    boolean known = counts.isKnown(week) && counts.areKnown(first, end);
    return known ? null : AbsenceReason.MISSING_WEEKS;
  }

  /**
   * The weeks before one.
   *
   * @param sigma the standard deviation with n-1, or the least one of the settings
   */
  private record Baseline(double mean, double sigma) {

    static Baseline of(WeeklyCounts counts, int end, EarsSettings settings) {
      int weeks = settings.baseline();
      double sum = 0;
      for (int week = end - weeks; week < end; week++) {
        sum += counts.count(week);
      }
      double mean = sum / weeks;
      double squares = 0;
      for (int week = end - weeks; week < end; week++) {
        double deviation = counts.count(week) - mean;
        squares += deviation * deviation;
      }
      double deviation = Math.sqrt(squares / (weeks - 1));
      return new Baseline(mean, Math.max(deviation, settings.minimumSigma()));
    }

    double excess(long observed) {
      return (observed - mean) / sigma;
    }
  }
}
