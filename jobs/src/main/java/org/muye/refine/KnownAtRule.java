package org.muye.refine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muye.config.SourceMapping.EndOf;
import org.muye.config.SourceMapping.KnownAt;
import org.muye.quality.IssueCode;
import org.muye.refine.RecordParser.Received;
import org.muye.refine.TemporalParser.Moment;

/**
 * When a row became known: by the source's own word, else by its delivery, else when it was read.
 * Decides what an as-of run sees.
 */
final class KnownAtRule {
  /** Smallest step of a stored timestamp, in nanoseconds. */
  private static final long MICROSECOND = 1_000;

  /** The moment and which of the three it rests on. */
  record Known(Instant at, String basis) {}

  private final @Nullable KnownAt rule;
  private final ZoneId zone;
  private final @Nullable TemporalParser parser;
  private final @Nullable Pattern fileName;

  KnownAtRule(@Nullable KnownAt rule, ZoneId zone) {
    this.rule = rule;
    this.zone = zone;
    this.parser = rule == null ? null : new TemporalParser(rule.patterns());
    String pattern = rule == null ? null : rule.fileName();
    this.fileName = pattern == null ? null : Pattern.compile(pattern);
  }

  Known of(Map<String, String> row, Received received, TreeSet<String> issues) {
    Optional<Moment> moment = moment(row, received);
    if (rule != null && moment.isPresent()) {
      boolean bySource = rule.column() != null;
      return new Known(at(moment.get(), rule.endOf()), bySource ? "SOURCE" : "DELIVERY");
    }
    if (rule != null) {
      issues.add(IssueCode.BAD_DATE.name() + ":known_at");
    }
    Instant delivered = received.deliveredAt();
    return delivered != null
        ? new Known(delivered, "DELIVERY")
        : new Known(received.ingestedAt(), "INGESTION");
  }

  private Optional<Moment> moment(Map<String, String> row, Received received) {
    if (rule == null || parser == null) {
      return Optional.empty();
    }
    LocalDate constant = rule.constant();
    if (constant != null) {
      return Optional.of(new Moment(constant.atStartOfDay(), null, true));
    }
    if (fileName != null) {
      Matcher name = fileName.matcher(received.fileName());
      return name.find()
          ? parser.parse(name.group(name.groupCount() >= 1 ? 1 : 0))
          : Optional.empty();
    }
    String column = rule.column();
    String text = column == null ? null : row.get(column);
    return text == null ? Optional.empty() : parser.parse(text);
  }

  private Instant at(Moment moment, @Nullable EndOf endOf) {
    if (endOf == null) {
      return moment.instant(zone);
    }
    LocalDate day = moment.day(zone);
    LocalDate next =
        switch (endOf) {
          case DAY -> day.plusDays(1);
          case MONTH -> day.withDayOfMonth(1).plusMonths(1);
          case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3);
          case YEAR -> day.withDayOfYear(1).plusYears(1);
        };
    return next.atStartOfDay(zone).toInstant().minusNanos(MICROSECOND);
  }
}
