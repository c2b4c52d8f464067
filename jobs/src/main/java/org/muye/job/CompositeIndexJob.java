package org.muye.job;

import org.muye.index.IndexComputation;
import org.muye.run.RunContext;
import org.muye.table.TableStore;

/** Gives every unit its composite index in every quarter, from the published values. */
public final class CompositeIndexJob {
  static final String INDEX = "gold.composite_index";

  private final Workspace workspace;
  private final RunContext run;

  /** A computation of all indices. */
  public CompositeIndexJob(Workspace workspace, RunContext run) {
    this.workspace = workspace;
    this.run = run;
  }

  /** Computes and writes the indices. */
  public void run() {
    TableStore tables = workspace.tables();
    tables.replaceAll(
        INDEX,
        new IndexComputation(workspace.region(), workspace.warningRules(), run)
            .rows(tables.read(IndicatorsJob.VALUES), tables.schema(INDEX)));
  }
}
