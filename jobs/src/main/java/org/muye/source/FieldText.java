package org.muye.source;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Trimming and blanks, the same for every format. */
final class FieldText {
  private FieldText() {}

  /** The trimmed text, or null when it is blank or stands for missing. */
  static @Nullable String clean(@Nullable String text, Set<String> nullValues) {
    if (text == null) {
      return null;
    }
    String trimmed = trim(text);
    if (trimmed.isEmpty() || (!nullValues.isEmpty() && nullValues.contains(trimmed))) {
      return null;
    }
    return trimmed;
  }

  /** Without blanks at both ends, the ideographic and the no-break space among them. */
  static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return from == 0 && to == text.length() ? text : text.substring(from, to);
  }

  static boolean isBlank(char c) {
    if (c <= ' ') {
      return true;
    }
    return c >= 0x7f && (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF');
  }
}
