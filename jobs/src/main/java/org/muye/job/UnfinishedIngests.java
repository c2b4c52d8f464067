package org.muye.job;

import static org.apache.spark.sql.functions.col;

import java.util.HashSet;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.muye.run.RunContext;
import org.muye.table.Marks;
import org.muye.table.TableStore;

/**
 * Takes back what a killed ingestion left in bronze. Rows and ledger are several commits: a run is
 * marked before the first of them and no longer after the last, so that without a mark nothing has
 * to be searched.
 */
final class UnfinishedIngests {
  private final TableStore tables;
  private final Marks marks;

  UnfinishedIngests(TableStore tables) {
    this.tables = tables;
    this.marks = tables.marks("ops/_ingesting");
  }

  void begin(RunContext run) {
    marks.set(run.runId());
  }

  void end(RunContext run) {
    marks.clear(run.runId());
  }

  /** Removes the rows of every run that is marked and in no ledger: its files are taken again. */
  void takeBack() {
    Set<String> marked = marks.names();
    if (marked.isEmpty()) {
      return;
    }
    Set<String> inLedger = new HashSet<>();
    for (Row row : tables.read(IngestJob.LEDGER).select("run_id").distinct().collectAsList()) {
      inLedger.add(row.getString(0));
    }
    for (String run : marked) {
      if (!inLedger.contains(run)) {
        for (RecordKind kind : RecordKind.values()) {
          tables.delete(kind.bronzeTable(), col("run_id").equalTo(run));
        }
      }
      marks.clear(run);
    }
  }
}
