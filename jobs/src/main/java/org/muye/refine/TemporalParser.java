package org.muye.refine;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads dates and times written in one of several declared ways. */
final class TemporalParser {
  /** `iso`: a date, optionally with a time to any precision, optionally with an offset. */
  static final String ISO = "iso";

  /** `excel-serial`: days since 1899-12-30 with a fraction for the time of day. */
  static final String EXCEL_SERIAL = "excel-serial";

  /** `epoch-seconds`: seconds since 1970-01-01T00:00:00Z. */
  static final String EPOCH_SECONDS = "epoch-seconds";

  private static final LocalDate EXCEL_EPOCH = LocalDate.of(1899, 12, 30);

  /** Serials of 1900-01-01 to 9999-12-31. */
  private static final double EXCEL_LAST = 2_958_465;

  private static final int FIRST_YEAR = 1;
  private static final int LAST_YEAR = 9999;

  private static final Pattern SERIAL = Pattern.compile("\\d{1,7}(\\.\\d+)?");
  private static final Pattern SECONDS = Pattern.compile("-?\\d{1,11}(\\.\\d+)?");

  /**
   * A moment as written.
   *
   * @param local date and time in the source's zone
   * @param offset the offset where one was written, else null
   * @param dateOnly whether only a day was written
   */
  record Moment(LocalDateTime local, @Nullable ZoneOffset offset, boolean dateOnly) {
    Instant instant(ZoneId zone) {
      return offset == null ? local.atZone(zone).toInstant() : local.toInstant(offset);
    }

    LocalDate day(ZoneId zone) {
      return offset == null ? local.toLocalDate() : instant(zone).atZone(zone).toLocalDate();
    }
  }

  private final List<String> patterns;
  private final List<Optional<DateTimeFormatter>> strict = new ArrayList<>();
  private final List<Optional<DateTimeFormatter>> lenient = new ArrayList<>();

  TemporalParser(List<String> patterns) {
    this.patterns = patterns;
    for (String pattern : patterns) {
      strict.add(formatter(pattern, ResolverStyle.STRICT));
      lenient.add(formatter(pattern, ResolverStyle.LENIENT));
    }
  }

  private static Optional<DateTimeFormatter> formatter(String pattern, ResolverStyle style) {
    if (pattern.equals(EXCEL_SERIAL) || pattern.equals(EPOCH_SECONDS)) {
      return Optional.empty();
    }
    if (pattern.equals(ISO)) {
      return Optional.of(
          new DateTimeFormatterBuilder()
              .append(DateTimeFormatter.ISO_LOCAL_DATE)
              .optionalStart()
              .appendPattern("['T'][ ]")
              .append(DateTimeFormatter.ISO_LOCAL_TIME)
              .optionalStart()
              .appendOffsetId()
              .optionalEnd()
              .optionalEnd()
              .toFormatter(Locale.ROOT)
              .withResolverStyle(style));
    }
    // Year-of-era needs an era to be strict; the proleptic year is meant.
    DateTimeFormatterBuilder builder =
        new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(properYear(pattern));
    boolean dayOfYear = usesLetter(pattern, 'D');
    if (!usesLetter(pattern, 'd') && !dayOfYear) {
      builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
    }
    if (!usesLetter(pattern, 'M') && !usesLetter(pattern, 'L') && !dayOfYear) {
      builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1);
    }
    return Optional.of(builder.toFormatter(Locale.ROOT).withResolverStyle(style));
  }

  private static String properYear(String pattern) {
    StringBuilder result = new StringBuilder();
    boolean quoted = false;
    for (char letter : pattern.toCharArray()) {
      quoted ^= letter == '\'';
      result.append(letter == 'y' && !quoted ? 'u' : letter);
    }
    return result.toString();
  }

  private static boolean usesLetter(String pattern, char wanted) {
    boolean quoted = false;
    for (char letter : pattern.toCharArray()) {
      quoted ^= letter == '\'';
      if (letter == wanted && !quoted) {
        return true;
      }
    }
    return false;
  }

  /** The moment, by the first pattern that reads the whole text; empty when none does. */
  Optional<Moment> parse(String text) {
    for (int i = 0; i < patterns.size(); i++) {
      Moment usual = patterns.get(i).equals(ISO) ? UsualMoment.of(text) : null;
      Optional<Moment> moment =
          usual == null ? parse(patterns.get(i), strict.get(i), text) : Optional.of(usual);
      if (moment.isPresent() && isOfOurEra(moment.get())) {
        return moment;
      }
    }
    return Optional.empty();
  }

  /** Years of four digits; a stored day or moment cannot be as far away as one can be written. */
  private static boolean isOfOurEra(Moment moment) {
    int year = moment.local().getYear();
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  /** Whether the text has the shape of a date that does not exist, such as 30 February. */
  boolean isImpossible(String text) {
    for (int i = 0; i < patterns.size(); i++) {
      if (lenient.get(i).isPresent() && parse(patterns.get(i), lenient.get(i), text).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Moment> parse(
      String pattern, Optional<DateTimeFormatter> formatter, String text) {
    if (formatter.isEmpty()) {
      return pattern.equals(EXCEL_SERIAL) ? excelSerial(text) : epochSeconds(text);
    }
    try {
      TemporalAccessor parsed = formatter.get().parse(text);
      LocalDate date = parsed.query(TemporalQueries.localDate());
      LocalTime time = parsed.query(TemporalQueries.localTime());
      ZoneOffset offset = parsed.query(TemporalQueries.offset());
      if (date == null) {
        return Optional.empty();
      }
      return Optional.of(
          new Moment(date.atTime(time == null ? LocalTime.MIN : time), offset, time == null));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Moment> excelSerial(String text) {
    if (!SERIAL.matcher(text).matches()) {
      return Optional.empty();
    }
    double serial = Double.parseDouble(text);
    if (serial < 1 || serial > EXCEL_LAST) {
      return Optional.empty();
    }
    long days = (long) Math.floor(serial);
    long seconds = Math.round((serial - days) * 86_400);
    return Optional.of(
        new Moment(
            EXCEL_EPOCH.plusDays(days).atStartOfDay().plusSeconds(seconds), null, seconds == 0));
  }

  private static Optional<Moment> epochSeconds(String text) {
    if (!SECONDS.matcher(text).matches()) {
      return Optional.empty();
    }
    Instant instant = Instant.ofEpochMilli(Math.round(Double.parseDouble(text) * 1000));
    OffsetDateTime utc = instant.atOffset(ZoneOffset.UTC);
    return Optional.of(new Moment(utc.toLocalDateTime(), ZoneOffset.UTC, false));
  }
}
