package org.muye.refine;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muye.config.SourceMapping;
import org.muye.contract.CodeLists;
import org.muye.contract.ContractColumn;
import org.muye.error.PipelineBug;
import org.muye.quality.IssueCode;
import org.muye.region.Region;

/**
 * Turns one text row into a typed record after a mapping and the contract of its silver table.
 * Pure: no clock, no Spark; compiled once per task.
 */
public final class RecordParser {
  /** What a row brings besides its text. */
  public record Received(
      String fileName,
      String fileSha256,
      long rowNumber,
      @Nullable Instant deliveredAt,
      Instant ingestedAt,
      boolean voided,
      boolean correction) {}

  /** A record, or the reason why the row was set aside. */
  public record Outcome(
      Map<String, @Nullable Object> fields, @Nullable IssueCode setAside, String message) {
    static Outcome quarantined(IssueCode code, String message) {
      return new Outcome(Map.of(), code, message);
    }
  }

  /** Everything a parser is made from; travels to the executors. */
  public record Rules(
      SourceMapping mapping,
      List<ContractColumn> columns,
      CodeLists codeLists,
      Region region,
      Map<String, String> keys)
      implements Serializable {}

  private static final Map<String, String> EVENT_TIME =
      Map.of(
          "incident", "occurred_at",
          "dispute", "accepted_at",
          "dispute_event", "at",
          "training", "held_on",
          "duty_activity", "held_on",
          "duty_roster", "valid_from",
          "responsibility_letter", "year",
          "responsibility_action", "decided_on");

  /** Records of what is laid down for a time, which may lie ahead. */
  private static final Set<String> LAID_DOWN = Set.of("duty_roster", "responsibility_letter");

  private static final Pattern VERSION = Pattern.compile("\\d{1,18}(\\.0+)?");

  private final SourceMapping mapping;
  private final ZoneId regionZone;
  private final List<FieldParser> parsers = new ArrayList<>();
  private final KnownAtRule knownAt;
  private final PlausibleMoments moments;
  private final UnitAssignment units;
  private final String idField;
  private final String eventField;

  public RecordParser(Rules rules) {
    mapping = rules.mapping();
    regionZone = rules.region().timeZone();
    moments = new PlausibleMoments(regionZone);
    units = new UnitAssignment(mapping.record(), rules.region());
    String zone = mapping.shape().timeZone();
    ZoneId sourceZone = zone == null ? regionZone : ZoneId.of(zone);
    knownAt = new KnownAtRule(mapping.knownAt(), sourceZone);
    idField = rules.columns().get(0).name();
    eventField =
        Objects.requireNonNull(
            EVENT_TIME.get(mapping.record()), "no event time for " + mapping.record());
    for (ContractColumn column : rules.columns()) {
      SourceMapping.Field rule = mapping.fields().get(column.name());
      boolean fromKey = column.name().equals(idField) && keyIsIdentifier();
      if (rule != null && !fromKey) {
        String list = rule.codeList() != null ? rule.codeList() : column.codeList();
        SourceMapping.Hmac hmac = rule.hmac();
        parsers.add(
            new FieldParser(
                column,
                rule,
                list == null ? null : rules.codeLists().get(list),
                sourceZone,
                regionZone,
                hmac == null ? null : rules.keys().get(hmac.keyEnv())));
      }
    }
  }

  /** Parses a row given as columns and derived values. */
  public Outcome parse(Map<String, String> row, Received received) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    TreeSet<String> issues = new TreeSet<>();
    String id = identifier(row, received.fileName(), received.rowNumber());
    if (id == null && keyIsIdentifier()) {
      return Outcome.quarantined(
          IssueCode.MISSING_REQUIRED, "the key is blank: " + String.join(", ", mapping.key()));
    }
    if (id != null && keyIsIdentifier()) {
      fields.put(idField, id);
    }
    boolean dateOnly = false;
    for (FieldParser parser : parsers) {
      ContractColumn column = parser.column();
      FieldParser.Parsed parsed = parser.parse(row);
      IssueCode issue = parsed.issue();
      if (parsed.value() == null && column.required() && !canBeUnknown(column)) {
        return Outcome.quarantined(
            issue == null || issue == IssueCode.SENTINEL_VALUE ? IssueCode.MISSING_REQUIRED : issue,
            column.name() + " is required");
      }
      if (issue != null) {
        issues.add(issue.name() + ":" + column.name());
      }
      fields.put(column.name(), parsed.value());
      if (column.name().equals(eventField)) {
        dateOnly = parsed.dateOnly();
      }
    }
    KnownAtRule.Known known = knownAt.of(row, received, issues);
    fields.put("known_at", known.at());
    fields.put("known_at_basis", known.basis());
    LocalDate eventDate = eventDate(fields.get(eventField));
    fields.put("event_date", eventDate);
    LocalDate readOn = received.ingestedAt().atZone(regionZone).toLocalDate();
    if (!LAID_DOWN.contains(mapping.record())) {
      if (eventDate.isAfter(readOn)) {
        return Outcome.quarantined(
            IssueCode.FUTURE_DATE, eventField + " lies after the day the row was read");
      }
      if (eventDate.isAfter(known.at().atZone(regionZone).toLocalDate())) {
        issues.add(IssueCode.OCCURRED_AFTER_KNOWN.name() + ":" + eventField);
      }
    }
    moments.apply(fields, readOn, issues);
    complete(fields, dateOnly);
    fields.put("is_deleted", received.voided());
    fields.put("record_version", version(row, issues));
    addCorrection(fields, row, received);
    fields.put("content_hash", ContentHash.of(fields));
    units.apply(fields, eventDate, issues);
    fields.put("issues", issues.toArray(new String[0]));
    return new Outcome(fields, null, "");
  }

  /**
   * A unit that is not given or not known is a class of its own, not a reason to lose the record.
   */
  private static boolean canBeUnknown(ContractColumn column) {
    return column.name().equals("unit_code") || column.name().equals("is_valid");
  }

  /** An event of a log belongs to a dispute; its key is not the dispute's. */
  private boolean keyIsIdentifier() {
    return !mapping.record().equals("dispute_event") && !mapping.key().isEmpty();
  }

  /**
   * The id of the record that a row speaks of, also of a row that would be set aside; of an event
   * that of its dispute.
   *
   * @return null when it is blank
   */
  @Nullable String recordId(Map<String, String> row, String fileName, long rowNumber) {
    if (keyIsIdentifier()) {
      return identifier(row, fileName, rowNumber);
    }
    return parsers.stream()
        .filter(parser -> parser.column().name().equals(idField))
        .findFirst()
        .map(parser -> (String) parser.parse(row).value())
        .orElse(null);
  }

  /** The pseudonyms of the persons that a row names, each with the rule that made it. */
  Map<String, SourceMapping.Hmac> pseudonyms(Map<String, String> row) {
    Map<String, SourceMapping.Hmac> pseudonyms = new LinkedHashMap<>();
    for (FieldParser parser : parsers) {
      SourceMapping.Hmac hmac = parser.hmac();
      if (hmac != null && parser.parse(row).value() instanceof String pseudonym) {
        pseudonyms.put(pseudonym, hmac);
      }
    }
    return pseudonyms;
  }

  private @Nullable String identifier(Map<String, String> row, String fileName, long rowNumber) {
    List<String> parts = new ArrayList<>();
    for (String part : mapping.key()) {
      String text =
          switch (part) {
            case SourceMapping.ROW_NUMBER -> Long.toString(rowNumber);
            case SourceMapping.FILE_NAME -> fileName;
            default -> row.get(part);
          };
      if (text == null || text.isBlank()) {
        return null;
      }
      parts.add(text);
    }
    return mapping.idPrefix() + String.join("-", parts);
  }

  private LocalDate eventDate(@Nullable Object moment) {
    LocalDate day = moments.dayOf(moment);
    if (day == null) {
      throw new PipelineBug("the mapping " + mapping.name() + " lets " + eventField + " be absent");
    }
    return day;
  }

  private void complete(Map<String, @Nullable Object> fields, boolean dateOnly) {
    switch (mapping.record()) {
      case "incident" -> {
        if (fields.get("occurred_precision") == null) {
          fields.put("occurred_precision", dateOnly ? "D" : "M");
        }
        if (fields.get("is_valid") == null) {
          fields.put("is_valid", true);
        }
        Object feedback = fields.get("category_final");
        Object intake = fields.get("category_intake");
        // The feedback class is the better informed one; the intake class is the fallback.
        Object effective = feedback != null ? feedback : intake;
        fields.put("category_effective", effective == null ? FieldParser.UNKNOWN_CODE : effective);
      }
      case "dispute" -> {
        SourceMapping.Events events = mapping.events();
        fields.put(
            "account_basis",
            events != null && events.knownWithEvent() ? "WITH_EVENT" : "WITH_RECORD");
        if (fields.get("dispute_category") == null) {
          fields.put("dispute_category", FieldParser.UNKNOWN_CODE);
        }
      }
      default -> {
        // Nothing to derive.
      }
    }
  }

  private long version(Map<String, String> row, TreeSet<String> issues) {
    String column = mapping.versionColumn();
    String text = column == null ? null : row.get(column);
    if (text == null) {
      return 0;
    }
    // A double would round long numbers, and reads NaN, 0x1p3 and 2d too.
    if (!VERSION.matcher(text).matches()) {
      issues.add(IssueCode.BAD_NUMBER.name() + ":record_version");
      return 0;
    }
    int point = text.indexOf('.');
    return Long.parseLong(point < 0 ? text : text.substring(0, point));
  }

  private void addCorrection(
      Map<String, @Nullable Object> fields, Map<String, String> row, Received received) {
    SourceMapping.Corrections corrections = mapping.corrections();
    if (corrections != null && mapping.record().equals("incident")) {
      fields.put("correction", received.correction());
      fields.put("correction_key", joined(corrections.same(), row));
      fields.put("correction_prefer", joined(corrections.prefer(), row));
    } else if (mapping.record().equals("incident")) {
      fields.put("correction", false);
    }
  }

  private static String joined(List<String> columns, Map<String, String> row) {
    StringBuilder text = new StringBuilder();
    for (String column : columns) {
      text.append(row.getOrDefault(column, "")).append('\u001f');
    }
    return text.toString();
  }
}
