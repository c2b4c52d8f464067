package org.muye.statistics.surveillance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muye.statistics.surveillance.Closeness.same;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReportingCompletenessTest {
  /** Weeks by delays; the cells after week 3 are what nobody knew then. */
  private static final long[][] TRIANGLE = {
    {6, 3, 1},
    {4, 5, 1},
    {10, 4, 99},
    {7, 99, 99},
    {99, 99, 99},
  };

  /**
   * By hand at week 3. Delay 2 is seen by weeks 0 and 1: 2 of 20, so 0.9 is known after one week.
   * Delay 1 is seen by weeks 0 to 2: 12 of 32, so 0.9 times 20/32 is known after none.
   */
  @Test
  void isTheProductOfTheSharesThatCameInTime() {
    ReportingCompleteness completeness = ReportingCompleteness.estimate(TRIANGLE, 3, 2);
    same(completeness.share(0).getAsDouble(), 0.9 * 20 / 32);
    same(completeness.share(1).getAsDouble(), 0.9);
    assertThat(completeness.share(2)).hasValue(1);
    assertThat(completeness.share(300)).hasValue(1);
  }

  /** 18/0.9 = 20 is kept at 0.8; 0.5625 is too little. */
  @Test
  void correctsRecentWeeksAndSkipsTheIncomplete() {
    ReportingCompleteness completeness = ReportingCompleteness.estimate(TRIANGLE, 3, 2);
    same(completeness.corrected(18, 1, ReportingCompleteness.LEAST_SHARE).getAsDouble(), 20);
    assertThat(completeness.corrected(18, 0, ReportingCompleteness.LEAST_SHARE)).isEmpty();
    same(completeness.corrected(18, 0, 0.5).getAsDouble(), 32);
    WeeklyCounts corrected =
        completeness.corrected(
            WeeklyCounts.of(
                new long[] {0, 10, 14, 7, 500}, new boolean[] {false, true, true, true, true}),
            3,
            ReportingCompleteness.LEAST_SHARE);
    assertThat(corrected.weeks()).isEqualTo(4);
    assertThat(corrected.isKnown(0)).isFalse();
    assertThat(corrected.count(1)).isEqualTo(10);
    assertThat(corrected.count(2)).isEqualTo(16); // 14/0.9 = 15.56
    assertThat(corrected.isKnown(3)).isFalse();
  }

  @Test
  void doesNotLookBehindTheDate() {
    SplittableRandom random = new SplittableRandom(4107);
    for (int trial = 0; trial < 300; trial++) {
      long[][] today = triangle(random);
      long[][] changed = triangle(random);
      int asOf = random.nextInt(12);
      for (int week = 0; week <= asOf; week++) {
        System.arraycopy(today[week], 0, changed[week], 0, Math.min(5, asOf - week + 1));
      }
      ReportingCompleteness one = ReportingCompleteness.estimate(today, asOf, 4);
      ReportingCompleteness other = ReportingCompleteness.estimate(changed, asOf, 4);
      for (int lag = 0; lag < 6; lag++) {
        assertThat(one.share(lag)).isEqualTo(other.share(lag));
      }
    }
  }

  private static long[][] triangle(SplittableRandom random) {
    long[][] triangle = new long[12][];
    for (int week = 0; week < triangle.length; week++) {
      triangle[week] = random.longs(5, 0, 4).toArray();
    }
    return triangle;
  }

  /** Weeks of any size that report 50, 25, 15 and 10 % late: the corrected counts are the final. */
  @Test
  void findsAConstantPatternAgain() {
    long[][] reports = new long[30][];
    long[] known = new long[30];
    for (int week = 0; week < 30; week++) {
      long size = 1L + week % 7;
      reports[week] = new long[] {10 * size, 5 * size, 3 * size, 2 * size};
      for (int delay = 0; delay < 4 && week + delay <= 29; delay++) {
        known[week] += reports[week][delay];
      }
    }
    ReportingCompleteness completeness = ReportingCompleteness.estimate(reports, 29, 3);
    same(completeness.share(0).getAsDouble(), 0.5);
    same(completeness.share(1).getAsDouble(), 0.75);
    same(completeness.share(2).getAsDouble(), 0.9);
    WeeklyCounts corrected = completeness.corrected(WeeklyCounts.of(known), 29, 0.5);
    for (int week = 0; week < 30; week++) {
      assertThat(corrected.count(week)).isEqualTo(20L * (1 + week % 7));
    }
  }

  @Test
  void growsWithTheLag() {
    SplittableRandom random = new SplittableRandom(4107);
    for (int trial = 0; trial < 300; trial++) {
      ReportingCompleteness completeness = ReportingCompleteness.estimate(triangle(random), 11, 4);
      for (int lag = 0; lag < 5; lag++) {
        assertThat(completeness.share(lag).getAsDouble())
            .isBetween(0.0, completeness.share(lag + 1).getAsDouble());
      }
    }
  }

  @Test
  void isAbsentWhereTheTriangleSaysNothing() {
    ReportingCompleteness none = ReportingCompleteness.estimate(new long[6][3], 5, 2);
    assertThat(none.share(0)).isEmpty();
    assertThat(none.share(1)).isEmpty();
    assertThat(none.share(2)).hasValue(1);
    assertThat(none.corrected(3, 1, 0.1)).isEmpty();
    ReportingCompleteness tooYoung = ReportingCompleteness.estimate(TRIANGLE, 1, 2);
    assertThat(tooYoung.share(1)).isEmpty();
    ReportingCompleteness noDelay = ReportingCompleteness.estimate(TRIANGLE, 1, 0);
    assertThat(noDelay.share(0)).hasValue(1);
  }

  /** Everything comes a week late: nothing is known at lag 0, and nothing divided by 0. */
  @Test
  void mayBeZero() {
    ReportingCompleteness late =
        ReportingCompleteness.estimate(new long[][] {{0, 5}, {0, 7}, {0, 0}}, 2, 1);
    assertThat(late.share(0)).hasValue(0);
    assertThat(late.corrected(0, 0, 0.001)).isEmpty();
  }

  @Test
  void takesTheCellsBeyondARowForZero() {
    ReportingCompleteness completeness =
        ReportingCompleteness.estimate(new long[][] {{3, 1}, {4}, {}}, 2, 1);
    same(completeness.share(0).getAsDouble(), 7 / 8.0);
  }

  @Test
  void refusesWhatIsNoTriangle() {
    assertThatThrownBy(() -> ReportingCompleteness.estimate(TRIANGLE, 5, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5");
    assertThatThrownBy(() -> ReportingCompleteness.estimate(TRIANGLE, 3, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ReportingCompleteness.estimate(new long[][] {{1, -2}, {1}}, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-2");
    ReportingCompleteness completeness = ReportingCompleteness.estimate(TRIANGLE, 3, 2);
    assertThatThrownBy(() -> completeness.corrected(-1, 1, 0.8))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> completeness.corrected(1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> completeness.share(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
