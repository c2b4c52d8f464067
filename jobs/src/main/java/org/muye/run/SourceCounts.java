package org.muye.run;

import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the rows of one source in one run. Every row read is written, a duplicate or
 * quarantined; rows of the files that the mapping leaves to another kind of record are out of scope
 * and not counted as read.
 *
 * @param source the source
 * @param record the kind of record
 * @param rowsInFiles rows in the files, structurally broken ones included
 * @param outOfScope rows of another kind of record
 * @param written rows stored as versions
 * @param voided of these, void ones
 * @param duplicates rows that repeat a known version
 * @param quarantined rows set aside
 * @param quarantinedBy the same by reason
 * @param knownBy versions written by what their known_at rests on: SOURCE, DELIVERY, INGESTION
 * @param issues flagged fields of written rows by issue
 */
public record SourceCounts(
    String source,
    String record,
    long rowsInFiles,
    long outOfScope,
    long written,
    long voided,
    long duplicates,
    long quarantined,
    Map<String, Long> quarantinedBy,
    Map<String, Long> knownBy,
    Map<String, Long> issues) {

  /** Sorts the maps, so that reports are stable. */
  public SourceCounts {
    quarantinedBy = new TreeMap<>(quarantinedBy);
    knownBy = new TreeMap<>(knownBy);
    issues = new TreeMap<>(issues);
  }

  /** Rows of this kind of record in the files. */
  public long read() {
    return rowsInFiles - outOfScope;
  }

  /** Whether read = written + duplicates + quarantined. */
  public boolean balanced() {
    return read() == written + duplicates + quarantined;
  }
}
