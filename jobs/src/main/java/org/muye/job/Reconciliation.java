package org.muye.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.muye.config.MuyeConfig;
import org.muye.error.PipelineBug;
import org.muye.job.PendingRows.Batch;
import org.muye.run.RunContext;
import org.muye.run.SourceCounts;
import org.muye.table.TableStore;

/** Knows which deliveries are still to be refined, and what became of the rows of the others. */
final class Reconciliation {
  private static final String TABLE = "ops.reconciliation";

  private final Workspace workspace;
  private final TableStore tables;
  private final RunContext run;
  private final Quarantine quarantine;

  Reconciliation(Workspace workspace, RunContext run) {
    this.workspace = workspace;
    this.tables = workspace.tables();
    this.run = run;
    this.quarantine = new Quarantine(workspace, run);
  }

  /** What is in the ledger and not reconciled, in the order of the configuration. */
  List<PendingRows> pending() {
    Map<Batch, Long> ingested =
        batches(
            tables
                .read(IngestJob.LEDGER)
                .where("status = 'INGESTED'")
                .select("source", "run_id", "rows_in_file"));
    ingested
        .keySet()
        .removeAll(
            batches(
                    tables
                        .read(TABLE)
                        .select(col("source"), col("ingest_run_id"), lit(0L).as("rows")))
                .keySet());
    List<PendingRows> pending = new ArrayList<>();
    for (MuyeConfig.Source source : workspace.config().sources()) {
      ingested.keySet().stream()
          .filter(batch -> batch.source().equals(source.name()))
          .sorted(Comparator.comparing(Batch::ingestRun))
          .forEach(
              batch ->
                  pending.add(
                      new PendingRows(
                          source, batch.ingestRun(), Objects.requireNonNull(ingested.get(batch)))));
    }
    return pending;
  }

  /** The rows of each batch, from rows of source, ingest run and number. */
  private static Map<Batch, Long> batches(Dataset<Row> rows) {
    String[] names = rows.columns();
    Map<Batch, Long> batches = new HashMap<>();
    rows.groupBy(names[0], names[1])
        .agg(coalesce(sum(names[2]), lit(0L)))
        .collectAsList()
        .forEach(row -> batches.put(new Batch(row.getString(0), row.getString(1)), row.getLong(2)));
    return batches;
  }

  /** Notes the counts of the batches, which also marks their rows as refined. */
  List<SourceCounts> record(List<PendingRows> batches) {
    List<SourceCounts> report = new ArrayList<>();
    List<Row> reconciliation = new ArrayList<>();
    for (PendingRows rows : batches) {
      SourceCounts counts = rows.counts(quarantine.orphans(rows));
      report.add(counts);
      reconciliation.add(reconciled(rows, counts));
    }
    tables.append(TABLE, workspace.spark().createDataFrame(reconciliation, tables.schema(TABLE)));
    return report;
  }

  private Row reconciled(PendingRows pending, SourceCounts counts) {
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
    return RowFactory.create(
        run.runId(),
        pending.ingestRun(),
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
        counts.knownBy().getOrDefault("INGESTION", 0L));
  }
}
