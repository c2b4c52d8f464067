package org.muye.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.config.MuyeConfig;
import org.muye.gate.Delivery;
import org.muye.table.TableStore;

/** What the ledgers tell of each source's deliveries. */
final class Deliveries {
  /** What one run took of a source. */
  private record Taken(String run, Instant at, long rows) {}

  /** The newest run that read rows of a source's kind of record. */
  private record Read(String ingestRun, long rows) {}

  private final Workspace workspace;
  private final Map<String, SortedMap<String, Taken>> taken = new TreeMap<>();
  private final Map<String, Read> read = new TreeMap<>();
  private final Map<String, Long> openRows = new TreeMap<>();

  private Deliveries(Workspace workspace) {
    this.workspace = workspace;
  }

  static Deliveries read(Workspace workspace) {
    Deliveries deliveries = new Deliveries(workspace);
    deliveries.readTaken();
    deliveries.readRead();
    deliveries.readOpenRows();
    return deliveries;
  }

  /** The newest delivery of a source, as the gates judge it. */
  Delivery newest(MuyeConfig.Source source) {
    SortedMap<String, Taken> runs = taken.get(source.name());
    if (runs == null) {
      return Delivery.none(source.name());
    }
    Taken newest = Objects.requireNonNull(runs.get(runs.lastKey()));
    Read counted = read.get(source.name());
    return new Delivery(
        source.name(),
        newest.at(),
        newest.rows(),
        counted == null ? 0 : counted.rows(),
        counted == null ? 0 : openRows.getOrDefault(source.name() + "|" + counted.ingestRun(), 0L),
        classes(source, newest),
        rowsByDay(runs));
  }

  private SortedMap<LocalDate, Long> rowsByDay(SortedMap<String, Taken> runs) {
    ZoneId zone = workspace.region().timeZone();
    SortedMap<LocalDate, Long> rows = new TreeMap<>();
    runs.values()
        .forEach(run -> rows.merge(LocalDate.ofInstant(run.at(), zone), run.rows(), Long::sum));
    return rows;
  }

  /** Files whose content was known are no delivery: the source has sent nothing new. */
  private void readTaken() {
    for (Row row :
        workspace
            .tables()
            .read(IngestJob.LEDGER)
            .where(col("status").isin("INGESTED", "EMPTY"))
            .groupBy("source", "run_id")
            .agg(max("ingested_at"), sum(coalesce(col("rows_in_file"), lit(0L))))
            .collectAsList()) {
      taken
          .computeIfAbsent(row.getString(0), source -> new TreeMap<>())
          .put(row.getString(1), new Taken(row.getString(1), row.getInstant(2), row.getLong(3)));
    }
  }

  /** A replay counts the rows of a delivery a second time. */
  private void readRead() {
    workspace
        .tables()
        .read("ops.reconciliation")
        .where("rows_read > 0")
        .groupBy("source", "ingest_run_id")
        .agg(max("rows_read"))
        .sort("ingest_run_id")
        .collectAsList()
        .forEach(row -> read.put(row.getString(0), new Read(row.getString(1), row.getLong(2))));
  }

  private void readOpenRows() {
    for (Row row :
        workspace
            .tables()
            .read("quarantine.record")
            .where(col("status").equalTo("OPEN"))
            .groupBy("source", "run_id")
            .count()
            .collectAsList()) {
      openRows.put(row.getString(0) + "|" + row.getString(1), row.getLong(2));
    }
  }

  /** Counted only where a gate asks for it: it reads the record versions. */
  private Delivery.@Nullable Classes classes(MuyeConfig.Source source, Taken newest) {
    if (workspace.config().quality().gates(source.name()).unknownShare() == null) {
      return null;
    }
    TableStore tables = workspace.tables();
    RecordKind kind = RecordKind.of(source.record());
    Row counts =
        tables
            .read(kind.versionTable())
            .where(col("source").equalTo(source.name()))
            .where(col("run_id").equalTo(newest.run()))
            .where(col("is_deleted").equalTo(false))
            .agg(
                coalesce(sum(when(QualityCounter.unknown(kind), 1L).otherwise(0L)), lit(0L)),
                count(lit(1)))
            .collectAsList()
            .get(0);
    return new Delivery.Classes(counts.getLong(0), counts.getLong(1));
  }
}
