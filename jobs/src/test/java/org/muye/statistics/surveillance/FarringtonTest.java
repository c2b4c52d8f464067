package org.muye.statistics.surveillance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Longer than 300 lines because it compares with three sets of reference numbers, each read in its
 * own way.
 */
class FarringtonTest {
  private static final FarringtonSettings SETTINGS = FarringtonSettings.NOUFAILY_2013;
  private static final WeeklyCounts GOLDEN = WeeklyReference.golden();
  private static final double FARRINGTON = 1e-6;

  private static long[] constant(int weeks, long count) {
    long[] counts = new long[weeks];
    Arrays.fill(counts, count);
    return counts;
  }

  private static Judgement last(long[] counts, FarringtonSettings settings) {
    return Farrington.judge(WeeklyCounts.of(counts), counts.length - 1, settings).judgement();
  }

  /** Poisson with the mean 7: P(X > 13) is 0.0128 and P(X > 14) 0.0057. */
  @Test
  void ofAConstantSeriesExpectsTheSameAgain() {
    long[] counts = constant(212, 7);
    FarringtonJudgement week = Farrington.judge(WeeklyCounts.of(counts), 211, SETTINGS);
    assertThat(Objects.requireNonNull(week.judgement().expected()))
        .isCloseTo(7, within(FARRINGTON));
    assertThat(week.judgement().upperBound()).isEqualTo(14);
    assertThat(week.dispersion()).isEqualTo(1);
    counts[211] = 14;
    assertThat(last(counts, SETTINGS).alarm()).isFalse();
    counts[211] = 15;
    assertThat(last(counts, SETTINGS).alarm()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void ofZerosExpectsNoEvent(ThresholdMethod method) {
    FarringtonSettings settings = SETTINGS.withThreshold(method, 0.01);
    long[] counts = new long[230];
    assertThat(last(counts, settings))
        .isEqualTo(
            new Judgement(0L, null, null, null, false, AbsenceReason.FEWER_THAN_5_IN_4_WEEKS));
    counts[229] = 5;
    FarringtonJudgement week = Farrington.judge(WeeklyCounts.of(counts), 229, settings);
    assertThat(week.judgement())
        .isEqualTo(new Judgement(5L, 0.0, 0.0, null, true, AbsenceReason.BOUND_NOT_ABOVE_EXPECTED));
    assertThat(week.probability()).isZero();
    assertThat(week.trend()).isFalse();
    assertThat(week.dispersion()).isEqualTo(1);
  }

  /** The judged week's season had none, but the rest of the year had. */
  @ParameterizedTest
  @EnumSource
  void ofASeasonWithoutEventsExpectsNone(ThresholdMethod method) {
    long[] counts = new long[212];
    for (int week = 0; week < 211; week++) {
      counts[week] = week % 52 < 7 ? 0 : 3 + week % 5;
    }
    counts[211] = 9;
    FarringtonJudgement week =
        Farrington.judge(WeeklyCounts.of(counts), 211, SETTINGS.withThreshold(method, 0.01));
    assertThat(week.judgement().expected()).isZero();
    assertThat(week.judgement().upperBound()).isZero();
    assertThat(week.judgement().alarm()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void survivesAMillionInTheJudgedWeek(ThresholdMethod method) {
    long[] counts = Arrays.copyOf(counts(GOLDEN), 300);
    counts[299] = 1_000_000;
    FarringtonJudgement week =
        Farrington.judge(WeeklyCounts.of(counts), 299, SETTINGS.withThreshold(method, 0.01));
    assertThat(week.judgement().alarm()).isTrue();
    assertThat(week.probability()).isZero();
  }

  /** One event, in the last or first reference week, gives a trend no finite slope. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 7, 156, 159, 162, 184})
  void survivesASingleEvent(int week) {
    long[] counts = new long[212];
    counts[week] = 1;
    counts[211] = 8;
    for (ThresholdMethod method : ThresholdMethod.values()) {
      Judgement judgement = last(counts, SETTINGS.withThreshold(method, 0.01));
      FarringtonPropertyTest.allFinite(judgement);
      assertThat(judgement.alarm() || judgement.reason() == AbsenceReason.NO_FINITE_BOUND).isTrue();
    }
  }

  @Test
  void needsItsYearsOfHistory() {
    assertThat(SETTINGS.weeksOfHistory()).isEqualTo(211);
    WeeklyCounts series = WeeklyCounts.of(constant(212, 7));
    assertThat(Farrington.judge(series, 210, SETTINGS).judgement())
        .isEqualTo(new Judgement(7L, null, null, null, false, AbsenceReason.TOO_SHORT));
    assertThat(Farrington.judge(series, 211, SETTINGS).judgement().reason()).isNull();
    assertThat(Farrington.judge(WeeklyCounts.of(7), 0, SETTINGS).judgement().reason())
        .isEqualTo(AbsenceReason.TOO_SHORT);
  }

  /** The same seven weeks of each year hold 20 events, the others 10; one level less is enough. */
  @Test
  void expectsWhatTheSeasonHadByPositionInTheSeries() {
    long[] counts = new long[320];
    for (int week = 0; week < counts.length; week++) {
      counts[week] = week % 52 < 7 ? 20 : 10;
    }
    WeeklyCounts series = WeeklyCounts.of(counts);
    for (int levels : new int[] {1, 10, 46}) {
      FarringtonSettings settings = seasonal(levels);
      assertThat(expected(series, 52 * 5 + 3, settings)).isCloseTo(20, within(20 * FARRINGTON));
      assertThat(expected(series, 52 * 5 + 29, settings)).isCloseTo(10, within(10 * FARRINGTON));
    }
  }

  /** After a week 53 the season is looked for one week late: six of its seven weeks hold 20. */
  @Test
  void movesBy52WeeksAfterAYearOf53() {
    long[] counts = new long[320];
    for (int week = 0; week < counts.length; week++) {
      int ofYear = week < 208 ? week % 52 : (week - 208) % 53;
      counts[week] = ofYear < 7 ? 20 : 10;
    }
    double mean = expected(WeeklyCounts.of(counts), 208 + 53 + 3, seasonal(1));
    assertThat(mean).isCloseTo((6 * 20 + 10) / 7.0, within(20 * FARRINGTON));
  }

  private static FarringtonSettings seasonal(int levels) {
    return new FarringtonSettings(
        4,
        3,
        levels,
        26,
        false,
        1,
        false,
        2.58,
        ThresholdMethod.NB_PLUGIN,
        0.01,
        PowerTransformation.TWO_THIRDS,
        5,
        4);
  }

  private static double expected(WeeklyCounts series, int week, FarringtonSettings settings) {
    Judgement judgement = Farrington.judge(series, week, settings).judgement();
    return Objects.requireNonNull(judgement.expected());
  }

  @Test
  void leavesOutUnknownWeeksAndTheLastHalfYear() {
    long[] counts = counts(GOLDEN);
    boolean[] known = new boolean[312];
    Arrays.fill(known, true);
    Arrays.fill(known, 300 - 26, 297, false);
    WeeklyCounts series = WeeklyCounts.of(counts, known);
    assertThat(Farrington.judge(series, 300, SETTINGS))
        .isEqualTo(Farrington.judge(GOLDEN, 300, SETTINGS));
  }

  @Test
  void needsHalfOfItsSeasonAndTheJudgedWeek() {
    boolean[] known = new boolean[300];
    Arrays.fill(known, true);
    known[299] = false;
    assertThat(reason(known)).isEqualTo(AbsenceReason.MISSING_WEEKS);
    known[299] = true;
    Arrays.fill(known, 299 - 208 - 3, 299 - 208 + 4, false);
    Arrays.fill(known, 299 - 156 - 3, 299 - 156 + 4, false);
    assertThat(reason(known)).isNull();
    known[299 - 104] = false;
    assertThat(reason(known)).isEqualTo(AbsenceReason.MISSING_WEEKS);
    Arrays.fill(known, 0, 299, false);
    assertThat(reason(known)).isEqualTo(AbsenceReason.MISSING_WEEKS);
  }

  private static @Nullable AbsenceReason reason(boolean[] known) {
    WeeklyCounts series = WeeklyCounts.of(Arrays.copyOf(counts(GOLDEN), 300), known);
    return Farrington.judge(series, 299, SETTINGS).judgement().reason();
  }

  /** Two years cannot tell a trend from chance. */
  @Test
  void triesATrendOverThreeYearsOnly() {
    boolean[] known = new boolean[300];
    Arrays.fill(known, true);
    WeeklyCounts all = WeeklyCounts.of(Arrays.copyOf(counts(GOLDEN), 300), known);
    assertThat(Farrington.judge(all, 299, SETTINGS).trend()).isTrue();
    assertThat(Farrington.judge(all, 299, SETTINGS.withYearsBack(3)).trend()).isTrue();
    assertThat(Farrington.judge(all, 299, SETTINGS.withYearsBack(2)).trend()).isFalse();
    Arrays.fill(known, 0, 299 - 104 - 20, false);
    WeeklyCounts late = WeeklyCounts.of(Arrays.copyOf(counts(GOLDEN), 300), known);
    assertThat(Farrington.judge(late, 299, SETTINGS).trend()).isFalse();
  }

  @Test
  void givesNoAlarmForFewerThanFiveEventsInFourWeeks() {
    long[] counts = new long[230];
    counts[100] = 1;
    counts[226] = 1;
    counts[229] = 3;
    assertThat(last(counts, SETTINGS).reason()).isEqualTo(AbsenceReason.FEWER_THAN_5_IN_4_WEEKS);
    counts[225] = 100;
    assertThat(last(counts, SETTINGS).reason()).isEqualTo(AbsenceReason.FEWER_THAN_5_IN_4_WEEKS);
    counts[227] = 1;
    assertThat(last(counts, SETTINGS).alarm()).isTrue();
    boolean[] known = new boolean[230];
    Arrays.fill(known, true);
    known[227] = false;
    assertThat(Farrington.judge(WeeklyCounts.of(counts, known), 229, SETTINGS).judgement().reason())
        .isEqualTo(AbsenceReason.MISSING_WEEKS);
  }

  /** Ten times a past week's count and the same again: without reweighting it would hide. */
  @Test
  void forgetsPastOutbreaks() {
    long[] counts = constant(212, 8);
    for (int week = 0; week < counts.length; week += 3) {
      counts[week] = 12;
    }
    for (int week = 211 - 52 - 1; week <= 211 - 52 + 1; week++) {
      counts[week] = 80;
    }
    double forgotten = Objects.requireNonNull(last(counts, SETTINGS).upperBound());
    double kept =
        Objects.requireNonNull(
            last(
                    counts,
                    new FarringtonSettings(
                        4,
                        3,
                        10,
                        26,
                        true,
                        1,
                        false,
                        2.58,
                        ThresholdMethod.NB_PLUGIN,
                        0.01,
                        PowerTransformation.TWO_THIRDS,
                        5,
                        4))
                .upperBound());
    assertThat(forgotten).isLessThan(kept);
  }

  /** A trend that leads to more than was ever seen is not believed. */
  @Test
  void doesNotExtrapolateBeyondTheHighestReferenceWeek() {
    long[] rising = new long[212];
    for (int week = 0; week < rising.length; week++) {
      rising[week] = Math.round(5 * Math.exp(week / 100.0));
    }
    assertThat(Farrington.judge(WeeklyCounts.of(rising), 211, SETTINGS).trend()).isFalse();
    long[] falling = new long[212];
    for (int week = 0; week < falling.length; week++) {
      falling[week] = rising[211 - week];
    }
    FarringtonJudgement week = Farrington.judge(WeeklyCounts.of(falling), 211, SETTINGS);
    assertThat(week.trend()).isTrue();
    assertThat(Objects.requireNonNull(week.judgement().expected()))
        .isCloseTo(5, withinPercentage(10));
  }

  private static long[] counts(WeeklyCounts series) {
    long[] counts = new long[series.weeks()];
    for (int week = 0; week < counts.length; week++) {
      counts[week] = series.count(week);
    }
    return counts;
  }

  @Test
  void refusesSettingsThatCannotWork() {
    refuses(() -> SETTINGS.withYearsBack(0));
    refuses(() -> SETTINGS.withThreshold(ThresholdMethod.DELTA, 0.5));
    refuses(() -> SETTINGS.withThreshold(ThresholdMethod.DELTA, 0));
    refuses(() -> seasonal(0));
    refuses(() -> seasonal(47));
    refuses(() -> excluded(-1));
    refuses(() -> excluded(49));
    assertThat(excluded(48).recentWeeksExcluded()).isEqualTo(48);
    assertThatThrownBy(() -> Farrington.judge(GOLDEN, 312, SETTINGS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("312");
  }

  private static FarringtonSettings excluded(int weeks) {
    return new FarringtonSettings(
        4,
        3,
        10,
        weeks,
        true,
        1,
        true,
        2.58,
        ThresholdMethod.NB_PLUGIN,
        0.01,
        PowerTransformation.TWO_THIRDS,
        5,
        4);
  }

  private static void refuses(ThrowingCallable settings) {
    assertThatThrownBy(settings).isInstanceOf(IllegalArgumentException.class);
  }
}
