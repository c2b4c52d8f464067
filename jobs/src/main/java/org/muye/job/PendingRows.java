package org.muye.job;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muye.config.MuyeConfig;
import org.muye.quality.IssueCode;
import org.muye.refine.TextRows;
import org.muye.refine.Versions;
import org.muye.run.SourceCounts;

/** The rows of one source and ingest run, and what is counted of them. */
final class PendingRows {
  private final RecordKind kind;
  private final MuyeConfig.Source source;
  private final String ingestRun;
  private final long delivered;
  private final Map<String, Long> quarantinedBy = new TreeMap<>();
  private final Map<String, Long> knownBy = new TreeMap<>();
  private final Map<String, Long> issues = new TreeMap<>();
  private long rowsInFiles;
  private long outOfScope;
  private long written;
  private long fresh;
  private long voided;
  private long duplicates;

  /**
   * Nothing counted yet.
   *
   * @param delivered rows in the files, by the ledger; 0 where that matters not
   */
  PendingRows(MuyeConfig.Source source, String ingestRun, long delivered) {
    this.delivered = delivered;
    this.kind = RecordKind.of(source.record());
    this.source = source;
    this.ingestRun = ingestRun;
  }

  /** One delivery of one source. */
  record Batch(String source, String ingestRun) {}

  Batch batch() {
    return new Batch(source.name(), ingestRun);
  }

  RecordKind kind() {
    return kind;
  }

  MuyeConfig.Source source() {
    return source;
  }

  String ingestRun() {
    return ingestRun;
  }

  long delivered() {
    return delivered;
  }

  void addParsed(String outcome, @Nullable String reason, long rows) {
    rowsInFiles += rows;
    switch (outcome) {
      case TextRows.OUT_OF_SCOPE -> outOfScope += rows;
      case TextRows.QUARANTINED ->
          quarantinedBy.merge(Objects.requireNonNull(reason), rows, Long::sum);
      default -> {
        // Usable rows are counted by their relation to what is known.
      }
    }
  }

  void addRelated(String relation, String knownAtBasis, boolean isVoid, long rows) {
    fresh += relation.equals(Versions.NEW) || relation.equals(Versions.REPEAT) ? rows : 0;
    if (relation.equals(Versions.DUPLICATE) || relation.equals(Versions.REPEAT)) {
      duplicates += rows;
    } else {
      written += rows;
      voided += isVoid ? rows : 0;
      knownBy.merge(knownAtBasis, rows, Long::sum);
    }
  }

  void addIssue(String issue, long rows) {
    issues.merge(issue, rows, Long::sum);
  }

  boolean hasNew() {
    return fresh > 0;
  }

  boolean hasQuarantined() {
    return !quarantinedBy.isEmpty();
  }

  SourceCounts counts(long orphans) {
    if (orphans > 0) {
      quarantinedBy.merge(IssueCode.CORRECTION_WITHOUT_ORIGINAL.name(), orphans, Long::sum);
    }
    return new SourceCounts(
        source.name(),
        kind.recordName(),
        rowsInFiles,
        outOfScope,
        written - orphans,
        voided,
        duplicates,
        quarantinedBy.values().stream().mapToLong(Long::longValue).sum(),
        quarantinedBy,
        knownBy,
        issues);
  }
}
