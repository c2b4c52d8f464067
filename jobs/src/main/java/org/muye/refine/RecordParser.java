package org.muye.refine;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
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
import org.muye.region.UnitMatch;

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

  /** Records of organisations and posts, which happen in no unit. */
  private static final Set<String> WITHOUT_UNIT =
      Set.of("dispute_event", "duty_roster", "responsibility_letter");

  /** Times of what has happened, besides the event itself. */
  private static final List<String> PAST =
      List.of(
          "occurred_on",
          "detected_at",
          "reported_at",
          "warned_at",
          "escalated_at",
          "resolved_at",
          "closed_at",
          "last_reopened_at",
          "assessed_on",
          "signed_on");

  private static final Pattern VERSION = Pattern.compile("\\d{1,18}(\\.0+)?");

  private final SourceMapping mapping;
  private final Region region;
  private final ZoneId regionZone;
  private final List<FieldParser> parsers = new ArrayList<>();
  private final KnownAtRule knownAt;
  private final String idField;
  private final String eventField;

  public RecordParser(Rules rules) {
    mapping = rules.mapping();
    region = rules.region();
    regionZone = region.timeZone();
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
    if (!LAID_DOWN.contains(mapping.record())) {
      if (eventDate.isAfter(received.ingestedAt().atZone(regionZone).toLocalDate())) {
        return Outcome.quarantined(
            IssueCode.FUTURE_DATE, eventField + " lies after the day the row was read");
      }
      if (eventDate.isAfter(known.at().atZone(regionZone).toLocalDate())) {
        issues.add(IssueCode.OCCURRED_AFTER_KNOWN.name() + ":" + eventField);
      }
    }
    dropFuture(fields, received, issues);
    dropImplausible(fields, issues);
    complete(fields, dateOnly);
    fields.put("is_deleted", received.voided());
    fields.put("record_version", version(row, issues));
    addCorrection(fields, row, received);
    fields.put("content_hash", contentHash(fields));
    addUnit(fields, eventDate, issues);
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
    if (moment instanceof LocalDate day) {
      return day;
    }
    if (moment instanceof Instant instant) {
      return instant.atZone(regionZone).toLocalDate();
    }
    if (moment instanceof Integer year) {
      return LocalDate.of(year, 1, 1);
    }
    throw new PipelineBug("the mapping " + mapping.name() + " lets " + eventField + " be absent");
  }

  /** What has happened cannot be dated later than the day the row was read; deadlines can. */
  private void dropFuture(
      Map<String, @Nullable Object> fields, Received received, TreeSet<String> issues) {
    LocalDate readOn = received.ingestedAt().atZone(regionZone).toLocalDate();
    for (String field : PAST) {
      Object value = fields.get(field);
      if (value != null && eventDate(value).isAfter(readOn)) {
        fields.put(field, null);
        issues.add(IssueCode.FUTURE_DATE.name() + ":" + field);
      }
    }
  }

  /** A moment before the one it must follow is no information (rule: flag, not quarantine). */
  private static void dropImplausible(
      Map<String, @Nullable Object> fields, TreeSet<String> issues) {
    dropIfBefore(fields, "resolved_at", "accepted_at", issues);
    dropIfBefore(fields, "closed_at", "occurred_at", issues);
    dropIfBefore(fields, "reported_at", "occurred_at", issues);
    dropIfBefore(fields, "escalated_at", "accepted_at", issues);
    dropIfBefore(fields, "lifted_on", "decided_on", issues);
    dropIfBefore(fields, "valid_to", "valid_from", issues);
    if (fields.get("issues_closed") instanceof Integer closed
        && fields.get("issues_found") instanceof Integer found
        && closed > found) {
      fields.put("issues_closed", null);
      issues.add(IssueCode.VALUE_OUT_OF_RANGE.name() + ":issues_closed");
    }
  }

  private static void dropIfBefore(
      Map<String, @Nullable Object> fields, String later, String earlier, TreeSet<String> issues) {
    Object end = fields.get(later);
    Object start = fields.get(earlier);
    boolean instants = end instanceof Instant e && start instanceof Instant s && e.isBefore(s);
    boolean days = end instanceof LocalDate e && start instanceof LocalDate s && e.isBefore(s);
    if (instants || days) {
      fields.put(later, null);
      issues.add(IssueCode.NEGATIVE_DURATION.name() + ":" + later);
    }
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

  private void addUnit(
      Map<String, @Nullable Object> fields, LocalDate eventDate, TreeSet<String> issues) {
    if (WITHOUT_UNIT.contains(mapping.record())) {
      return;
    }
    String code = (String) fields.get("unit_code");
    String town = (String) fields.get("town_code");
    UnitMatch match =
        mapping.record().equals("duty_activity")
            ? region.resolveOrganisation(code, eventDate)
            : region.resolveUnit(code, town, eventDate);
    if (match.unknownCode()) {
      issues.add(IssueCode.UNKNOWN_UNIT.name());
    } else if (match.unitId().equals(UnitMatch.UNKNOWN_UNIT)) {
      issues.add(IssueCode.MISSING_UNIT.name());
    }
    if (match.unknownSubunitCode()) {
      issues.add(IssueCode.UNKNOWN_CODE.name() + ":town_code");
    }
    if (match.retiredCode()) {
      issues.add(IssueCode.RETIRED_UNIT_CODE.name());
    }
    fields.put("unit_id", match.unitId());
    fields.put("territory_unit_id", match.territoryUnitId());
    fields.put("subunit_id", match.subunitId());
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

  /**
   * Equal for two rows that say the same of the same record; when it became known is not part of
   * it.
   */
  private static String contentHash(Map<String, @Nullable Object> fields) {
    MessageDigest digest = sha256();
    fields.forEach(
        (name, value) -> {
          boolean aboutKnowing =
              name.equals("known_at")
                  || name.equals("known_at_basis")
                  || name.equals("record_version");
          if (value != null && !aboutKnowing) {
            digest.update((name + "=" + value + "\u001e").getBytes(StandardCharsets.UTF_8));
          }
        });
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new PipelineBug("the JDK has no SHA-256", e);
    }
  }
}
