package org.muye.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    Set<Batch> ingested =
        batches(tables.read(IngestJob.LEDGER).where("status = 'INGESTED'"), "run_id");
    ingested.removeAll(batches(tables.read(TABLE), "ingest_run_id"));
    List<PendingRows> pending = new ArrayList<>();
    for (MuyeConfig.Source source : workspace.config().sources()) {
      ingested.stream()
          .filter(batch -> batch.source().equals(source.name()))
          .sorted(Comparator.comparing(Batch::ingestRun))
          .forEach(batch -> pending.add(new PendingRows(source, batch.ingestRun())));
    }
    return pending;
  }

  private static Set<Batch> batches(Dataset<Row> rows, String runColumn) {
    Set<Batch> batches = new HashSet<>();
    rows.select("source", runColumn)
        .distinct()
        .collectAsList()
        .forEach(row -> batches.add(new Batch(row.getString(0), row.getString(1))));
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
