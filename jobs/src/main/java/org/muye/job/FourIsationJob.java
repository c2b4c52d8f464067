package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.muye.index.FourIsationComputation;
import org.muye.run.RunContext;
import org.muye.table.TableStore;

/** Gives every unit its four-isations in every quarter and year, from the published values. */
public final class FourIsationJob {
  static final String INDICES = "gold.four_isation";
  static final String COMPONENTS = "gold.four_isation_component";

  private final Workspace workspace;
  private final RunContext run;

  /** A computation of all indices. */
  public FourIsationJob(Workspace workspace, RunContext run) {
    this.workspace = workspace;
    this.run = run;
  }

  /** Computes and writes the indices and their components. */
  public void run() {
    TableStore tables = workspace.tables();
    Dataset<Row> computed =
        new FourIsationComputation(
                workspace.region(),
                workspace.fourIsationRules(),
                Set.copyOf(new KnownRecords(workspace).facts(run.asOf()).keySet()),
                run)
            .rows(
                tables.read(IndicatorsJob.VALUES),
                tables.schema(INDICES),
                tables.schema(COMPONENTS))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Parallel.run(
          List.of(
              () -> replace(tables, INDICES, computed, "indices"),
              () -> replace(tables, COMPONENTS, computed, "components")));
    } finally {
      computed.unpersist();
    }
  }

  private static void replace(
      TableStore tables, String table, Dataset<Row> computed, String array) {
    tables.replaceAll(table, computed.select(explode(col(array)).as("row")).select("row.*"));
  }
}
