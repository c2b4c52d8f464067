package org.muye.job;

import org.muye.run.RunContext;
import org.muye.table.TableStore;
import org.muye.warning.QuarterOutlook;

/** Forecasts the next quarters of each watched series from the published counts. */
public final class ForecastJob {
  static final String FORECASTS = "gold.forecast";

  private final Workspace workspace;
  private final RunContext run;

  /** A computation of all forecasts. */
  public ForecastJob(Workspace workspace, RunContext run) {
    this.workspace = workspace;
    this.run = run;
  }

  /** Computes and writes the forecasts. */
  public void run() {
    TableStore tables = workspace.tables();
    tables.replaceAll(
        FORECASTS,
        new QuarterOutlook(workspace.region(), workspace.warningRules(), run)
            .rows(
                tables.read(IndicatorsJob.VALUES),
                tables.read(IndicatorsJob.RELEASES),
                tables.schema(FORECASTS)));
  }
}
