package org.muye.time;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muye.error.PipelineBug;
import org.muye.error.UserError;

/**
 * One reporting period of local days. Ordered by its first day, of the same day the shorter first.
 *
 * @param type its length
 * @param start its first day
 */
public record Period(PeriodType type, LocalDate start) implements Comparable<Period>, Serializable {
  private static final Comparator<Period> ORDER =
      Comparator.comparing(Period::start).thenComparing(Period::type);
  private static final Pattern LABEL =
      Pattern.compile(
          "(?<year>\\d{4})(?:-W(?<week>\\d{2})|-(?<month>\\d{2})|Q(?<quarter>[1-4])|H(?<half>[12]))?");

  /** Refuses a day on which no period of the type begins; use {@link #containing}. */
  public Period {
    if (!type.startOf(start).equals(start)) {
      throw new PipelineBug("no " + type.tableName() + " begins on " + start);
    }
  }

  /** The period of the type that holds the local day. */
  public static Period containing(PeriodType type, LocalDate date) {
    return new Period(type, type.startOf(date));
  }

  /**
   * All periods of the type with at least one day from {@code from} to {@code lastDay}, in order.
   */
  public static List<Period> covering(PeriodType type, LocalDate from, LocalDate lastDay) {
    List<Period> periods = new ArrayList<>();
    if (!from.isAfter(lastDay)) {
      for (Period period = containing(type, from);
          !period.start().isAfter(lastDay);
          period = period.next()) {
        periods.add(period);
      }
    }
    return List.copyOf(periods);
  }

  /**
   * The period of a {@link #label()}.
   *
   * @throws UserError when the text is no label, or names a month or week that does not exist
   */
  public static Period parse(String label) {
    Matcher parts = LABEL.matcher(label.strip());
    if (!parts.matches()) {
      throw noPeriod(label);
    }
    try {
      return of(parts);
    } catch (DateTimeException e) {
      throw noPeriod(label);
    }
  }

  private static Period of(Matcher parts) {
    int year = Integer.parseInt(parts.group("year"));
    if (parts.group("week") != null) {
      int week = Integer.parseInt(parts.group("week"));
      return week(year, week).orElseThrow(() -> new DateTimeException("no week " + week));
    }
    if (parts.group("month") != null) {
      return starting(PeriodType.MONTH, year, Integer.parseInt(parts.group("month")));
    }
    if (parts.group("quarter") != null) {
      return starting(PeriodType.QUARTER, year, 3 * Integer.parseInt(parts.group("quarter")) - 2);
    }
    if (parts.group("half") != null) {
      return starting(PeriodType.HALF, year, 6 * Integer.parseInt(parts.group("half")) - 5);
    }
    return starting(PeriodType.YEAR, year, 1);
  }

  private static Period starting(PeriodType type, int year, int month) {
    return new Period(type, LocalDate.of(year, month, 1));
  }

  /** 4 January always lies in the first ISO week. */
  private static Optional<Period> week(int weekYear, int week) {
    Period first = containing(PeriodType.WEEK, LocalDate.of(weekYear, 1, 4));
    Period result = new Period(PeriodType.WEEK, first.start().plusWeeks(week - 1L));
    return week >= 1 && result.weekYear() == weekYear ? Optional.of(result) : Optional.empty();
  }

  private static UserError noPeriod(String label) {
    return UserError.of("time.not_a_period", label);
  }

  /** {@code 2025-W14}, {@code 2025-03}, {@code 2025Q3}, {@code 2025H1} or {@code 2025}. */
  public String label() {
    return switch (type) {
      case WEEK ->
          digits(weekYear(), 4) + "-W" + digits(start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
      case MONTH -> digits(start.getYear(), 4) + "-" + digits(start.getMonthValue(), 2);
      case QUARTER -> digits(start.getYear(), 4) + "Q" + (start.getMonthValue() + 2) / 3;
      case HALF -> digits(start.getYear(), 4) + "H" + (start.getMonthValue() + 5) / 6;
      case YEAR -> digits(start.getYear(), 4);
    };
  }

  /** Every value row is labelled; a format string would be parsed each time. */
  private static String digits(int number, int width) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  private int weekYear() {
    return start.get(IsoFields.WEEK_BASED_YEAR);
  }

  /** The first day after the period. */
  public LocalDate end() {
    return type.shift(start, 1);
  }

  /** The last day of the period. */
  public LocalDate lastDay() {
    return end().minusDays(1);
  }

  /** The number of days: a first quarter has 90, in leap years 91. */
  public int days() {
    return Math.toIntExact(ChronoUnit.DAYS.between(start, end()));
  }

  /** Whether the local day lies in the period. */
  public boolean contains(LocalDate date) {
    return !date.isBefore(start) && date.isBefore(end());
  }

  /** The period of the same type right after. */
  public Period next() {
    return new Period(type, end());
  }

  /** The period of the same type right before. */
  public Period previous() {
    return new Period(type, type.shift(start, -1));
  }

  /**
   * The same period so many years earlier; of a week the ISO week of the same number, which is
   * absent for week 53 of a year that has 52.
   *
   * @param years 0 or more
   */
  public Optional<Period> yearsEarlier(int years) {
    if (type == PeriodType.WEEK) {
      return week(weekYear() - years, start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
    return Optional.of(new Period(type, start.minusYears(years)));
  }

  @Override
  public int compareTo(Period other) {
    return ORDER.compare(this, other);
  }

  /** The label, so that a message reads well. */
  @Override
  public String toString() {
    return label();
  }
}
