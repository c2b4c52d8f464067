package org.muye.statistics.surveillance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muye.statistics.surveillance.Closeness.same;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.muye.statistics.Golden;

class CusumTest {
  private static final CusumSettings ROSSI = CusumSettings.ROSSI_1999;

  /** Eight weeks with the mean 4, so a standard deviation of 2, then those to judge. */
  private static WeeklyCounts after(long... judged) {
    long[] counts = new long[8 + judged.length];
    Arrays.fill(counts, 0, 8, 4);
    System.arraycopy(judged, 0, counts, 8, judged.length);
    return WeeklyCounts.of(counts);
  }

  private static List<CusumJudgement> run(WeeklyCounts counts, CusumSettings settings) {
    return Cusum.run(counts, 8, counts.weeks() - 1, settings);
  }

  @Test
  void equalsR() {
    List<Golden.Row> rows = Golden.rows("cusum.csv");
    assertThat(rows).hasSize(43);
    List<CusumJudgement> run = Cusum.run(WeeklyReference.golden(), 269, 311, ROSSI);
    for (Golden.Row row : rows) {
      CusumJudgement week = run.get(WeeklyReference.week(row) - 269);
      assertThat(week.judgement().observed()).isEqualTo(row.count("y"));
      same(week.judgement().expected(), row.number("m"));
      same(week.judgement().statistic(), row.number("cusum"));
      assertThat(week.judgement().alarm()).isEqualTo(row.flag("alarm"));
      assertThat(week.leastAlarmingCount()).isEqualTo(row.count("ub"));
    }
  }

  /** (8-4)/2-1 = 1, then 1+(10-4)/2-1 = 3, then 3+(7-4)/2-1 = 3.5, then 3.5-3 = 0.5. */
  @Test
  void addsWhatExceedsTheMeanByMoreThanTheReferenceValue() {
    List<CusumJudgement> run = run(after(8, 10, 7, 0, 1), new CusumSettings(1, 3, false));
    assertThat(run.stream().map(week -> week.judgement().statistic()))
        .containsExactly(1.0, 3.0, 3.5, 0.5, 0.0);
    assertThat(run.stream().map(week -> week.judgement().alarm()))
        .containsExactly(false, true, true, false, false);
    assertThat(run.stream().map(CusumJudgement::runStart))
        .containsExactly(false, true, false, false, false);
    assertThat(run.stream().map(CusumJudgement::leastAlarmingCount))
        .containsExactly(12L, 10L, 6L, 5L, 11L);
  }

  /** After the alarm of the second week the sum starts at 0: (7-4)/2-1 = 0.5. */
  @Test
  void startsAgainAfterAnAlarmIfToldTo() {
    List<CusumJudgement> run = run(after(8, 10, 7, 12, 12), new CusumSettings(1, 3, true));
    assertThat(run.stream().map(week -> week.judgement().statistic()))
        .containsExactly(1.0, 3.0, 0.5, 3.5, 3.0);
    assertThat(run.stream().map(CusumJudgement::runStart))
        .containsExactly(false, true, false, true, false);
  }

  @Test
  void passesOverUnknownWeeks() {
    long[] counts = {4, 4, 4, 4, 4, 4, 4, 4, 8, 99, 10, 99, 7};
    boolean[] known = new boolean[counts.length];
    for (int week = 0; week < counts.length; week++) {
      known[week] = counts[week] != 99;
    }
    List<CusumJudgement> run =
        Cusum.run(WeeklyCounts.of(counts, known), 8, 12, new CusumSettings(1, 3, false));
    assertThat(run.stream().map(week -> week.judgement().statistic()))
        .containsExactly(1.0, null, 3.0, null, 3.5);
    assertThat(run.get(1).judgement())
        .isEqualTo(new Judgement(null, null, null, null, false, AbsenceReason.MISSING_WEEKS));
    assertThat(run.stream().map(CusumJudgement::runStart))
        .containsExactly(false, false, true, false, false);
  }

  @Test
  void needsAMeanToStandardiseBy() {
    WeeklyCounts zeros = WeeklyCounts.of(0, 0, 0, 0, 0, 0, 0, 0, 9, 9);
    assertThat(Cusum.run(zeros, 8, 9, ROSSI))
        .allSatisfy(
            week ->
                assertThat(week.judgement().reason())
                    .isEqualTo(AbsenceReason.NO_EVENTS_IN_REFERENCE_WEEKS));
    assertThat(Cusum.run(after(4), 6, 8, ROSSI).get(2).judgement().reason())
        .isEqualTo(AbsenceReason.TOO_SHORT);
    assertThat(Cusum.run(after(4), 7, 8, ROSSI).get(1).judgement().reason()).isNull();
    assertThat(Cusum.run(WeeklyCounts.of(3), 0, 0, ROSSI))
        .containsExactly(
            new CusumJudgement(
                new Judgement(3L, null, null, null, false, AbsenceReason.TOO_SHORT), null, false));
  }

  @Test
  void ofAConstantSeriesStaysAtZero() {
    for (CusumJudgement week : run(after(4, 4, 4, 4), ROSSI)) {
      assertThat(week).isEqualTo(week(4, 4, 0.0));
    }
  }

  /** 4 + 2 (2.26 + 1.04) = 10.6. */
  private static CusumJudgement week(long observed, double mean, double sum) {
    return new CusumJudgement(new Judgement(observed, mean, null, sum, false, null), 11L, false);
  }

  @Test
  void survivesAWeekOfAMillion() {
    List<CusumJudgement> run = run(after(1_000_000, 4), ROSSI);
    same(run.get(0).judgement().statistic(), 999_996 / 2.0 - 1.04);
    assertThat(run.get(1).judgement().alarm()).isTrue();
    assertThat(run.get(1).leastAlarmingCount()).isZero();
  }

  /** The published bound: the alarm is raised from this count on and not before. */
  @Test
  void raisesTheAlarmFromTheLeastAlarmingCountOn() {
    SplittableRandom random = new SplittableRandom(4107);
    for (int trial = 0; trial < 500; trial++) {
      long[] counts = random.longs(20, 0, 9).toArray();
      CusumSettings settings = new CusumSettings(1.04, 2.26, random.nextBoolean());
      List<CusumJudgement> first = Cusum.run(WeeklyCounts.of(counts), 10, 19, settings);
      long least = Objects.requireNonNull(first.get(9).leastAlarmingCount());
      for (long count = 0; count < 30; count++) {
        counts[19] = count;
        CusumJudgement last = Cusum.run(WeeklyCounts.of(counts), 10, 19, settings).get(9);
        assertThat(last.judgement().alarm()).isEqualTo(count >= least);
      }
    }
  }

  @Test
  void refusesOtherSettingsAndWeeks() {
    assertThatThrownBy(() -> new CusumSettings(-0.1, 2, false)).hasMessageContaining("-0.1");
    assertThatThrownBy(() -> new CusumSettings(1, 0, false)).hasMessageContaining("0.0");
    assertThatThrownBy(() -> new CusumSettings(1, Double.NaN, false)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> Cusum.run(after(1, 2), 9, 8, ROSSI))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cusum.run(after(1, 2), 8, 10, ROSSI))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
