package org.muye.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WatchedWeeksTest {
  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  @Test
  void onlyWholeWeeksAreWatched() {
    // 2010-01-01 is a Friday, 2019-12-31 a Tuesday: 2010-W01 to 2019-W52 are 521 weeks.
    WatchedWeeks weeks = WatchedWeeks.of(day("2010-01-01"), day("2019-12-31"));

    assertThat(weeks.first()).isEqualTo("2010-01-04");
    assertThat(weeks.count()).isEqualTo(521);
    assertThat(weeks.monday(520)).isEqualTo("2019-12-23");
  }

  @Test
  void week53IsAWeekLikeAnyOther() {
    WatchedWeeks weeks = WatchedWeeks.of(day("2020-12-21"), day("2021-01-10"));

    assertThat(weeks.count()).isEqualTo(3);
    assertThat(weeks.monday(1)).isEqualTo("2020-12-28");
    assertThat(weeks.index(day("2020-12-28"))).isEqualTo(1);
    assertThat(weeks.index(day("2021-01-03"))).isEqualTo(1);
    assertThat(weeks.index(day("2021-01-04"))).isEqualTo(2);
    assertThat(weeks.index(day("2020-12-20"))).isEqualTo(-1);
  }

  @Test
  void aWeekIsCompleteOnItsSunday() {
    assertThat(WatchedWeeks.of(day("2024-01-01"), day("2024-01-06")).count()).isZero();
    assertThat(WatchedWeeks.of(day("2024-01-01"), day("2024-01-07")).count()).isEqualTo(1);
    assertThat(WatchedWeeks.of(day("2024-01-02"), day("2024-01-07")).count()).isZero();
    assertThat(WatchedWeeks.of(day("2024-05-01"), day("2024-01-07")).count()).isZero();
  }
}
