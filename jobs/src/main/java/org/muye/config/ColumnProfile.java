package org.muye.config;

import java.text.ParsePosition;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.muye.error.Message;

/**
 * What the values of a column look like. Holds no values, so that a draft cannot leak one.
 *
 * @param filled share of rows with a value, 0 to 1
 * @param distinct number of different values among the rows looked at
 * @param unique true when every row has a value of its own
 * @param kind what the values look like
 * @param patterns date patterns that read the values, the most frequent first; empty for others
 * @param dashes share of rows whose value is a single '-'
 */
record ColumnProfile(
    double filled, int distinct, boolean unique, Kind kind, List<String> patterns, double dashes) {

  enum Kind {
    EMPTY(Message.of("draft.kind.empty")),
    DATE(Message.of("draft.kind.date")),
    SERIAL(Message.of("draft.kind.serial")),
    INTEGER(Message.of("draft.kind.integer")),
    DECIMAL(Message.of("draft.kind.decimal")),
    CODE(Message.of("draft.kind.code")),
    ID_NUMBER(Message.of("draft.kind.id_number")),
    PHONE(Message.of("draft.kind.phone")),
    FREE_TEXT(Message.of("draft.kind.free_text")),
    TEXT(Message.of("draft.kind.text"));

    private final Message words;

    Kind(Message words) {
      this.words = words;
    }

    Message words() {
      return words;
    }
  }

  private static final double MOST = 0.95;
  private static final int MAX_DISTINCT = 2_000;

  private static final Pattern ID_NUMBER =
      Pattern.compile(
          "[1-9]\\d{5}(19|20)\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])\\d{3}[0-9Xx]"
              + "|[1-9]\\d{7}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])\\d{3}");
  private static final Pattern PHONE =
      Pattern.compile(
          "(\\+?86[- ]?)?1[3-9]\\d{9}|0\\d{2,3}[- ]?\\d{7,8}|\\(\\d{3}\\) ?\\d{3}-\\d{4}");
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d*[.]\\d+([eE][-+]?\\d+)?|-?\\d+");
  private static final Pattern SERIAL = Pattern.compile("[2-6]\\d{4}([.]\\d+)?");
  private static final Pattern OFFSET =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}([.]\\d+)?)?(Z|[-+]\\d{2}:?\\d{2})?");

  /** Candidates, the more frequent reading of an ambiguous value first. */
  private static final Map<String, DateTimeFormatter> PATTERNS = new LinkedHashMap<>();

  static {
    for (String pattern :
        List.of(
            "yyyyMMdd",
            "yyyyMMddHHmmss",
            "yyyy-MM-dd",
            "yyyy-MM-dd HH:mm:ss",
            "yyyy-MM-dd HH:mm",
            "yyyy-M-d",
            "yyyy-M-d H:mm:ss",
            "yyyy-M-d H:mm",
            "yyyy-MM",
            "yyyy/M/d",
            "yyyy/M/d H:mm:ss",
            "yyyy/M/d H:mm",
            "yyyy.M.d",
            "yyyy年M月d日",
            "yyyy年M月d日 H:mm",
            "yyyy年M月d日 H:mm:ss",
            "yyyy年M月d日H时m分",
            "yyyy年M月",
            "M/d/yyyy",
            "M/d/yyyy H:mm",
            "M/d/yyyy H:mm:ss",
            "M/d/yyyy h:mm:ss a",
            "d/M/yyyy",
            "d/M/yyyy H:mm",
            "d/M/yyyy H:mm:ss",
            "d.M.yyyy",
            "d.M.yyyy H:mm")) {
      PATTERNS.put(pattern, DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
    }
  }

  static ColumnProfile of(List<String> values) {
    Set<String> distinct = new TreeSet<>();
    int filled = 0;
    int dashes = 0;
    for (String value : values) {
      if (value.equals("-")) {
        dashes++;
      } else if (!value.isEmpty()) {
        filled++;
        distinct.add(value);
      }
    }
    double rows = Math.max(1, values.size());
    List<String> sample = distinct.stream().limit(MAX_DISTINCT).toList();
    List<String> patterns = patterns(sample);
    return new ColumnProfile(
        filled / rows,
        distinct.size(),
        distinct.size() == values.size() && !values.isEmpty(),
        kind(sample, patterns),
        patterns,
        dashes / rows);
  }

  private static Kind kind(List<String> values, List<String> patterns) {
    if (values.isEmpty()) {
      return Kind.EMPTY;
    }
    if (most(values, ID_NUMBER)) {
      return Kind.ID_NUMBER;
    }
    if (!patterns.isEmpty()) {
      return Kind.DATE;
    }
    if (most(values, PHONE)) {
      return Kind.PHONE;
    }
    if (values.size() > 1 && most(values, SERIAL)) {
      return Kind.SERIAL;
    }
    if (most(values, INTEGER)) {
      boolean padded = values.stream().anyMatch(v -> v.length() > 1 && v.startsWith("0"));
      return padded ? Kind.CODE : Kind.INTEGER;
    }
    if (most(values, DECIMAL)) {
      return Kind.DECIMAL;
    }
    double mean = values.stream().mapToInt(String::length).average().orElse(0);
    int longest = values.stream().mapToInt(String::length).max().orElse(0);
    if (mean > 40 || longest > 120) {
      return Kind.FREE_TEXT;
    }
    return longest <= 12 && values.size() <= 200 ? Kind.CODE : Kind.TEXT;
  }

  private static boolean most(List<String> values, Pattern pattern) {
    return values.stream().filter(v -> pattern.matcher(v).matches()).count()
        >= MOST * values.size();
  }

  /** The fewest patterns, in order of use, that together read nearly all values; else none. */
  private static List<String> patterns(List<String> values) {
    List<String> left = new ArrayList<>(values);
    List<String> chosen = new ArrayList<>();
    while (!left.isEmpty() && left.size() > (1 - MOST) * values.size() && chosen.size() < 4) {
      String best = "";
      List<String> bestLeft = left;
      List<String> candidates = new ArrayList<>(PATTERNS.keySet());
      candidates.add("iso");
      for (String candidate : candidates) {
        List<String> rest = left.stream().filter(v -> !reads(candidate, v)).toList();
        if (rest.size() < bestLeft.size()) {
          best = candidate;
          bestLeft = rest;
        }
      }
      if (best.isEmpty()) {
        return List.of();
      }
      chosen.add(best);
      left = new ArrayList<>(bestLeft);
    }
    return List.copyOf(chosen);
  }

  private static boolean reads(String pattern, String value) {
    if (pattern.equals("iso")) {
      return OFFSET.matcher(value).matches();
    }
    DateTimeFormatter formatter = PATTERNS.get(pattern);
    if (formatter == null
        || value.isEmpty()
        || value.length() > 30
        || !Character.isDigit(value.charAt(0))
        || (pattern.startsWith("yyyyMM") && value.length() != pattern.length())) {
      return false;
    }
    ParsePosition position = new ParsePosition(0);
    var parsed = formatter.parseUnresolved(value, position);
    if (parsed == null || position.getErrorIndex() >= 0 || position.getIndex() != value.length()) {
      return false;
    }
    return plausible(parsed);
  }

  /** Eight digits are a date only when month, day and year could be ones of our records. */
  private static boolean plausible(java.time.temporal.TemporalAccessor parsed) {
    return within(parsed, java.time.temporal.ChronoField.YEAR_OF_ERA, 1900, 2100)
        && within(parsed, java.time.temporal.ChronoField.MONTH_OF_YEAR, 1, 12)
        && within(parsed, java.time.temporal.ChronoField.DAY_OF_MONTH, 1, 31)
        && within(parsed, java.time.temporal.ChronoField.HOUR_OF_DAY, 0, 23)
        && within(parsed, java.time.temporal.ChronoField.MINUTE_OF_HOUR, 0, 59);
  }

  private static boolean within(
      java.time.temporal.TemporalAccessor parsed,
      java.time.temporal.ChronoField field,
      long least,
      long most) {
    return !parsed.isSupported(field)
        || (parsed.getLong(field) >= least && parsed.getLong(field) <= most);
  }
}
