package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import org.muye.config.MuyeConfig;
import org.muye.error.Message;
import org.muye.error.UserError;
import org.muye.quality.IssueCode;
import org.muye.refine.TextRows;
import org.muye.run.RunContext;
import org.muye.run.SourceCounts;
import org.muye.table.TableStore;

/**
 * Parses rows from the quarantine again with today's mapping, code lists and region.
 *
 * <p>A row that is now usable becomes a version and is marked REPLAYED; one that has another reason
 * now is set aside under that; the others stay as they are. A row is never replayed twice: marked
 * rows are left alone, and a run that was killed before it could mark them finds its versions
 * already written.
 */
final class ReplayJob {
  private static final String[] ROW = {"source", "file_sha256", "row_number"};

  /**
   * What a replay did.
   *
   * @param sources what became of the rows that were parsed again
   * @param notes what else to know
   */
  record Result(List<SourceCounts> sources, List<Message> notes) {}

  private final Workspace workspace;
  private final TableStore tables;
  private final RunContext run;
  private final RefineJob refine;
  private final Reconciliation reconciliation;
  private final @Nullable String onlySource;
  private final @Nullable String onlyReason;

  ReplayJob(Workspace workspace, RunContext run, @Nullable String source, @Nullable String reason) {
    this.workspace = workspace;
    this.tables = workspace.tables();
    this.run = run;
    this.refine = new RefineJob(workspace, run);
    this.reconciliation = new Reconciliation(workspace, run);
    this.onlySource = source;
    this.onlyReason = reason;
  }

  Result run() {
    requireSource();
    new UnfinishedIngests(tables).takeBack();
    List<SourceCounts> report = new ArrayList<>();
    long broken = 0;
    for (RecordKind kind : RecordKind.values()) {
      List<PendingRows> taken = new ArrayList<>();
      for (MuyeConfig.Source source : workspace.config().sources()) {
        if (source.record().equals(kind.recordName())
            && (onlySource == null || onlySource.equals(source.name()))) {
          broken += replay(kind, source, taken);
        }
      }
      if (taken.stream().anyMatch(PendingRows::hasNew)) {
        new CurrentTables(workspace, run)
            .rewrite(kind == RecordKind.DISPUTE_EVENT ? RecordKind.DISPUTE : kind);
      }
      if (!taken.isEmpty()) {
        report.addAll(reconciliation.record(taken));
      }
    }
    return new Result(report, notes(broken));
  }

  /** Returns the number of rows that cannot be parsed whatever the mapping says. */
  private long replay(RecordKind kind, MuyeConfig.Source source, List<PendingRows> taken) {
    Dataset<Row> open = open(source.name());
    Dataset<Row> rows =
        tables
            .read(kind.bronzeTable())
            .join(
                open.select(col("source"), col("file_sha256"), col("row_number")),
                ROW,
                "left_semi");
    long broken = rows.where("problem is not null").count();
    Dataset<Row> parsed =
        refine
            .parse(kind, source, rows.where("problem is null"))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      List<PendingRows> batches = new ArrayList<>();
      for (Row ingestRun : parsed.select("run_id").distinct().sort("run_id").collectAsList()) {
        batches.add(new PendingRows(source, ingestRun.getString(0), 0));
      }
      refine.take(kind, batches, parsed);
      taken.addAll(batches);
      settle(open, parsed);
    } finally {
      parsed.unpersist();
    }
    return broken;
  }

  private static List<Message> notes(long broken) {
    return broken == 0 ? List.of() : List.of(Message.of("run.rows_left_in_quarantine", broken));
  }

  private void requireSource() {
    if (onlySource != null && workspace.config().source(onlySource).isEmpty()) {
      throw UserError.of(
          "replay.no_source",
          onlySource,
          String.join(
              ", ", workspace.config().sources().stream().map(MuyeConfig.Source::name).toList()));
    }
  }

  /** A correction waits for its original as a version and settles itself when it comes. */
  private Dataset<Row> open(String source) {
    Column wanted =
        col("status")
            .equalTo("OPEN")
            .and(col("source").equalTo(source))
            .and(col("issue_code").notEqual(IssueCode.CORRECTION_WITHOUT_ORIGINAL.name()));
    if (onlyReason != null) {
      wanted = wanted.and(col("issue_code").equalTo(onlyReason.toUpperCase(Locale.ROOT)));
    }
    return tables.read(Quarantine.TABLE).where(wanted);
  }

  /** Marks the rows that are versions now, and those that count under another reason. */
  private void settle(Dataset<Row> open, Dataset<Row> parsed) {
    Column usable = col(TextRows.OUTCOME).equalTo(TextRows.GOOD);
    Column sameReason = col(TextRows.REASON).eqNullSafe(col("issue_code"));
    tables.merge(
        Quarantine.TABLE,
        open.join(
                parsed.select(
                    col("source"),
                    col("file_sha256"),
                    col("row_number"),
                    col(TextRows.OUTCOME),
                    col(TextRows.REASON)),
                ROW)
            .where(usable.or(not(sameReason)))
            .withColumn("status", when(usable, "REPLAYED").otherwise("RESOLVED"))
            .withColumn("resolved_run_id", lit(run.runId())));
  }
}
