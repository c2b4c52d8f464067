package org.muye.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.muye.statistics.surveillance.ReportingCompleteness;

class ReportingTriangleTest {
  private static final LocalDate MONDAY = LocalDate.parse("2024-01-01");

  /** Ten events in each of six weeks: six known at its end, two in each of the weeks after. */
  private static ReportingTriangle triangle(LocalDate asOf, int daysLater) {
    ReportingTriangle triangle = new ReportingTriangle(asOf, 2);
    for (int week = 0; week < 6; week++) {
      LocalDate sunday = MONDAY.plusWeeks(week).plusDays(6L + daysLater);
      triangle.add(MONDAY.plusWeeks(week), sunday, 6);
      triangle.add(MONDAY.plusWeeks(week), sunday.plusWeeks(1), 2);
      triangle.add(MONDAY.plusWeeks(week), sunday.plusWeeks(2), 2);
    }
    return triangle;
  }

  private static void sharesAreSixAndEightTenths(ReportingCompleteness completeness) {
    assertThat(completeness.share(0).orElseThrow()).isCloseTo(0.6, within(1e-12));
    assertThat(completeness.share(1).orElseThrow()).isCloseTo(0.8, within(1e-12));
    assertThat(completeness.share(2).orElseThrow()).isEqualTo(1);
  }

  @Test
  void sharesComeFromWhatWasKnownWhen() {
    LocalDate lastSunday = MONDAY.plusWeeks(5).plusDays(6);

    sharesAreSixAndEightTenths(triangle(lastSunday, 0).completeness().orElseThrow());
  }

  @Test
  void onAWednesdayEveryWeekHasHadThreeDaysMore() {
    LocalDate wednesday = MONDAY.plusWeeks(5).plusDays(9);

    sharesAreSixAndEightTenths(triangle(wednesday, 3).completeness().orElseThrow());
  }

  @Test
  void whatBecomesKnownLaterDoesNotCount() {
    LocalDate sunday = MONDAY.plusWeeks(3).plusDays(6);
    ReportingTriangle triangle = triangle(sunday, 0);
    triangle.add(MONDAY, sunday.plusWeeks(1), 1_000);

    sharesAreSixAndEightTenths(triangle.completeness().orElseThrow());
  }

  @Test
  void aWithdrawalCountsAgainstWhatBecameKnownWithTheSameDelay() {
    LocalDate lastSunday = MONDAY.plusWeeks(5).plusDays(6);
    ReportingTriangle triangle = triangle(lastSunday, 0);
    for (int week = 0; week < 6; week++) {
      // All that came after two weeks is withdrawn, and more: the counts are final a week earlier.
      triangle.add(MONDAY.plusWeeks(week), MONDAY.plusWeeks(week + 2L).plusDays(6), -3);
    }

    ReportingCompleteness completeness = triangle.completeness().orElseThrow();

    assertThat(completeness.share(0).orElseThrow()).isCloseTo(0.75, within(1e-12));
    assertThat(completeness.share(1).orElseThrow()).isEqualTo(1);
  }

  @Test
  void aHistoryDeliveredInOnePieceTellsNothing() {
    LocalDate tuesday = MONDAY.plusWeeks(6).plusDays(1);
    ReportingTriangle triangle = new ReportingTriangle(tuesday, 2);
    for (int week = 0; week < 6; week++) {
      triangle.add(MONDAY.plusWeeks(week), tuesday, 10);
    }

    assertThat(triangle.completeness()).isEmpty();
    assertThat(new ReportingTriangle(tuesday, 2).completeness()).isEmpty();
  }
}
