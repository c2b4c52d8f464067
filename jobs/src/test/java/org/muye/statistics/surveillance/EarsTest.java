package org.muye.statistics.surveillance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muye.statistics.surveillance.Closeness.same;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.muye.statistics.Golden;

class EarsTest {
  private static final EarsSettings SETTINGS = EarsSettings.C1_AND_C2;

  /** Mean 4 and, with n-1, a variance of 28/6 in the weeks 0 to 6. */
  private static final long[] SERIES = {2, 3, 7, 1, 6, 5, 4, 20, 21, 22, 23, 24, 25};

  private static final double SIGMA = Math.sqrt(28 / 6.0);

  @Test
  void c1AndC2EqualR() {
    WeeklyCounts series = WeeklyReference.golden();
    List<Golden.Row> rows = Golden.rows("ears.csv");
    assertThat(rows).hasSize(43);
    for (Golden.Row row : rows) {
      Judgement c1 = Ears.c1(series, WeeklyReference.week(row), SETTINGS);
      Judgement c2 = Ears.c2(series, WeeklyReference.week(row), SETTINGS);
      assertThat(c1.observed()).isEqualTo(row.count("y"));
      same(c1.upperBound(), row.number("c1_ub"));
      same(c2.upperBound(), row.number("c2_ub"));
      assertThat(c1.alarm()).isEqualTo(row.flag("c1_alarm"));
      assertThat(c2.alarm()).isEqualTo(row.flag("c2_alarm"));
    }
  }

  @Test
  void c3IsTheDocumentedOne() {
    WeeklyCounts series = WeeklyReference.golden();
    for (Golden.Row row : Golden.rows("ears.csv")) {
      Judgement c3 = Ears.c3(series, WeeklyReference.week(row), EarsSettings.C3);
      same(c3.statistic(), row.number("doc_c3_stat"));
      same(c3.upperBound(), row.number("doc_c3_ub"));
      assertThat(c3.alarm()).isEqualTo(row.flag("doc_c3_alarm"));
    }
  }

  @Test
  void looksAtTheBaselineThatEachMethodHas() {
    WeeklyCounts series = WeeklyCounts.of(SERIES);
    Judgement c1 = Ears.c1(series, 7, SETTINGS);
    Judgement c2 = Ears.c2(series, 9, SETTINGS);
    same(c1.expected(), 4);
    same(c1.statistic(), 16 / SIGMA);
    same(c2.expected(), 4);
    same(c2.statistic(), 18 / SIGMA);
    assertThat(c1.alarm()).isTrue();
    assertThat(c2.alarm()).isTrue();
  }

  /** 16 events above the mean of 4 are 3.2 times 5, above 3.09; 4 + 3.0902 times 5 is 19.45. */
  @Test
  void dividesByTheLeastStandardDeviationAtLeast() {
    WeeklyCounts series = WeeklyCounts.of(SERIES);
    Judgement c1 = Ears.c1(series, 7, new EarsSettings(7, 0.001, 5));
    same(c1.statistic(), 3.2);
    same(c1.upperBound(), 4 + 5 * 3.090232306167813);
    assertThat(c1.alarm()).isTrue();
    assertThat(Ears.c1(series, 7, new EarsSettings(7, 0.001, 5.2)).alarm()).isFalse();
  }

  @Test
  void takesMeanAndDeviationFromAsManyWeeksAsToldTo() {
    Judgement c1 = Ears.c1(WeeklyCounts.of(SERIES), 7, new EarsSettings(3, 0.001, 0));
    same(c1.expected(), 5);
    same(c1.statistic(), 15);
  }

  @Test
  void ofASeriesWithoutVariationHasNoStatistic() {
    WeeklyCounts series = WeeklyCounts.of(3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4);
    Judgement c2 = Ears.c2(series, 11, SETTINGS);
    assertThat(c2).isEqualTo(new Judgement(4L, 3.0, 3.0, null, true, AbsenceReason.SD_ZERO));
    assertThat(Ears.c2(series, 10, SETTINGS).alarm()).isFalse();
    assertThat(Ears.c3(series, 11, EarsSettings.C3))
        .isEqualTo(new Judgement(4L, 3.0, null, null, false, AbsenceReason.SD_ZERO));
    assertThat(Ears.c2(series, 11, new EarsSettings(7, 0.001, 1)).alarm()).isFalse();
  }

  @Test
  void ofZerosExpectsNoEvent() {
    WeeklyCounts zeros = WeeklyCounts.of(new long[20]);
    assertThat(Ears.c1(zeros, 19, SETTINGS))
        .isEqualTo(new Judgement(0L, 0.0, 0.0, null, false, AbsenceReason.SD_ZERO));
  }

  @Test
  void needsAsManyWeeksAsItLooksBack() {
    WeeklyCounts series = WeeklyCounts.of(SERIES);
    assertThat(Ears.c1(series, 6, SETTINGS).reason()).isEqualTo(AbsenceReason.TOO_SHORT);
    assertThat(Ears.c1(series, 7, SETTINGS).reason()).isNull();
    assertThat(Ears.c2(series, 8, SETTINGS).reason()).isEqualTo(AbsenceReason.TOO_SHORT);
    assertThat(Ears.c2(series, 9, SETTINGS).reason()).isNull();
    assertThat(Ears.c3(series, 10, SETTINGS).reason()).isEqualTo(AbsenceReason.TOO_SHORT);
    assertThat(Ears.c3(series, 11, SETTINGS).reason()).isNull();
    assertThat(Ears.c1(WeeklyCounts.of(5), 0, SETTINGS))
        .isEqualTo(new Judgement(5L, null, null, null, false, AbsenceReason.TOO_SHORT));
  }

  /** C2 of week 11 looks at weeks 2 to 8 and 11; C3 also at 0, 1, 9 and 10. */
  @Test
  void needsEveryWeekItLooksAtAndNoOther() {
    for (int missing = 0; missing < SERIES.length; missing++) {
      boolean[] known = new boolean[SERIES.length];
      for (int week = 0; week < known.length; week++) {
        known[week] = week != missing;
      }
      WeeklyCounts series = WeeklyCounts.of(SERIES, known);
      boolean c2 = missing == 11 || (missing >= 2 && missing <= 8);
      AbsenceReason reason = AbsenceReason.MISSING_WEEKS;
      assertThat(Ears.c2(series, 11, SETTINGS).reason()).isEqualTo(c2 ? reason : null);
      assertThat(Ears.c3(series, 11, SETTINGS).reason()).isEqualTo(missing <= 11 ? reason : null);
    }
  }

  /** A week of a million makes its own baseline so wide that nothing after it is an alarm. */
  @Test
  void survivesAWeekOfAMillion() {
    long[] counts = SERIES.clone();
    counts[7] = 1_000_000;
    WeeklyCounts series = WeeklyCounts.of(counts);
    same(Ears.c1(series, 7, SETTINGS).statistic(), 999_996 / SIGMA);
    Judgement after = Ears.c1(series, 8, SETTINGS);
    same(after.expected(), (1_000_000 + 3 + 7 + 1 + 6 + 5 + 4) / 7.0);
    assertThat(after.alarm()).isFalse();
  }

  @Test
  void anOutbreakInTheJudgedWeekNeverRemovesAnAlarm() {
    SplittableRandom random = new SplittableRandom(4107);
    int alarms = 0;
    for (int trial = 0; trial < 2000; trial++) {
      long[] counts = random.longs(12, 0, 12).toArray();
      for (EarsSettings settings : List.of(SETTINGS, EarsSettings.C3)) {
        boolean[] before = alarms(counts, settings);
        long[] more = counts.clone();
        more[11] += random.nextLong(1, 40);
        boolean[] after = alarms(more, settings);
        for (int method = 0; method < 3; method++) {
          assertThat(after[method] || !before[method]).isTrue();
          alarms += before[method] ? 1 : 0;
        }
      }
    }
    assertThat(alarms).isGreaterThan(100);
  }

  private static boolean[] alarms(long[] counts, EarsSettings settings) {
    WeeklyCounts series = WeeklyCounts.of(counts);
    return new boolean[] {
      Ears.c1(series, 11, settings).alarm(),
      Ears.c2(series, 11, settings).alarm(),
      Ears.c3(series, 11, settings).alarm()
    };
  }

  @Test
  void doesNotDependOnTheUnitOfCounting() {
    SplittableRandom random = new SplittableRandom(4107);
    for (int trial = 0; trial < 200; trial++) {
      long[] counts = random.longs(12, 0, 50).toArray();
      counts[3] = 60;
      long[] dozens = counts.clone();
      for (int week = 0; week < dozens.length; week++) {
        dozens[week] *= 12;
      }
      Judgement once = Ears.c3(WeeklyCounts.of(counts), 11, EarsSettings.C3);
      Judgement scaled = Ears.c3(WeeklyCounts.of(dozens), 11, EarsSettings.C3);
      same(scaled.statistic(), Objects.requireNonNull(once.statistic()));
      same(scaled.upperBound(), 12 * Objects.requireNonNull(once.upperBound()));
      assertThat(scaled.alarm()).isEqualTo(once.alarm());
    }
  }

  @Test
  void refusesOtherSettingsAndWeeks() {
    assertThatThrownBy(() -> new EarsSettings(2, 0.001, 0)).hasMessageContaining("2");
    assertThatThrownBy(() -> new EarsSettings(7, 0, 0)).hasMessageContaining("0.0");
    assertThatThrownBy(() -> new EarsSettings(7, 0.5, 0)).hasMessageContaining("0.5");
    assertThatThrownBy(() -> new EarsSettings(7, 0.01, -1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new EarsSettings(7, 0.01, Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> Ears.c1(WeeklyCounts.of(1, 2), 2, SETTINGS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2");
  }
}
