package org.muye.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muye.error.PipelineBug;
import org.muye.error.UserError;

class PeriodTest {

  /** From a printed calendar. 2020 is a leap year of 53 weeks; 2021-W01 begins on 4 January. */
  @ParameterizedTest
  @CsvSource({
    "2025-W14, WEEK, 2025-03-31, 2025-04-06, 7",
    "2020-W53, WEEK, 2020-12-28, 2021-01-03, 7",
    "2021-W01, WEEK, 2021-01-04, 2021-01-10, 7",
    "2019-W01, WEEK, 2018-12-31, 2019-01-06, 7",
    "2025-03, MONTH, 2025-03-01, 2025-03-31, 31",
    "2024-02, MONTH, 2024-02-01, 2024-02-29, 29",
    "2100-02, MONTH, 2100-02-01, 2100-02-28, 28",
    "2025-12, MONTH, 2025-12-01, 2025-12-31, 31",
    "2025Q1, QUARTER, 2025-01-01, 2025-03-31, 90",
    "2020Q1, QUARTER, 2020-01-01, 2020-03-31, 91",
    "2025Q3, QUARTER, 2025-07-01, 2025-09-30, 92",
    "2025Q4, QUARTER, 2025-10-01, 2025-12-31, 92",
    "2025H1, HALF, 2025-01-01, 2025-06-30, 181",
    "2024H1, HALF, 2024-01-01, 2024-06-30, 182",
    "2025H2, HALF, 2025-07-01, 2025-12-31, 184",
    "2025, YEAR, 2025-01-01, 2025-12-31, 365",
    "2024, YEAR, 2024-01-01, 2024-12-31, 366"
  })
  void hasLabelAndDays(String label, PeriodType type, LocalDate first, LocalDate last, int days) {
    Period period = Period.parse(label);
    assertThat(period).isEqualTo(new Period(type, first)).hasToString(label);
    assertThat(period.label()).isEqualTo(label);
    assertThat(period.lastDay()).isEqualTo(last);
    assertThat(period.end()).isEqualTo(last.plusDays(1));
    assertThat(period.days()).isEqualTo(days);
    assertThat(Period.containing(type, last)).isEqualTo(period);
    assertThat(period.contains(first)).isTrue();
    assertThat(period.contains(last)).isTrue();
    assertThat(period.contains(first.minusDays(1))).isFalse();
    assertThat(period.contains(last.plusDays(1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "25",
        "2025Q5",
        "2025Q0",
        "2025H3",
        "2025-13",
        "2025-00",
        "2025-W00",
        "2025-W53",
        "2025-W54",
        "2020-W54",
        "2025-3",
        "2025q3",
        "2025-03-01",
        "二〇二五"
      })
  void refusesNonsense(String label) {
    assertThatThrownBy(() -> Period.parse(label))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("2025Q3");
  }

  @Test
  void ignoresBlanksAround() {
    assertThat(Period.parse(" 2025Q3 ").label()).isEqualTo("2025Q3");
  }

  @ParameterizedTest
  @CsvSource({
    "2020-W53, 2021-W01",
    "2025-12, 2026-01",
    "2025Q4, 2026Q1",
    "2025H2, 2026H1",
    "2025, 2026"
  })
  void knowsItsNeighbours(String label, String next) {
    assertThat(Period.parse(label).next().label()).isEqualTo(next);
    assertThat(Period.parse(next).previous().label()).isEqualTo(label);
  }

  @Test
  void looksYearsBack() {
    assertThat(Period.parse("2025Q3").yearsEarlier(1)).contains(Period.parse("2024Q3"));
    assertThat(Period.parse("2024-02").yearsEarlier(3)).contains(Period.parse("2021-02"));
    assertThat(Period.parse("2021-W01").yearsEarlier(1)).contains(Period.parse("2020-W01"));
    assertThat(Period.parse("2020-W53").yearsEarlier(1)).isEmpty();
    assertThat(Period.parse("2020-W53").yearsEarlier(5)).contains(Period.parse("2015-W53"));
    assertThat(Period.parse("2020-W53").yearsEarlier(0)).contains(Period.parse("2020-W53"));
  }

  @Test
  void coversARangeWithItsEnds() {
    assertThat(
            Period.covering(
                PeriodType.QUARTER, LocalDate.of(2024, 12, 31), LocalDate.of(2025, 7, 1)))
        .extracting(Period::label)
        .containsExactly("2024Q4", "2025Q1", "2025Q2", "2025Q3");
    assertThat(Period.covering(PeriodType.WEEK, LocalDate.of(2021, 1, 3), LocalDate.of(2021, 1, 4)))
        .extracting(Period::label)
        .containsExactly("2020-W53", "2021-W01");
    assertThat(Period.covering(PeriodType.YEAR, LocalDate.of(2021, 1, 2), LocalDate.of(2021, 1, 1)))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(PeriodType.class)
  void leavesNoDayOut(PeriodType type) {
    List<Period> periods =
        Period.covering(type, LocalDate.of(1999, 12, 31), LocalDate.of(2031, 1, 1));
    LocalDate expected = periods.get(0).start();
    for (Period period : periods) {
      assertThat(period.start()).isEqualTo(expected);
      assertThat(Period.parse(period.label())).isEqualTo(period);
      expected = expected.plusDays(period.days());
    }
  }

  @Test
  void isOrderedByDayThenLength() {
    assertThat(
            List.of("2025", "2024Q4", "2025H1", "2025-01", "2025Q1").stream()
                .map(Period::parse)
                .sorted()
                .map(Period::label))
        .containsExactly("2024Q4", "2025-01", "2025Q1", "2025H1", "2025");
  }

  @Test
  void beginsOnlyWhereItsTypeDoes() {
    assertThatThrownBy(() -> new Period(PeriodType.QUARTER, LocalDate.of(2025, 2, 1)))
        .isInstanceOf(PipelineBug.class);
  }

  @Test
  void typeHasALowerCaseName() {
    assertThat(PeriodType.parse("half")).isEqualTo(PeriodType.HALF);
    assertThat(PeriodType.WEEK.tableName()).isEqualTo("week");
    assertThatThrownBy(() -> PeriodType.parse("day"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("quarter");
  }
}
