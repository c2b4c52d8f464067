package org.muye.job;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.error.UserError;
import org.muye.table.TableStore;

/** What a warehouse keeps about runs, files and rows that were set aside. */
public final class Ledgers {
  private static final String RUNS = "ops.run";
  private static final String FILES = "ops.ingested_file";
  private static final String ERASURES = "ops.erasure";
  private static final String QUARANTINE = "quarantine.record";

  private final TableStore tables;

  /** The ledgers of a workspace. */
  public Ledgers(Workspace workspace) {
    this.tables = workspace.tablesToRead(List.of(RUNS, FILES, ERASURES, QUARANTINE));
  }

  /**
   * A list.
   *
   * @param total how many rows there are in all
   */
  public record Listing(List<String> columns, List<List<@Nullable Object>> rows, long total) {}

  /** Runs, the newest first. */
  public Listing runs(int limit) {
    return listing(
        tables.read(RUNS).sort(col("run_id").desc()),
        limit,
        "run_id",
        "command",
        "started_at",
        "as_of",
        "status",
        "exit_code",
        "message");
  }

  /** The report of a run as JSON text; the beginning of the id is enough. */
  public String run(String id) {
    Row row = only(tables.read(RUNS), "run_id", id, Message.of("ledger.run"), "muye runs");
    return row.getAs("report");
  }

  /**
   * The report of the newest run as JSON text.
   *
   * @throws UserError when there was no run
   */
  public String newestRun() {
    return newestReport(tables.read(RUNS)).orElseThrow(() -> UserError.of("ledger.no_run"));
  }

  /** The report of the newest run of a command as JSON text. */
  Optional<String> newestRun(String command) {
    return newestReport(tables.read(RUNS).where(col("command").equalTo(command)));
  }

  private static Optional<String> newestReport(Dataset<Row> runs) {
    return runs.sort(col("run_id").desc()).limit(1).collectAsList().stream()
        .map(row -> row.<String>getAs("report"))
        .findFirst();
  }

  /** Files that were looked at, the newest first. */
  public Listing files(@Nullable String source, @Nullable String status, int limit) {
    Dataset<Row> files = tables.read(FILES);
    files = source == null ? files : files.where(col("source").equalTo(source));
    files =
        status == null
            ? files
            : files.where(col("status").equalTo(status.toUpperCase(Locale.ROOT)));
    return listing(
        files.sort(col("ingested_at").desc(), col("source"), col("file_name")),
        limit,
        "source",
        "file_name",
        "status",
        "rows_in_file",
        "rows_broken",
        "encoding",
        "same_as",
        "run_id");
  }

  /** Removals of persons with their proof, the newest first. */
  public Listing erasures(int limit) {
    return listing(
        tables.read(ERASURES).sort(col("erased_at").desc()),
        limit,
        "request_id",
        "run_id",
        "erased_at",
        "rows_by_table",
        "files_deleted",
        "files_scanned",
        "files_holding");
  }

  /** Rows set aside by source and reason. */
  public Listing quarantineCounts(@Nullable String source, @Nullable String reason) {
    return listing(
        open(source, reason)
            .groupBy("source", "record", "issue_code")
            .count()
            .withColumnRenamed("count", "rows")
            .sort("source", "issue_code"),
        Integer.MAX_VALUE,
        "source",
        "record",
        "issue_code",
        "rows");
  }

  /** Rows set aside and still open, without their content. */
  public Listing quarantine(@Nullable String source, @Nullable String reason, int limit) {
    return listing(
        open(source, reason).sort("source", "issue_code", "file_name", "row_number"),
        limit,
        "quarantine_id",
        "source",
        "issue_code",
        "file_name",
        "row_number",
        "message");
  }

  private Dataset<Row> open(@Nullable String source, @Nullable String reason) {
    Column wanted = col("status").equalTo("OPEN");
    if (source != null) {
      wanted = wanted.and(col("source").equalTo(source));
    }
    if (reason != null) {
      wanted = wanted.and(col("issue_code").equalTo(reason.toUpperCase(Locale.ROOT)));
    }
    return tables.read(QUARANTINE).where(wanted);
  }

  /** One row that was set aside, whole; the beginning of its id is enough. */
  public Listing quarantined(String id) {
    Row row =
        only(
            tables.read(QUARANTINE),
            "quarantine_id",
            id,
            Message.of("ledger.quarantined_row"),
            "muye quarantine list");
    return new Listing(List.of(row.schema().fieldNames()), List.of(Cells.of(row)), 1);
  }

  private static Row only(
      Dataset<Row> table, String column, String id, Message what, String where) {
    List<Row> found = table.where(col(column).startsWith(id)).limit(2).collectAsList();
    if (found.size() != 1 || id.isEmpty()) {
      throw UserError.of(
          UserError.Kind.USAGE,
          found.isEmpty() ? "ledger.not_found" : "ledger.not_unique",
          what,
          id,
          where);
    }
    return found.get(0);
  }

  private static Listing listing(Dataset<Row> rows, int limit, String... columns) {
    List<List<@Nullable Object>> shown = new ArrayList<>();
    Column[] selected = new Column[columns.length];
    for (int i = 0; i < columns.length; i++) {
      selected[i] = col(columns[i]);
    }
    Dataset<Row> picked = rows.select(selected);
    picked.limit(limit).collectAsList().forEach(row -> shown.add(Cells.of(row)));
    long total = shown.size() < limit ? shown.size() : rows.count();
    return new Listing(List.of(columns), shown, total);
  }
}
