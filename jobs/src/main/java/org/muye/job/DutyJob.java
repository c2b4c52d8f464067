package org.muye.job;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.muye.indicator.DutyTaskRows;
import org.muye.run.RunContext;

/** Lists the tasks of the leadership duty calendar with what became of each. */
final class DutyJob {
  static final String TASKS = "gold.duty_task";

  private final Workspace workspace;
  private final RunContext run;
  private final KnownRecords known;

  DutyJob(Workspace workspace, RunContext run, KnownRecords known) {
    this.workspace = workspace;
    this.run = run;
    this.known = known;
  }

  /** Writes the tasks as they stand at the as-of day; nothing where no activities are delivered. */
  void run() {
    if (workspace.tables().exists(RecordKind.DUTY_ACTIVITY.versionTable())) {
      workspace.tables().replaceAll(TASKS, tasks());
    }
  }

  /** The tasks in the shape of `gold.duty_task`. */
  Dataset<Row> tasks() {
    return DutyTaskRows.of(
        known.organisations(run.asOf()), workspace.region(), run, workspace.tables().schema(TASKS));
  }
}
