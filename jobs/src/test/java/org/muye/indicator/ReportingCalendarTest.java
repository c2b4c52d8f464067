package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muye.indicator.ReportingCalendar.Window;
import org.muye.time.AsOf;
import org.muye.time.Period;

class ReportingCalendarTest {
  private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);

  private static ReportingCalendar of(String asOf, String... periods) {
    return ReportingCalendar.of(
        List.of(periods).stream().map(Period::parse).toList(), FIRST, AsOf.parse(asOf));
  }

  private static Window window(ReportingCalendar calendar, String period) {
    return calendar.window(Period.parse(period)).orElseThrow();
  }

  private static List<String> shown(List<Window> windows) {
    return windows.stream().map(w -> w.period() + " " + w.from() + ".." + w.to()).toList();
  }

  @Test
  void anOpenQuarterIsComparedWithAsManyDays() {
    ReportingCalendar calendar = of("2021-05-10", "2021Q2");
    Window open = window(calendar, "2021Q2");
    // April has 30 days, and ten of May.
    assertThat(open.days()).isEqualTo(40);
    assertThat(open.complete()).isFalse();
    assertThat(shown(calendar.references(open, Comparison.YEAR_EARLIER)))
        .containsExactly("2020Q2 2020-04-01..2020-05-11");
    // 31 days of January and nine of February.
    assertThat(shown(calendar.references(open, Comparison.PREVIOUS)))
        .containsExactly("2021Q1 2021-01-01..2021-02-10");
    assertThat(shown(calendar.references(open, Comparison.THREE_YEARS)))
        .containsExactly(
            "2020Q2 2020-04-01..2020-05-11",
            "2019Q2 2019-04-01..2019-05-11",
            "2018Q2 2018-04-01..2018-05-11");
  }

  @Test
  void aWholeQuarterIsComparedWithAWholeQuarterWhateverItsDays() {
    ReportingCalendar calendar = of("2021-03-31", "2021Q1");
    Window closed = window(calendar, "2021Q1");
    assertThat(closed.days()).isEqualTo(90);
    assertThat(closed.complete()).isTrue();
    Window leap = calendar.references(closed, Comparison.YEAR_EARLIER).get(0);
    assertThat(leap.days()).isEqualTo(91);
    assertThat(leap.published()).isFalse();
  }

  @Test
  void anOpenMonthNeverReachesIntoTheNextPeriod() {
    // Thirty days of March against the 28 of February.
    ReportingCalendar calendar = of("2021-03-30", "2021-03");
    assertThat(shown(calendar.references(window(calendar, "2021-03"), Comparison.PREVIOUS)))
        .containsExactly("2021-02 2021-02-01..2021-03-01");
  }

  @Test
  void weekFiftyThreeHasAReferenceOnlyWhereThatYearHasOne() {
    // 2020 has an ISO week 53 (from 28 December 2020); 2019 has none.
    ReportingCalendar calendar = of("2021-12-31", "2020-W53", "2020-W52");
    Window last = window(calendar, "2020-W53");
    assertThat(last.from()).isEqualTo(LocalDate.of(2020, 12, 28));
    assertThat(calendar.references(last, Comparison.YEAR_EARLIER)).isEmpty();
    assertThat(calendar.references(last, Comparison.THREE_YEARS)).isEmpty();
    assertThat(shown(calendar.references(last, Comparison.PREVIOUS)))
        .containsExactly("2020-W52 2020-12-21..2020-12-28");
    assertThat(shown(calendar.references(window(calendar, "2020-W52"), Comparison.YEAR_EARLIER)))
        .containsExactly("2019-W52 2019-12-23..2019-12-30");
  }

  @Test
  void aReferenceBeforeTheFirstDayIsNone() {
    ReportingCalendar calendar = of("2019-12-31", "2018Q4", "2018Q1");
    assertThat(calendar.references(window(calendar, "2018Q4"), Comparison.YEAR_EARLIER)).isEmpty();
    assertThat(calendar.references(window(calendar, "2018Q4"), Comparison.PREVIOUS)).hasSize(1);
    assertThat(calendar.references(window(calendar, "2018Q1"), Comparison.PREVIOUS)).isEmpty();
  }

  @Test
  void everyDayCountsOnceInEachPeriodType() {
    ReportingCalendar calendar = ReportingCalendar.covering(FIRST, AsOf.parse("2018-02-10"));
    // 41 days in weeks, months, quarter, half and year; 2018-01-01 is a Monday. Nothing earlier is
    // covered, so the references are within: January 1 to 10 for February, weeks in full.
    assertThat(calendar.windows().stream().filter(Window::published).mapToLong(Window::days).sum())
        .isEqualTo(5 * 41);
    assertThat(ReportingCalendar.covering(FIRST, AsOf.parse("2017-12-31")).windows()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // The quarter ends on 30 September; twenty days later is 20 October.
    "2019-10-19, PROVISIONAL",
    "2019-10-20, FIRST",
    "2019-10-21, REVISED",
    "2019-08-01, PROVISIONAL"
  })
  void aQuarterIsFirstReleasedTwentyDaysAfterItsEnd(String asOf, Release release) {
    assertThat(Release.of(Period.parse("2019Q3"), AsOf.parse(asOf), 20)).isEqualTo(release);
  }

  @Test
  void theFirstWeekCountsItsDaysOfTheYearBefore() {
    AsOf asOf = AsOf.parse("2018-03-31");
    LocalDate thursday = LocalDate.of(2015, 1, 1);
    ReportingCalendar calendar = ReportingCalendar.covering(thursday, asOf);
    // 1 January 2015 was a Thursday; its ISO week began on Monday, 29 December 2014.
    assertThat(window(calendar, "2015-W01").from()).isEqualTo(LocalDate.of(2014, 12, 29));
    assertThat(calendar.firstCountedDay()).isEqualTo(LocalDate.of(2014, 12, 29));
    assertThat(of("2021-05-10", "2021Q2").firstCountedDay()).isEqualTo(FIRST.withMonth(4));
  }
}
