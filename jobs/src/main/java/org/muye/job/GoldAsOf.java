package org.muye.job;

import static org.apache.spark.sql.functions.max;

import java.time.LocalDate;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.muye.run.RunContext;

/** Gold as it was known at the end of a day, whatever day the published gold is of. */
final class GoldAsOf {
  private GoldAsOf() {}

  /**
   * What a reader takes from gold of the run's day: of the workspace's own where it is of that day;
   * else of one computed in a folder of its own, which is gone afterwards.
   */
  static <T> T read(
      Workspace workspace, RunContext run, Progress progress, Function<Workspace, T> reader) {
    if (isOf(workspace, run.asOf().date())) {
      return reader.apply(workspace);
    }
    String folder = MaintenanceJob.SCRATCH + "/gold-" + run.runId();
    Workspace apart = workspace.withGoldIn(folder);
    try {
      progress.step("indicators");
      new IndicatorsJob(apart, run).run();
      progress.step("warnings");
      new WarningsJob(apart, run).run();
      progress.step("assessment");
      new AssessmentJob(apart, run).run();
      return reader.apply(apart);
    } finally {
      workspace.tables().deleteFolder(folder);
    }
  }

  private static boolean isOf(Workspace workspace, LocalDate day) {
    if (!workspace.tables().exists(IndicatorsJob.VALUES)
        || !workspace.tables().exists(WarningsJob.LEVELS)) {
      return false;
    }
    // Values that a run left as they were bear the day of an earlier one.
    Row last = workspace.tables().read(IndicatorsJob.VALUES).agg(max("as_of")).head();
    return day.equals(last.<LocalDate>getAs(0));
  }
}
