package org.muye.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.muye.error.UserError;

/** The lengths of reporting period, from the shortest to the longest. */
public enum PeriodType {
  /** ISO 8601 week: Monday to Sunday; it belongs to the year that holds its Thursday. */
  WEEK,
  /** Calendar month. */
  MONTH,
  /** Calendar quarter. */
  QUARTER,
  /** January to June, or July to December. */
  HALF,
  /** Calendar year. */
  YEAR;

  /** The name in tables and on the command line: {@code week}, {@code month} and so on. */
  public String tableName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The type of a {@link #tableName()}.
   *
   * @throws UserError for any other word
   */
  public static PeriodType parse(String tableName) {
    for (PeriodType type : values()) {
      if (type.tableName().equals(tableName.strip())) {
        return type;
      }
    }
    throw UserError.of("time.no_period_type", tableName);
  }

  /** The first day of the period that holds the date. */
  LocalDate startOf(LocalDate date) {
    return switch (this) {
      case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> date.withDayOfMonth(1);
      case QUARTER -> firstOfMonths(date, 3);
      case HALF -> firstOfMonths(date, 6);
      case YEAR -> date.withDayOfYear(1);
    };
  }

  /** The first day of the period after, or before when negative. */
  LocalDate shift(LocalDate start, int periods) {
    return switch (this) {
      case WEEK -> start.plusWeeks(periods);
      case MONTH -> start.plusMonths(periods);
      case QUARTER -> start.plusMonths(3L * periods);
      case HALF -> start.plusMonths(6L * periods);
      case YEAR -> start.plusYears(periods);
    };
  }

  private static LocalDate firstOfMonths(LocalDate date, int months) {
    int month = (date.getMonthValue() - 1) / months * months + 1;
    return LocalDate.of(date.getYear(), month, 1);
  }
}
