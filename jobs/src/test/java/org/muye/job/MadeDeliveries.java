package org.muye.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Files of made incidents and disputes, with their versions and when each was known. */
final class MadeDeliveries {
  /** Columns of a file of incidents. */
  static final String INCIDENT =
      "incident_id,occurred_at,reported_at,unit_code,category_intake,category_final,is_valid,"
          + "source_system,ingested_at,record_version,is_deleted,linked_dispute_id";

  /** Columns of a file of disputes. */
  static final String DISPUTE =
      "dispute_id,accepted_at,unit_code,dispute_scale,dispute_category,resolved,resolved_at,"
          + "record_version,ingested_at";

  private static final String INCIDENT_MAPPING =
      """
      mapping: incident
      version: 1
      record: incident
      description: {zh: 测试, en: test}
      format: csv
      encoding: [UTF-8]
      time_zone: Asia/Shanghai
      columns:
        incident_id: {names: [incident_id], class: safe}
        occurred_at: {names: [occurred_at], class: quasi}
        reported_at: {names: [reported_at], class: safe}
        unit_code: {names: [unit_code], class: safe}
        category_intake: {names: [category_intake], class: safe}
        category_final: {names: [category_final], class: safe}
        is_valid: {names: [is_valid], class: safe}
        source_system: {names: [source_system], class: safe}
        ingested_at: {names: [ingested_at], class: safe}
        record_version: {names: [record_version], class: safe}
        is_deleted: {names: [is_deleted], class: safe}
        linked_dispute_id: {names: [linked_dispute_id], class: safe}
      key: [incident_id]
      known_at: {column: ingested_at, patterns: [iso]}
      version_column: record_version
      void: "is_deleted = '1'"
      fields:
        occurred_at: {column: occurred_at, patterns: [iso]}
        reported_at: {column: reported_at, patterns: [iso]}
        unit_code: {column: unit_code}
        category_intake: {column: category_intake}
        category_final: {column: category_final}
        is_valid: {column: is_valid}
        source_system: {column: source_system}
        linked_dispute_id: {column: linked_dispute_id}
      """;

  private static final String DISPUTE_MAPPING =
      """
      mapping: dispute
      version: 1
      record: dispute
      description: {zh: 测试, en: test}
      format: csv
      encoding: [UTF-8]
      time_zone: Asia/Shanghai
      columns:
        dispute_id: {names: [dispute_id], class: safe}
        accepted_at: {names: [accepted_at], class: safe}
        unit_code: {names: [unit_code], class: safe}
        dispute_scale: {names: [dispute_scale], class: safe}
        dispute_category: {names: [dispute_category], class: sensitive}
        resolved: {names: [resolved], class: safe}
        resolved_at: {names: [resolved_at], class: safe}
        record_version: {names: [record_version], class: safe}
        ingested_at: {names: [ingested_at], class: safe}
      key: [dispute_id]
      known_at: {column: ingested_at, patterns: [iso]}
      version_column: record_version
      fields:
        accepted_at: {column: accepted_at, patterns: [iso]}
        unit_code: {column: unit_code}
        dispute_scale: {column: dispute_scale}
        dispute_category: {column: dispute_category}
        resolved: {column: resolved}
        resolved_at: {column: resolved_at, patterns: [iso]}
      """;

  private MadeDeliveries() {}

  /** A valid incident at a random hour, of random classes, that grew out of no dispute. */
  static String incident(
      Random random, String id, LocalDate day, String unitCode, int version, LocalDate known) {
    return "%s,%sT%02d:30:00+08:00,%sT23:00:00+08:00,%s,0%d,0%d,1,made,%sT08:00:00+08:00,%d,0,"
        .formatted(
            id,
            day,
            random.nextInt(23),
            day,
            unitCode,
            1 + random.nextInt(5),
            1 + random.nextInt(5),
            known,
            version);
  }

  /**
   * A dispute.
   *
   * @param kind 1 or 2: its scale and the last digit of its category
   * @param resolvedOn null while it is open
   */
  static String dispute(
      String id,
      LocalDate accepted,
      String unitCode,
      int kind,
      @Nullable LocalDate resolvedOn,
      int version,
      LocalDate known) {
    return "%s,%sT09:00:00+08:00,%s,0%d,010%d,%d,%s,%d,%sT08:00:00+08:00"
        .formatted(
            id,
            accepted,
            unitCode,
            kind,
            kind,
            resolvedOn == null ? 0 : 1,
            resolvedOn == null ? "" : resolvedOn + "T09:00:00+08:00",
            version,
            known);
  }

  /** Writes a file of rows under their columns. */
  static void write(Path file, String columns, List<String> rows) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(columns);
    lines.addAll(rows);
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }

  /**
   * The workspace of a city that gets such files at noon UTC of a day.
   *
   * @param folder has the files below incidents and disputes
   */
  static Workspace workspace(Path folder, String region, LocalDate firstPeriod, LocalDate day)
      throws IOException {
    Path mappings = Files.createDirectories(folder.resolve("mappings"));
    return new TestWorkspace(folder.resolve("city"), region)
        .firstPeriod(firstPeriod.toString())
        .source(
            "incidents",
            "incident",
            Files.writeString(mappings.resolve("incident.yaml"), INCIDENT_MAPPING).toString(),
            folder.resolve("incidents/*.csv"))
        .source(
            "disputes",
            "dispute",
            Files.writeString(mappings.resolve("dispute.yaml"), DISPUTE_MAPPING).toString(),
            folder.resolve("disputes/*.csv"))
        .open(TestWorkspace.clock(day + "T12:00:00Z"));
  }
}
