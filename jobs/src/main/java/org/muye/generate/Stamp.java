package org.muye.generate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Local time as seconds since 1970-01-01T00:00 on the wall clock of the city, and the ways sources
 * write it.
 */
final class Stamp {
  static final long MINUTE = 60;
  static final long HOUR = 3600;
  static final long DAY = 86_400;

  /** No time: an empty cell. */
  static final long NONE = Long.MIN_VALUE;

  private static final LocalDate EXCEL_DAY_ZERO = LocalDate.of(1899, 12, 30);

  private Stamp() {}

  static long of(LocalDate date) {
    return date.toEpochDay() * DAY;
  }

  static LocalDate date(long at) {
    return LocalDate.ofEpochDay(Math.floorDiv(at, DAY));
  }

  /** `2025-03-05 14:30:00`, or empty. */
  static String plain(long at) {
    return at == NONE ? "" : write(at, "-", "-", "", " ", true);
  }

  /** `2025-03-05T14:30:00+08:00`, or empty. */
  static String iso(long at) {
    return at == NONE ? "" : write(at, "-", "-", "", "T", true) + "+08:00";
  }

  /** `2025-03-05`, or empty. */
  static String day(long at) {
    return at == NONE ? "" : date(at).toString();
  }

  /** `20250305`, or empty. */
  static String compactDay(long at) {
    return at == NONE ? "" : compact(date(at));
  }

  static String compact(LocalDate date) {
    return pad(
        new StringBuilder(8).append(date.getYear()), date.getMonthValue(), date.getDayOfMonth());
  }

  /** `2025年3月5日`. */
  static String chineseDay(long at) {
    LocalDate date = date(at);
    return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
  }

  /** `2025年3月5日 14:30`. */
  static String chinese(long at) {
    LocalDateTime time = time(at);
    return pad(new StringBuilder(chineseDay(at)).append(' '), time.getHour())
        + ":"
        + pad(new StringBuilder(2), time.getMinute());
  }

  /** `2025/3/5 14:30`, as a spreadsheet shows it. */
  static String slashes(long at) {
    LocalDateTime time = time(at);
    return time.getYear()
        + "/"
        + time.getMonthValue()
        + "/"
        + time.getDayOfMonth()
        + " "
        + time.getHour()
        + ":"
        + pad(new StringBuilder(2), time.getMinute());
  }

  /** Days since 1899-12-30 with the time as a fraction, as Excel stores it. */
  static double excel(long at) {
    long days = ChronoUnit.DAYS.between(EXCEL_DAY_ZERO, date(at));
    return days + Math.floorMod(at, DAY) / (double) DAY;
  }

  private static LocalDateTime time(long at) {
    return LocalDateTime.ofEpochSecond(at, 0, ZoneOffset.UTC);
  }

  private static String write(
      long at,
      String afterYear,
      String afterMonth,
      String afterDay,
      String between,
      boolean seconds) {
    LocalDateTime time = time(at);
    StringBuilder out = new StringBuilder(20).append(time.getYear()).append(afterYear);
    pad(out, time.getMonthValue());
    out.append(afterMonth);
    pad(out, time.getDayOfMonth());
    out.append(afterDay).append(between);
    pad(out, time.getHour());
    out.append(':');
    pad(out, time.getMinute());
    if (seconds) {
      out.append(':');
      pad(out, time.getSecond());
    }
    return out.toString();
  }

  private static String pad(StringBuilder out, int... numbers) {
    for (int number : numbers) {
      if (number < 10) {
        out.append('0');
      }
      out.append(number);
    }
    return out.toString();
  }
}
