package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.to_json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.storage.StorageLevel;
import org.muye.config.MuyeConfig;
import org.muye.config.SourceMapping;
import org.muye.error.PipelineBug;
import org.muye.quality.IssueCode;
import org.muye.refine.CurrentRecords;
import org.muye.refine.RecordParser;
import org.muye.refine.TextRows;
import org.muye.refine.Versions;
import org.muye.run.RunContext;
import org.muye.run.SourceCounts;
import org.muye.table.TableStore;

/**
 * Turns new bronze rows into versions, sets aside what is unusable, and brings current states up to
 * date.
 */
public final class RefineJob {
  private static final String LEDGER = "ops.ingested_file";
  private static final String RECONCILIATION = "ops.reconciliation";
  private static final String QUARANTINE = "quarantine.record";

  private final Workspace workspace;
  private final TableStore tables;
  private final RunContext run;
  private final Map<String, String> keys;

  /** A refinement of everything ingested and not refined yet. */
  public RefineJob(Workspace workspace, RunContext run) {
    this.workspace = workspace;
    this.run = run;
    this.keys = workspace.keys();
    this.tables = workspace.tables();
  }

  /** Refines and returns what became of the rows, by source and ingest run. */
  public List<SourceCounts> run() {
    List<SourceCounts> report = new ArrayList<>();
    for (RecordKind kind : RecordKind.values()) {
      List<PendingRows> pending = new ArrayList<>();
      for (MuyeConfig.Source source : workspace.config().sources()) {
        if (source.record().equals(kind.recordName())) {
          pending.addAll(pending(kind, source));
        }
      }
      if (!pending.isEmpty()) {
        for (PendingRows rows : pending) {
          refine(kind, rows);
        }
        refreshCurrent(kind);
        for (PendingRows rows : pending) {
          SourceCounts counts = rows.counts(orphans(kind, rows));
          record(rows, counts);
          report.add(counts);
        }
      }
    }
    return report;
  }

  private List<PendingRows> pending(RecordKind kind, MuyeConfig.Source source) {
    TreeSet<String> runs = new TreeSet<>();
    tables
        .read(LEDGER)
        .where(col("source").equalTo(source.name()).and(col("status").equalTo("INGESTED")))
        .select("run_id")
        .distinct()
        .collectAsList()
        .forEach(row -> runs.add(row.getString(0)));
    tables
        .read(RECONCILIATION)
        .where(col("source").equalTo(source.name()))
        .select("ingest_run_id")
        .collectAsList()
        .forEach(row -> runs.remove(row.getString(0)));
    return runs.stream().map(ingestRun -> new PendingRows(kind, source, ingestRun)).toList();
  }

  private void refine(RecordKind kind, PendingRows pending) {
    Dataset<Row> bronze =
        tables
            .read(kind.bronzeTable())
            .where(
                col("run_id")
                    .equalTo(pending.ingestRun)
                    .and(col("source").equalTo(pending.source.name())));
    Dataset<Row> parsed =
        parse(kind, pending.source, bronze).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      take(kind, pending, parsed);
    } finally {
      parsed.unpersist();
    }
  }

  /** Bronze rows of one source by its mapping, in the shape of {@link TextRows#parse}. */
  Dataset<Row> parse(RecordKind kind, MuyeConfig.Source source, Dataset<Row> bronze) {
    RecordParser.Rules rules =
        new RecordParser.Rules(
            workspace.mapping(source),
            workspace.contract(kind.versionTable()).columns(),
            workspace.contracts().codeLists(),
            workspace.region(),
            keys);
    return TextRows.parse(bronze, rules, tables.schema(kind.versionTable()));
  }

  /** Writes new versions, sets unusable rows aside and counts both. */
  void take(RecordKind kind, PendingRows pending, Dataset<Row> parsed) {
    Dataset<Row> related =
        Versions.related(
                parsed
                    .where(col(TextRows.OUTCOME).equalTo(TextRows.GOOD))
                    .drop("file_name", "raw", TextRows.OUTCOME, TextRows.REASON, TextRows.MESSAGE),
                tables.read(kind.versionTable()),
                kind.id())
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      pending.addParsed(parsed.groupBy(TextRows.OUTCOME, TextRows.REASON).count().collectAsList());
      pending.addRelated(
          related
              .groupBy(Versions.RELATION, "is_deleted", "known_at_basis")
              .count()
              .collectAsList());
      pending.addIssues(
          related
              .where(col(Versions.RELATION).notEqual(Versions.DUPLICATE))
              .select(explode(col("issues")).as("issue"))
              .groupBy("issue")
              .count()
              .collectAsList());
      if (pending.hasNew()) {
        tables.append(
            kind.versionTable(),
            related.where(col(Versions.RELATION).equalTo(Versions.NEW)).drop(Versions.RELATION));
      }
      if (pending.hasQuarantined()) {
        quarantine(
            kind,
            parsed
                .where(col(TextRows.OUTCOME).equalTo(TextRows.QUARANTINED))
                .withColumnRenamed(TextRows.REASON, "issue_code")
                .withColumnRenamed(TextRows.MESSAGE, "message"));
      }
    } finally {
      related.unpersist();
    }
  }

  /** Adds rows to the quarantine; a row that is there already is not added again. */
  private void quarantine(RecordKind kind, Dataset<Row> rows) {
    Dataset<Row> set =
        rows.withColumn("record", lit(kind.recordName()))
            .withColumn("quarantine_id", quarantineId())
            .withColumn("raw", to_json(col("raw")))
            .withColumn("status", lit("OPEN"))
            .withColumn("quarantined_at", lit(run.startedAt()))
            .withColumn("resolved_run_id", lit(null).cast("string"));
    tables.append(
        QUARANTINE,
        set.join(
            tables.read(QUARANTINE).select("quarantine_id"),
            new String[] {"quarantine_id"},
            "left_anti"));
  }

  private static Column quarantineId() {
    return sha2(
        concat_ws("|", col("source"), col("file_sha256"), col("row_number"), col("issue_code")),
        256);
  }

  /** Brings the table of current states up to date with the versions. */
  void refreshCurrent(RecordKind kind) {
    if (kind == RecordKind.DISPUTE_EVENT) {
      return;
    }
    KnownRecords known = new KnownRecords(workspace);
    tables.replaceAll(
        kind.currentTable(),
        switch (kind) {
          case INCIDENT -> known.incidents(tables.read(kind.versionTable()));
          case DISPUTE ->
              known.disputes(
                  tables.read(kind.versionTable()),
                  tables.read(RecordKind.DISPUTE_EVENT.versionTable()),
                  workspace.clock().now());
          case TRAINING -> known.trainings(tables.read(kind.versionTable()));
          default -> throw new PipelineBug("no current table for " + kind);
        });
  }

  /**
   * Sets aside the corrections that withdraw nothing known, and settles earlier ones whose original
   * has arrived since.
   *
   * @return how many of the pending rows were set aside
   */
  private long orphans(RecordKind kind, PendingRows pending) {
    SourceMapping mapping = workspace.mapping(pending.source);
    if (kind != RecordKind.INCIDENT || mapping.corrections() == null) {
      return 0;
    }
    Dataset<Row> orphans =
        new CurrentRecords(workspace.region())
            .correctionsWithoutOriginal(tables.read(kind.versionTable()))
            .where(col("source").equalTo(pending.source.name()))
            .select("source", "file_sha256", "row_number", "run_id");
    Dataset<Row> raw =
        tables
            .read(kind.bronzeTable())
            .select("source", "file_sha256", "row_number", "mapping", "file_name", "raw");
    String code = IssueCode.CORRECTION_WITHOUT_ORIGINAL.name();
    Dataset<Row> set =
        orphans
            .join(raw, new String[] {"source", "file_sha256", "row_number"})
            .withColumn("issue_code", lit(code))
            .withColumn("message", lit("no row that it withdraws is known"))
            .persist(StorageLevel.MEMORY_AND_DISK());
    quarantine(kind, set);
    Dataset<Row> settled =
        tables
            .read(QUARANTINE)
            .where(
                col("issue_code")
                    .equalTo(code)
                    .and(col("status").equalTo("OPEN"))
                    .and(col("source").equalTo(pending.source.name())))
            .join(
                set.select("file_sha256", "row_number"),
                new String[] {"file_sha256", "row_number"},
                "left_anti")
            .withColumn("status", lit("RESOLVED"))
            .withColumn("resolved_run_id", lit(run.runId()));
    tables.merge(QUARANTINE, settled);
    long mine = set.where(col("run_id").equalTo(pending.ingestRun)).count();
    set.unpersist();
    return mine;
  }

  /** Notes the counts, which also marks the rows as refined. */
  void record(PendingRows pending, SourceCounts counts) {
    if (!counts.balanced()) {
      throw new PipelineBug(
          "rows were lost: "
              + counts.source()
              + " read "
              + counts.read()
              + ", written "
              + counts.written()
              + ", duplicates "
              + counts.duplicates()
              + ", quarantined "
              + counts.quarantined());
    }
    tables.append(
        RECONCILIATION,
        workspace
            .spark()
            .createDataFrame(
                List.of(
                    RowFactory.create(
                        run.runId(),
                        pending.ingestRun,
                        counts.source(),
                        counts.record(),
                        counts.rowsInFiles(),
                        counts.outOfScope(),
                        counts.read(),
                        counts.written(),
                        counts.voided(),
                        counts.duplicates(),
                        counts.quarantined(),
                        true,
                        counts.knownBy().getOrDefault("SOURCE", 0L),
                        counts.knownBy().getOrDefault("DELIVERY", 0L),
                        counts.knownBy().getOrDefault("INGESTION", 0L))),
                tables.schema(RECONCILIATION)));
  }

  /** The rows of one source and ingest run, and what is counted of them. */
  static final class PendingRows {
    private final RecordKind kind;
    private final MuyeConfig.Source source;
    private final String ingestRun;
    private final Map<String, Long> quarantinedBy = new TreeMap<>();
    private final Map<String, Long> knownBy = new TreeMap<>();
    private final Map<String, Long> issues = new TreeMap<>();
    private long rowsInFiles;
    private long outOfScope;
    private long written;
    private long fresh;
    private long voided;
    private long duplicates;

    PendingRows(RecordKind kind, MuyeConfig.Source source, String ingestRun) {
      this.kind = kind;
      this.source = source;
      this.ingestRun = ingestRun;
    }

    void addParsed(List<Row> counts) {
      for (Row row : counts) {
        long n = row.getLong(2);
        rowsInFiles += n;
        switch (row.getString(0)) {
          case TextRows.OUT_OF_SCOPE -> outOfScope += n;
          case TextRows.QUARANTINED -> quarantinedBy.merge(row.getString(1), n, Long::sum);
          default -> {
            // Usable rows are counted by their relation to what is known.
          }
        }
      }
    }

    void addRelated(List<Row> counts) {
      for (Row row : counts) {
        long n = row.getLong(3);
        if (row.getString(0).equals(Versions.DUPLICATE)) {
          duplicates += n;
        } else {
          written += n;
          fresh += row.getString(0).equals(Versions.NEW) ? n : 0;
          voided += row.getBoolean(1) ? n : 0;
          knownBy.merge(row.getString(2), n, Long::sum);
        }
      }
    }

    void addIssues(List<Row> counts) {
      counts.forEach(row -> issues.put(row.getString(0), row.getLong(1)));
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
}
