package org.muye.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.muye.table.FilesByDay.Share;

class FilesByDayTest {
  private static final LocalDate FIRST = LocalDate.parse("2020-01-01");

  private static SortedMap<LocalDate, Long> days(long... rows) {
    SortedMap<LocalDate, Long> days = new TreeMap<>();
    for (int i = 0; i < rows.length; i++) {
      days.put(FIRST.plusDays(i), rows[i]);
    }
    return days;
  }

  @Test
  void filesAreNeitherSmallNorMany() {
    assertThat(FilesByDay.files(0)).isEqualTo(1);
    assertThat(FilesByDay.files(199_999)).isEqualTo(1);
    assertThat(FilesByDay.files(200_000)).isEqualTo(2);
    assertThat(FilesByDay.files(4_800_000)).isEqualTo(48);
    assertThat(FilesByDay.files(90_000_000)).isEqualTo(48);
    assertThat(FilesByDay.files(1_000_000_000)).isEqualTo(500);
  }

  /**
   * Two files of 100,000 rows: the third day has 50,000 rows before the border and 10,000 after.
   */
  @Test
  void aDayOnABorderGoesToBothFiles() {
    assertThat(FilesByDay.shares(days(20_000, 30_000, 60_000, 90_000)))
        .isEqualTo(
            Map.of(
                FIRST,
                new Share(0, 1),
                FIRST.plusDays(1),
                new Share(0, 1),
                FIRST.plusDays(2),
                new Share(0, 2),
                FIRST.plusDays(3),
                new Share(1, 1)));
  }

  @Test
  void aDayThatEndsAtABorderDoesNotCrossIt() {
    assertThat(FilesByDay.shares(days(100_000, 100_000)))
        .isEqualTo(Map.of(FIRST, new Share(0, 1), FIRST.plusDays(1), new Share(1, 1)));
  }

  /** Such as the day that a system writes where none is known. */
  @Test
  void aDayOfMostRowsIsSpreadOverFiles() {
    assertThat(FilesByDay.shares(days(1, 999_998, 1)))
        .isEqualTo(
            Map.of(
                FIRST,
                new Share(0, 1),
                FIRST.plusDays(1),
                new Share(0, 10),
                FIRST.plusDays(2),
                new Share(9, 1)));
  }

  @Test
  void everyFileIsOneOfThoseThatAreWritten() {
    SortedMap<LocalDate, Long> days = new TreeMap<>();
    for (int i = 0; i < 3_653; i++) {
      days.put(FIRST.plusDays(i), 1 + (i * 7919L) % 5_003);
    }
    long all = days.values().stream().mapToLong(Long::longValue).sum();
    assertThat(FilesByDay.shares(days).values())
        .allSatisfy(
            share -> {
              assertThat(share.first()).isNotNegative();
              assertThat(share.files()).isPositive();
              assertThat(share.first() + share.files()).isLessThanOrEqualTo(FilesByDay.files(all));
            });
  }
}
