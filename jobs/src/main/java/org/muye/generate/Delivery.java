package org.muye.generate;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** One delivered file and what is in it. */
final class Delivery {
  final String path;
  final String source;
  final String record;
  final LocalDate deliveredOn;
  String resentOf = "";
  long rows;
  long duplicates;
  long voided;
  long merged;
  private final Map<String, Long> quarantined = new TreeMap<>();
  private final Map<String, Long> flagged = new TreeMap<>();

  /**
   * @param path relative to the folder of the city, with slashes
   * @param source name of the source in muye.yaml
   */
  Delivery(String path, String source, String record, LocalDate deliveredOn) {
    this.path = path;
    this.source = source;
    this.record = record;
    this.deliveredOn = deliveredOn;
  }

  /** Counts a planted row, which is a row of the file too. */
  void plant(Dirt dirt) {
    rows++;
    if (dirt != Dirt.OVERSIZED_FIELD) {
      (dirt.unusable() ? quarantined : flagged).merge(dirt.name(), 1L, Long::sum);
    }
  }

  void add(Delivery other) {
    rows += other.rows;
    duplicates += other.duplicates;
    voided += other.voided;
    merged += other.merged;
    other.quarantined.forEach((name, count) -> quarantined.merge(name, count, Long::sum));
    other.flagged.forEach((name, count) -> flagged.merge(name, count, Long::sum));
  }

  Delivery resent(String newPath, LocalDate on) {
    Delivery copy = new Delivery(newPath, source, record, on);
    copy.add(this);
    copy.resentOf = path;
    return copy;
  }

  /** Rows that become a version of a record. */
  long accepted() {
    return rows - duplicates - quarantined.values().stream().mapToLong(Long::longValue).sum();
  }

  Map<String, Object> counts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("rows", rows);
    counts.put("accepted", accepted());
    counts.put("duplicates", duplicates);
    counts.put("quarantined", quarantined);
    counts.put("flagged", flagged);
    counts.put("voided", voided);
    counts.put("merged", merged);
    return counts;
  }

  Map<String, Object> describe() {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("path", path);
    described.put("source", source);
    described.put("record", record);
    described.put("delivered_on", deliveredOn.toString());
    if (!resentOf.isEmpty()) {
      described.put("same_content_as", resentOf);
    }
    described.putAll(counts());
    return described;
  }
}
