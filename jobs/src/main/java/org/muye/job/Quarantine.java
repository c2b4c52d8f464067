package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.to_json;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.muye.config.SourceMapping;
import org.muye.quality.IssueCode;
import org.muye.refine.CurrentRecords;
import org.muye.run.RunContext;
import org.muye.table.TableStore;

/** Sets rows aside that cannot be used, each with the reason. */
final class Quarantine {
  static final String TABLE = "quarantine.record";

  private final Workspace workspace;
  private final TableStore tables;
  private final RunContext run;

  Quarantine(Workspace workspace, RunContext run) {
    this.workspace = workspace;
    this.tables = workspace.tables();
    this.run = run;
  }

  /** Adds rows; a row that is there already is not added again. */
  void add(RecordKind kind, Dataset<Row> rows) {
    Dataset<Row> set =
        rows.withColumn("record", lit(kind.recordName()))
            .withColumn("quarantine_id", quarantineId())
            .withColumn("raw", to_json(col("raw")))
            .withColumn("status", lit("OPEN"))
            .withColumn("quarantined_at", lit(run.startedAt()))
            .withColumn("resolved_run_id", lit(null).cast("string"));
    tables.append(
        TABLE,
        set.join(
            tables.read(TABLE).select("quarantine_id"),
            new String[] {"quarantine_id"},
            "left_anti"));
  }

  private static Column quarantineId() {
    return sha2(
        concat_ws("|", col("source"), col("file_sha256"), col("row_number"), col("issue_code")),
        256);
  }

  /**
   * Sets aside the corrections that withdraw nothing known, and settles earlier ones whose original
   * has arrived since.
   *
   * @return how many of the pending rows were set aside
   */
  long orphans(PendingRows pending) {
    RecordKind kind = pending.kind();
    SourceMapping mapping = workspace.mapping(pending.source());
    if (kind != RecordKind.INCIDENT || mapping.corrections() == null) {
      return 0;
    }
    Dataset<Row> orphans =
        new CurrentRecords(workspace.region())
            .correctionsWithoutOriginal(tables.read(kind.versionTable()))
            .where(col("source").equalTo(pending.source().name()))
            .select("source", "file_sha256", "row_number", "run_id");
    Dataset<Row> raw =
        tables
            .read(kind.bronzeTable())
            .select("source", "file_sha256", "row_number", "run_id", "mapping", "file_name", "raw");
    String code = IssueCode.CORRECTION_WITHOUT_ORIGINAL.name();
    Dataset<Row> set =
        orphans
            .join(raw, new String[] {"source", "file_sha256", "row_number", "run_id"})
            .withColumn("issue_code", lit(code))
            .withColumn("message", lit("no row that it withdraws is known"))
            .persist(StorageLevel.MEMORY_AND_DISK());
    add(kind, set);
    Dataset<Row> settled =
        tables
            .read(TABLE)
            .where(
                col("issue_code")
                    .equalTo(code)
                    .and(col("status").equalTo("OPEN"))
                    .and(col("source").equalTo(pending.source().name())))
            .join(
                set.select("file_sha256", "row_number"),
                new String[] {"file_sha256", "row_number"},
                "left_anti")
            .withColumn("status", lit("RESOLVED"))
            .withColumn("resolved_run_id", lit(run.runId()));
    tables.merge(TABLE, settled);
    long mine = set.where(col("run_id").equalTo(pending.ingestRun())).count();
    set.unpersist();
    return mine;
  }
}
