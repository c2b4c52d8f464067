package org.muye.refine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muye.config.SourceMapping;
import org.muye.contract.CodeList;
import org.muye.contract.ContractColumn;
import org.muye.quality.IssueCode;

/**
 * Reads one canonical field from text: sentinels, translation, then the type and the code list of
 * the contract. An unusable text gives no value and an issue; the caller decides what becomes of
 * the row.
 */
final class FieldParser {
  /** The class of codes that no list holds (rule R10). */
  static final String UNKNOWN_CODE = "UNK";

  private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d+),(\\d+)\\)");

  /** More than a double has; a number like 1e-999999999 cannot even be rounded. */
  private static final int MOST_PLACES = 400;

  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}(\\.0+)?");
  private static final Set<String> YES = Set.of("1", "true", "t", "y", "yes", "是", "有", "已", "1.0");
  private static final Set<String> NO = Set.of("0", "false", "f", "n", "no", "否", "无", "未", "0.0");

  /** A value, or why there is none; at most one issue. */
  record Parsed(@Nullable Object value, @Nullable IssueCode issue, boolean dateOnly) {
    static final Parsed BLANK = new Parsed(null, null, false);

    static Parsed of(Object value) {
      return new Parsed(value, null, false);
    }

    static Parsed unusable(IssueCode issue) {
      return new Parsed(null, issue, false);
    }
  }

  private final ContractColumn column;
  private final SourceMapping.Field rule;
  private final @Nullable CodeList codes;
  private final TemporalParser temporal;
  private final ZoneId sourceZone;
  private final ZoneId regionZone;
  private final @Nullable String pseudonymKey;

  FieldParser(
      ContractColumn column,
      SourceMapping.Field rule,
      @Nullable CodeList codes,
      ZoneId sourceZone,
      ZoneId regionZone,
      @Nullable String pseudonymKey) {
    this.column = column;
    this.rule = rule;
    this.codes = codes;
    this.temporal = new TemporalParser(rule.patterns());
    this.sourceZone = sourceZone;
    this.regionZone = regionZone;
    this.pseudonymKey = pseudonymKey;
  }

  ContractColumn column() {
    return column;
  }

  /** The rule by which the field is a pseudonym, or null when it is none. */
  SourceMapping.@Nullable Hmac hmac() {
    return rule.hmac();
  }

  /** Reads the field from the columns and derived values of a row. */
  Parsed parse(Map<String, String> row) {
    String constant = rule.constant();
    String source = rule.column();
    String text = constant != null ? constant : source == null ? null : row.get(source);
    boolean sentinel = text != null && rule.nullWhen().contains(text);
    if (sentinel) {
      return Parsed.unusable(IssueCode.SENTINEL_VALUE);
    }
    if (text != null && rule.translate().containsKey(text)) {
      text = rule.translate().get(text);
    }
    if (text == null || text.isBlank()) {
      text = rule.defaultValue();
    }
    return text == null ? Parsed.BLANK : typed(text.strip());
  }

  private Parsed typed(String text) {
    SourceMapping.Hmac hmac = rule.hmac();
    if (hmac != null) {
      return pseudonym(text, hmac);
    }
    if (codes != null) {
      return coded(text, codes);
    }
    return switch (column.type()) {
      case "string" -> string(text);
      case "int", "bigint" -> whole(text);
      case "double" -> real(text);
      case "boolean" -> bool(text);
      case "date", "timestamp" -> moment(text);
      default -> decimal(text);
    };
  }

  private Parsed pseudonym(String text, SourceMapping.Hmac hmac) {
    if (hmac.checkResidentId() && !ResidentId.isValid(text)) {
      return Parsed.unusable(IssueCode.BAD_IDENTIFIER_CHECK);
    }
    String key = pseudonymKey;
    return key == null ? Parsed.BLANK : Parsed.of(Pseudonym.of(text, hmac.purpose(), key));
  }

  private Parsed coded(String text, CodeList list) {
    String separator = column.separator();
    if (separator == null) {
      return list.contains(text)
          ? Parsed.of(text)
          : new Parsed(UNKNOWN_CODE, IssueCode.UNKNOWN_CODE, false);
    }
    StringBuilder result = new StringBuilder();
    boolean unknown = false;
    for (String part : text.split("[;；,，、|]", -1)) {
      String code = part.strip();
      if (code.isEmpty()) {
        continue;
      }
      boolean known = list.contains(code);
      unknown |= !known;
      result.append(result.isEmpty() ? "" : separator).append(known ? code : UNKNOWN_CODE);
    }
    return new Parsed(result.toString(), unknown ? IssueCode.UNKNOWN_CODE : null, false);
  }

  private Parsed string(String text) {
    Integer longest = column.maxLength();
    if (longest != null && text.length() > longest) {
      return Parsed.unusable(IssueCode.VALUE_TOO_LONG);
    }
    return text.indexOf('\uFFFD') >= 0
        ? new Parsed(text, IssueCode.REPLACEMENT_CHARACTER, false)
        : Parsed.of(text);
  }

  private Parsed whole(String text) {
    Matcher number = WHOLE.matcher(text);
    if (!number.matches()) {
      return Parsed.unusable(IssueCode.BAD_NUMBER);
    }
    int point = text.indexOf('.');
    long value = Long.parseLong(point < 0 ? text : text.substring(0, point));
    Double minimum = column.minimum();
    if (minimum != null && value < minimum) {
      return Parsed.unusable(minimum == 0 ? IssueCode.NEGATIVE_COUNT : IssueCode.BAD_NUMBER);
    }
    Double maximum = column.maximum();
    boolean tooLarge =
        (maximum != null && value > maximum)
            || (column.type().equals("int") && value > Integer.MAX_VALUE);
    if (tooLarge) {
      return Parsed.unusable(IssueCode.BAD_NUMBER);
    }
    return Parsed.of(column.type().equals("int") ? (Object) (int) value : (Object) value);
  }

  private Parsed real(String text) {
    return number(text)
        .map(BigDecimal::doubleValue)
        .filter(n -> Double.isFinite(n))
        .map(Parsed::of)
        .orElse(BAD_NUMBER);
  }

  private static final Parsed BAD_NUMBER = Parsed.unusable(IssueCode.BAD_NUMBER);

  private Parsed decimal(String text) {
    Matcher type = DECIMAL.matcher(column.type());
    Optional<BigDecimal> number = number(text);
    if (!type.matches() || number.isEmpty()) {
      return BAD_NUMBER;
    }
    int precision = Integer.parseInt(type.group(1));
    int scale = Integer.parseInt(type.group(2));
    if ((long) number.get().precision() - number.get().scale() > precision) {
      // Checked before rounding: 1e999999999 would be written out with all its digits.
      return BAD_NUMBER;
    }
    BigDecimal value = number.get().setScale(scale, RoundingMode.HALF_UP);
    return value.precision() > precision ? BAD_NUMBER : inRange(value);
  }

  private Parsed inRange(BigDecimal value) {
    Double minimum = column.minimum();
    Double maximum = column.maximum();
    boolean outside =
        (minimum != null && value.doubleValue() < minimum)
            || (maximum != null && value.doubleValue() > maximum);
    if (!outside) {
      return Parsed.of(value);
    }
    boolean coordinate = column.name().equals("longitude") || column.name().equals("latitude");
    return Parsed.unusable(coordinate ? IssueCode.BAD_COORDINATES : IssueCode.BAD_NUMBER);
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return text.length() > 40
          ? Optional.empty()
          : Optional.of(new BigDecimal(text))
              .filter(n -> Math.abs((long) n.scale()) <= MOST_PLACES);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Parsed bool(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (YES.contains(lower)) {
      return Parsed.of(true);
    }
    return NO.contains(lower) ? Parsed.of(false) : Parsed.unusable(IssueCode.BAD_BOOLEAN);
  }

  private Parsed moment(String text) {
    Optional<TemporalParser.Moment> moment = temporal.parse(text);
    if (moment.isEmpty()) {
      return Parsed.unusable(
          temporal.isImpossible(text) ? IssueCode.IMPOSSIBLE_DATE : IssueCode.BAD_DATE);
    }
    if (column.type().equals("date")) {
      LocalDate day = moment.get().day(regionZone);
      return new Parsed(day, null, true);
    }
    Instant instant = moment.get().instant(sourceZone);
    return new Parsed(instant, null, moment.get().dateOnly());
  }
}
