package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.muye.run.RunContext;
import org.muye.table.TableStore;
import org.muye.warning.AlarmWeeks;
import org.muye.warning.LevelAssessment;

/**
 * Judges the weeks of every watched series, then gives every unit its level in every quarter from
 * these alarms and the published values; beside it what the next quarters may bring, the composite
 * index and the four-isations.
 */
public final class WarningsJob {
  static final String LEVELS = "gold.warning";
  static final String EVIDENCE = "gold.warning_evidence";
  static final String ALARMS = "gold.alarm_week";

  private final Workspace workspace;
  private final RunContext run;
  private final TableStore tables;

  /** A computation of all levels. */
  public WarningsJob(Workspace workspace, RunContext run) {
    this.workspace = workspace;
    this.run = run;
    this.tables = workspace.tables();
  }

  /** Computes and writes alarms, levels with their evidence, forecasts and the indices. */
  public void run() {
    Parallel.run(
        List.of(
            () -> {
              writeAlarms();
              writeLevels();
            },
            new ForecastJob(workspace, run)::run,
            new CompositeIndexJob(workspace, run)::run,
            new FourIsationJob(workspace, run)::run));
  }

  /** Judges the weeks of the watched series. */
  void writeAlarms() {
    tables.replaceAll(
        ALARMS,
        new AlarmWeeks(
                workspace.region(),
                workspace.warningRules(),
                run,
                FirstDay.of(workspace, run.asOf()))
            .judge(
                tables.read(IndicatorsJob.VALUES),
                new Vintages(workspace).completeness(run),
                tables.schema(ALARMS)));
  }

  /** Gives the levels from the values and alarms last written. */
  void writeLevels() {
    Dataset<Row> assessed =
        new LevelAssessment(workspace.region(), workspace.warningRules(), run)
            .assess(
                tables.read(IndicatorsJob.VALUES),
                tables.read(ALARMS),
                tables.schema(LEVELS),
                tables.schema(EVIDENCE))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Parallel.run(
          List.of(
              () -> tables.replaceAll(LEVELS, assessed.select("warning.*")),
              () ->
                  tables.replaceAll(
                      EVIDENCE, assessed.select(explode(col("evidence")).as("e")).select("e.*"))));
    } finally {
      assessed.unpersist();
    }
  }
}
