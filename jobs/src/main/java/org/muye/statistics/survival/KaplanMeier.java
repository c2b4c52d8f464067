package org.muye.statistics.survival;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.muye.statistics.Confidence;
import org.muye.statistics.Interval;

/**
 * The product-limit estimate of Kaplan and Meier (1958, JASA 53:457-481): the share of cases that
 * last longer than a day, when some are known to have lasted so long and no more.
 */
public final class KaplanMeier {
  private static final double HALF = 0.5;

  /** A product of fractions that is exactly one half may differ from it by rounding. */
  private static final double ROUNDING = 1e-12;

  /** Days with an event. */
  private final int[] days;

  private final double[] survival;
  private final double[] greenwoodSums;
  private final int longest;

  private KaplanMeier(int[] days, double[] survival, double[] greenwoodSums, int longest) {
    this.days = days;
    this.survival = survival;
    this.greenwoodSums = greenwoodSums;
    this.longest = longest;
  }

  /**
   * Estimates the curve. Cases censored on the day of an event are still at risk of it.
   *
   * @param days durations in whole days, 0 or more, strictly increasing
   * @param events how many cases had the event after each duration, 0 or more
   * @param censored how many cases were last observed, without the event, after each duration
   * @throws IllegalArgumentException outside these ranges, or when there is no case
   */
  public static KaplanMeier of(int[] days, long[] events, long[] censored) {
    long[] atRisk = RiskSets.atRisk(days, events, censored);
    int[] eventDays = new int[days.length];
    double[] survival = new double[days.length];
    double[] sums = new double[days.length];
    int steps = 0;
    int longest = 0;
    double level = 1;
    double sum = 0;
    for (int i = 0; i < days.length; i++) {
      if (events[i] + censored[i] > 0) {
        longest = days[i];
      }
      if (events[i] > 0) {
        long remaining = atRisk[i] - events[i];
        level *= (double) remaining / atRisk[i];
        sum += events[i] / ((double) atRisk[i] * remaining);
        eventDays[steps] = days[i];
        survival[steps] = level;
        sums[steps] = sum;
        steps++;
      }
    }
    return new KaplanMeier(
        Arrays.copyOf(eventDays, steps),
        Arrays.copyOf(survival, steps),
        Arrays.copyOf(sums, steps),
        longest);
  }

  /**
   * The estimated share of cases that last longer than a day.
   *
   * @param day 0 or more; after the longest observation the last level is drawn on
   * @return 0 to 1
   */
  public double survival(int day) {
    int step = RiskSets.lastUpTo(days, day);
    return step < 0 ? 1 : survival[step];
  }

  /**
   * The variance of {@link #survival} by Greenwood (1926, Reports on Public Health and Medical
   * Subjects 33).
   *
   * @param day 0 or more
   * @return 0 before the first event; empty once the estimate is 0
   */
  public OptionalDouble variance(int day) {
    int step = RiskSets.lastUpTo(days, day);
    if (step < 0) {
      return OptionalDouble.of(0);
    }
    double level = survival[step];
    return level == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(level * level * greenwoodSums[step]);
  }

  /**
   * The confidence limits of {@link #survival}, symmetric for log(-log S): within 0 and 1 always
   * (Kalbfleisch and Prentice 1980, The Statistical Analysis of Failure Time Data).
   *
   * @param day 0 or more
   * @param confidence between 0 and 1, such as 0.95
   * @return empty before the first event and once the estimate is 0
   * @throws IllegalArgumentException for a confidence outside (0, 1)
   */
  public Optional<Interval> limits(int day, double confidence) {
    double z = Confidence.z(confidence);
    int step = RiskSets.lastUpTo(days, day);
    return step < 0 ? Optional.empty() : limitsAt(step, z);
  }

  private Optional<Interval> limitsAt(int step, double z) {
    double level = survival[step];
    if (level == 0) {
      return Optional.empty();
    }
    double half = z * Math.sqrt(greenwoodSums[step]) / Math.abs(Math.log(level));
    return Optional.of(
        new Interval(Math.pow(level, Math.exp(half)), Math.pow(level, Math.exp(-half))));
  }

  /**
   * The first day on which the estimate is at most one half. R's survival package gives the middle
   * of the piece instead when the curve is flat at exactly one half.
   *
   * @return days; empty when the curve stays above one half
   */
  public OptionalInt median() {
    for (int step = 0; step < days.length; step++) {
      if (survival[step] <= HALF + ROUNDING) {
        return OptionalInt.of(days[step]);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * The limits of {@link #median} from the log-log limits of the curve (Brookmeyer and Crowley
   * 1982, Biometrics 38:29-41).
   *
   * @param confidence between 0 and 1, such as 0.95
   * @throws IllegalArgumentException for a confidence outside (0, 1)
   */
  public MedianLimits medianLimits(double confidence) {
    double z = Confidence.z(confidence);
    OptionalInt low = OptionalInt.empty();
    OptionalInt high = OptionalInt.empty();
    for (int step = 0; step < days.length; step++) {
      Optional<Interval> limits = limitsAt(step, z);
      if (limits.isEmpty()) {
        continue;
      }
      if (low.isEmpty() && limits.get().low() <= HALF + ROUNDING) {
        low = OptionalInt.of(days[step]);
      }
      if (high.isEmpty() && limits.get().high() <= HALF + ROUNDING) {
        high = OptionalInt.of(days[step]);
      }
    }
    return new MedianLimits(low, high);
  }

  /**
   * The area below the curve from day 0 to a horizon (Irwin 1949, Journal of Hygiene 47:188-189).
   *
   * @param horizon days, 1 or more
   * @throws IllegalArgumentException for a horizon below 1
   */
  public RestrictedMean restrictedMean(int horizon) {
    if (horizon < 1) {
      throw new IllegalArgumentException("a horizon is at least one day: " + horizon);
    }
    double area = 0;
    double level = 1;
    int from = 0;
    for (int step = 0; step < days.length && days[step] < horizon; step++) {
      area += level * (days[step] - from);
      level = survival[step];
      from = days[step];
    }
    area += level * (horizon - from);
    return new RestrictedMean(area, longest >= horizon || level == 0);
  }
}
