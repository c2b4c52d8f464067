package org.muye.refine;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.muye.refine.TemporalParser.Moment;

/**
 * Moments in the way most files write them: `2025-03-05`, `2025-03-05T14:30:15` or `2025-03-05
 * 14:30:15`, the latter two also with `Z` or an offset such as `+08:00`. A formatter with optional
 * parts reads them too, and takes several times as long; a million rows have some millions of them.
 */
final class UsualMoment {
  private static final String DATE = "0000-00-00";
  private static final String TIME = "00:00:00";
  private static final int SECONDS_END = DATE.length() + 1 + TIME.length();

  private UsualMoment() {}

  /** The moment; null where it is written in another way or does not exist. */
  static @Nullable Moment of(String text) {
    if (!hasShape(text, 0, DATE)) {
      return null;
    }
    try {
      if (text.length() == DATE.length()) {
        return new Moment(date(text).atStartOfDay(), null, true);
      }
      char between = text.charAt(DATE.length());
      if ((between != 'T' && between != ' ') || !hasShape(text, DATE.length() + 1, TIME)) {
        return null;
      }
      boolean withOffset = text.length() > SECONDS_END;
      ZoneOffset offset = withOffset ? offset(text) : null;
      return withOffset && offset == null
          ? null
          : new Moment(date(text).atTime(time(text)), offset, false);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static LocalDate date(String text) {
    return LocalDate.of(100 * number(text, 0) + number(text, 2), number(text, 5), number(text, 8));
  }

  private static LocalTime time(String text) {
    return LocalTime.of(number(text, 11), number(text, 14), number(text, 17));
  }

  private static @Nullable ZoneOffset offset(String text) {
    if (text.length() == SECONDS_END + 1 && text.charAt(SECONDS_END) == 'Z') {
      return ZoneOffset.UTC;
    }
    boolean hoursAndMinutes =
        hasShape(text, SECONDS_END, "+00:00") || hasShape(text, SECONDS_END, "-00:00");
    return hoursAndMinutes && text.length() == SECONDS_END + "+00:00".length()
        ? ZoneOffset.of(text.substring(SECONDS_END))
        : null;
  }

  /** Whether the text goes on with a shape in which 0 stands for any digit. */
  private static boolean hasShape(String text, int from, String shape) {
    if (text.length() < from + shape.length()) {
      return false;
    }
    for (int i = 0; i < shape.length(); i++) {
      char letter = text.charAt(from + i);
      char wanted = shape.charAt(i);
      if (wanted == '0' ? letter < '0' || letter > '9' : letter != wanted) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int at) {
    return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
  }
}
