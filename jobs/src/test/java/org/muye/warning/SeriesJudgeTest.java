package org.muye.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muye.statistics.surveillance.AberrationMethod;
import org.muye.statistics.surveillance.ReportingCompleteness;
import org.muye.statistics.surveillance.WeeklyCounts;

class SeriesJudgeTest {
  private final SeriesJudge judge = new SeriesJudge(AlarmRules.evaluating(10));

  /** Counts of 9 and 11 in turn, the last one given. */
  private static long[] steady(int weeks, long last) {
    long[] counts = new long[weeks];
    for (int week = 0; week < weeks; week++) {
      counts[week] = week % 2 == 0 ? 9 : 11;
    }
    counts[weeks - 1] = last;
    return counts;
  }

  private static JudgedWeek only(List<JudgedWeek> judged, AberrationMethod method, int week) {
    return judged.stream()
        .filter(one -> one.method() == method && one.week() == week)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aShortHistoryIsJudgedByEars() {
    List<JudgedWeek> judged = judge.judge(WeeklyCounts.of(steady(100, 30)), null, 90);

    assertThat(judged).hasSize(10 * 3);
    assertThat(judged).noneMatch(one -> one.method() == AberrationMethod.FARRINGTON);
    JudgedWeek ears = only(judged, AberrationMethod.EARS_C2, 99);
    assertThat(ears.alarm()).isTrue();
    assertThat(ears.runStart()).isTrue();
    assertThat(ears.decisive()).isTrue();
    // The seven weeks before the two that are left out, 90 to 96, hold 9 11 9 11 9 11 9.
    assertThat(ears.expected()).isCloseTo(69.0 / 7, within(1e-12));
    assertThat(only(judged, AberrationMethod.EARS_C1, 99).decisive()).isFalse();
    assertThat(only(judged, AberrationMethod.CUSUM, 99).alarm()).isTrue();
    assertThat(only(judged, AberrationMethod.CUSUM, 99).decisive()).isFalse();
    assertThat(ears.completeness()).isNull();
    assertThat(ears.known()).isEqualTo(30);
  }

  @Test
  void fourYearsAndAHalfWindowAreEnoughForFarrington() {
    List<JudgedWeek> judged = judge.judge(WeeklyCounts.of(steady(213, 40)), null, 210);

    assertThat(judged).hasSize(3 + 2 * 4);
    assertThat(only(judged, AberrationMethod.EARS_C2, 210).decisive()).isTrue();
    JudgedWeek week = only(judged, AberrationMethod.FARRINGTON, 212);
    assertThat(week.decisive()).isTrue();
    assertThat(week.alarm()).isTrue();
    assertThat(only(judged, AberrationMethod.EARS_C2, 212).decisive()).isFalse();
    assertThat(only(judged, AberrationMethod.CUSUM, 212).decisive()).isFalse();
  }

  @Test
  void aRunOfTheCumulativeSumStartsOnceAndNeverCounts() {
    long[] counts = steady(100, 40);
    counts[98] = 40;

    List<JudgedWeek> judged = judge.judge(WeeklyCounts.of(counts), null, 90);

    JudgedWeek start = only(judged, AberrationMethod.CUSUM, 98);
    JudgedWeek next = only(judged, AberrationMethod.CUSUM, 99);
    assertThat(start.alarm() && start.runStart()).isTrue();
    assertThat(start.decisive()).isFalse();
    assertThat(next.alarm()).isTrue();
    assertThat(next.runStart()).isFalse();
    assertThat(next.decisive()).isFalse();
  }

  @Test
  void weeksBeforeTheFirstKnownOneAreLeftOutAndTheFirstOnesAreTooShort() {
    long[] counts = steady(20, 9);
    boolean[] known = new boolean[20];
    Arrays.fill(known, 15, 20, true);

    List<JudgedWeek> judged = judge.judge(WeeklyCounts.of(counts, known), null, 10);

    assertThat(judged).hasSize(5 * 3);
    assertThat(judged).noneMatch(JudgedWeek::alarm);
    assertThat(only(judged, AberrationMethod.EARS_C2, 15).reason()).isEqualTo("MISSING_WEEKS");
    assertThat(only(judged, AberrationMethod.CUSUM, 19).reason()).isEqualTo("TOO_SHORT");
    assertThat(judge.judge(WeeklyCounts.of(9, 11, 9), null, 0))
        .hasSize(9)
        .allMatch(one -> "TOO_SHORT".equals(one.reason()));
    assertThat(judge.judge(WeeklyCounts.of(counts, new boolean[20]), null, 10)).isEmpty();
  }

  @Test
  void aGapHasNoJudgement() {
    long[] counts = steady(100, 9);
    boolean[] known = new boolean[100];
    Arrays.fill(known, true);
    known[99] = false;

    JudgedWeek gap =
        only(judge.judge(WeeklyCounts.of(counts, known), null, 90), AberrationMethod.EARS_C2, 99);

    assertThat(gap.known()).isNull();
    assertThat(gap.alarm()).isFalse();
    assertThat(gap.reason()).isEqualTo("MISSING_WEEKS");
  }

  @Test
  void aConstantSeriesRaisesNoAlarm() {
    long[] counts = new long[300];
    Arrays.fill(counts, 7);

    List<JudgedWeek> judged = judge.judge(WeeklyCounts.of(counts), null, 290);

    assertThat(judged).hasSize(40).noneMatch(JudgedWeek::alarm);
    assertThat(only(judged, AberrationMethod.EARS_C2, 299).reason()).isEqualTo("SD_ZERO");
  }

  @Test
  void aSeriesWithoutEventsRaisesNoAlarm() {
    List<JudgedWeek> judged = judge.judge(WeeklyCounts.of(new long[300]), null, 290);

    assertThat(judged).hasSize(40).noneMatch(JudgedWeek::alarm);
    assertThat(only(judged, AberrationMethod.CUSUM, 299).reason())
        .isEqualTo("NO_EVENTS_IN_REFERENCE_WEEKS");
  }

  @Test
  void recentWeeksAreCorrectedOrLeftUnjudged() {
    // Of the events of a week 5 in 10 are known at its end and 9 in 10 a week later.
    long[][] reports = {{5, 4, 1}, {5, 4, 1}, {5, 4, 1}, {5, 4, 1}};
    ReportingCompleteness completeness = ReportingCompleteness.estimate(reports, 3, 2);
    long[] counts = steady(100, 5);
    counts[98] = 18;

    List<JudgedWeek> judged = judge.judge(WeeklyCounts.of(counts), completeness, 90);

    JudgedWeek corrected = only(judged, AberrationMethod.EARS_C2, 98);
    assertThat(corrected.known()).isEqualTo(18);
    assertThat(corrected.completeness()).isCloseTo(0.9, within(1e-12));
    assertThat(corrected.observed()).isEqualTo(20);
    assertThat(corrected.alarm()).isTrue();
    JudgedWeek incomplete = only(judged, AberrationMethod.EARS_C2, 99);
    assertThat(incomplete.known()).isEqualTo(5);
    assertThat(incomplete.completeness()).isCloseTo(0.5, within(1e-12));
    assertThat(incomplete.observed()).isNull();
    assertThat(incomplete.alarm()).isFalse();
    assertThat(incomplete.reason()).isEqualTo("INCOMPLETE");
    assertThat(only(judged, AberrationMethod.EARS_C2, 97).completeness()).isEqualTo(1.0);
  }
}
