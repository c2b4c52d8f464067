package org.muye.config;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.muye.error.Message;

/** Checks a pattern of dates and times: Java's letters, without those that are easily mistaken. */
final class PatternCheck {
  private static final Set<String> SPECIAL = Set.of("iso", "excel-serial", "epoch-seconds");

  private PatternCheck() {}

  /** What is wrong with a pattern, each a sentence; nothing for a good one. */
  static List<Message> check(String pattern) {
    List<Message> problems = new ArrayList<>();
    if (SPECIAL.contains(pattern)) {
      return problems;
    }
    String letters = pattern.replaceAll("'[^']*'", "");
    if (letters.contains("Y")) {
      problems.add(Message.of("mapping.pattern_with_year_of_week", pattern));
    } else if (letters.contains("h") && !letters.contains("a")) {
      problems.add(Message.of("mapping.pattern_with_hour_of_half_day", pattern));
    } else if (letters.contains("D")) {
      problems.add(Message.of("mapping.pattern_with_day_of_year", pattern));
    }
    try {
      var unusedRoot = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
      var unusedChina = DateTimeFormatter.ofPattern(pattern, Locale.CHINA);
    } catch (IllegalArgumentException e) {
      problems.add(Message.of("mapping.invalid_pattern", pattern, e.getMessage()));
    }
    return problems;
  }
}
