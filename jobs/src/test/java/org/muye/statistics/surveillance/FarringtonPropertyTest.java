package org.muye.statistics.surveillance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every series. */
class FarringtonPropertyTest {
  private static final FarringtonSettings SETTINGS = FarringtonSettings.NOUFAILY_2013;
  private static final WeeklyCounts GOLDEN = WeeklyReference.golden();
  private static final double FARRINGTON = 1e-6;

  @Test
  void doesNotLookBehindTheJudgedWeek() {
    long[] counts = counts(GOLDEN);
    Arrays.fill(counts, 291, 312, 999);
    assertThat(Farrington.judge(WeeklyCounts.of(counts), 290, SETTINGS))
        .isEqualTo(Farrington.judge(GOLDEN, 290, SETTINGS));
  }

  /**
   * Ten times the events: ten times expected count and dispersion, as long as both exceed Poisson.
   */
  @Test
  void growsWithTheUnitOfCounting() {
    long[] tens = counts(GOLDEN);
    for (int week = 0; week < tens.length; week++) {
      tens[week] *= 10;
    }
    for (int week = 269; week < 312; week++) {
      FarringtonJudgement once = Farrington.judge(GOLDEN, week, SETTINGS);
      FarringtonJudgement scaled = Farrington.judge(WeeklyCounts.of(tens), week, SETTINGS);
      double expected = Objects.requireNonNull(once.judgement().expected());
      assertThat(Objects.requireNonNull(scaled.judgement().expected()))
          .isCloseTo(10 * expected, within(10 * expected * FARRINGTON));
      assertThat(Objects.requireNonNull(scaled.dispersion()))
          .isCloseTo(10 * Objects.requireNonNull(once.dispersion()), withinPercentage(0.01));
    }
  }

  /** Series of all kinds: with gaps, outbreaks, seasons, nothing but zeros. */
  @ParameterizedTest
  @EnumSource
  void anOutbreakInTheJudgedWeekNeverRemovesAnAlarm(ThresholdMethod method) {
    SplittableRandom random = new SplittableRandom(4107);
    int alarms = 0;
    for (int trial = 0; trial < 400; trial++) {
      FarringtonSettings settings = anySettings(random, method);
      int weeks = settings.weeksOfHistory() + 1;
      long[] counts = anyCounts(random, weeks);
      boolean[] known = new boolean[weeks];
      double gaps = random.nextInt(3) * 0.15;
      for (int week = 0; week < weeks; week++) {
        known[week] = week == weeks - 1 || random.nextDouble() >= gaps;
      }
      FarringtonJudgement before =
          Farrington.judge(WeeklyCounts.of(counts, known), weeks - 1, settings);
      counts[weeks - 1] += random.nextLong(1, 200);
      FarringtonJudgement after =
          Farrington.judge(WeeklyCounts.of(counts, known), weeks - 1, settings);
      coherent(before);
      coherent(after);
      assertThat(after.judgement().alarm() || !before.judgement().alarm()).isTrue();
      if (before.probability() != null) {
        assertThat(Objects.requireNonNull(after.probability()))
            .isLessThanOrEqualTo(before.probability());
      }
      alarms += before.judgement().alarm() ? 1 : 0;
    }
    assertThat(alarms).isGreaterThan(10);
  }

  private static FarringtonSettings anySettings(SplittableRandom random, ThresholdMethod method) {
    return new FarringtonSettings(
        random.nextInt(1, 6),
        random.nextInt(1, 5),
        new int[] {1, 4, 10, 30}[random.nextInt(4)],
        random.nextInt(0, 27),
        random.nextBoolean(),
        random.nextBoolean() ? 1 : 0.05,
        random.nextBoolean(),
        random.nextBoolean() ? 1 : 2.58,
        method,
        random.nextBoolean() ? 0.01 : 0.05,
        List.of(PowerTransformation.values()).get(random.nextInt(3)),
        5,
        4);
  }

  private static long[] anyCounts(SplittableRandom random, int weeks) {
    double level = Math.exp(random.nextDouble(-4, 7));
    double trend = random.nextDouble(-0.02, 0.02);
    double season = random.nextDouble(0, 2);
    double heavy = random.nextDouble();
    long[] counts = new long[weeks];
    for (int week = 0; week < weeks; week++) {
      double mean = level * Math.exp(trend * week + season * Math.sin(week / 52.0 * 2 * Math.PI));
      double outbreak = random.nextDouble() < 0.03 * heavy ? Math.exp(random.nextDouble(0, 7)) : 1;
      counts[week] = (long) (mean * outbreak * -Math.log(1 - random.nextDouble()));
    }
    return counts;
  }

  private static void coherent(FarringtonJudgement week) {
    Judgement judgement = week.judgement();
    allFinite(judgement);
    if (judgement.upperBound() == null) {
      assertThat(judgement.reason()).isNotNull();
      assertThat(judgement.alarm()).isFalse();
      assertThat(week.probability()).isNull();
    } else {
      double bound = judgement.upperBound();
      double expected = Objects.requireNonNull(judgement.expected());
      long observed = Objects.requireNonNull(judgement.observed());
      assertThat(judgement.alarm()).isEqualTo(observed > bound && observed > expected);
      assertThat(Objects.requireNonNull(week.probability())).isBetween(0.0, 1.0);
      assertThat(judgement.statistic() == null)
          .isEqualTo(judgement.reason() == AbsenceReason.BOUND_NOT_ABOVE_EXPECTED);
      if (judgement.statistic() != null) {
        assertThat(judgement.statistic() > 1).isEqualTo(judgement.alarm());
      }
    }
    if (week.dispersion() != null) {
      assertThat(week.dispersion()).isGreaterThanOrEqualTo(1).isLessThan(1e300);
    }
  }

  static void allFinite(Judgement judgement) {
    for (Double number :
        new @Nullable Double[] {
          judgement.expected(), judgement.upperBound(), judgement.statistic()
        }) {
      assertThat(number == null || Double.isFinite(number)).isTrue();
    }
  }

  private static long[] counts(WeeklyCounts series) {
    long[] counts = new long[series.weeks()];
    for (int week = 0; week < counts.length; week++) {
      counts[week] = series.count(week);
    }
    return counts;
  }
}
