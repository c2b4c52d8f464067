package org.muye.job;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.muye.run.RunContext;

/** Gold as it was known at the end of a day, whatever day the published gold is of. */
final class GoldAsOf {
  private GoldAsOf() {}

  /**
   * The workspace itself where its gold is of the run's day; else one whose gold is computed for
   * that day in a folder of its own, beside the published one.
   */
  static Workspace of(Workspace workspace, RunContext run, Progress progress) {
    if (isOf(workspace, run.asOf().date())) {
      return workspace;
    }
    Workspace apart = workspace.withGoldIn("scratch/gold-as-of-" + run.asOf().date());
    progress.step("indicators");
    new IndicatorsJob(apart, run).run();
    progress.step("warnings");
    new WarningsJob(apart, run).run();
    progress.step("assessment");
    new AssessmentJob(apart, run).run();
    return apart;
  }

  private static boolean isOf(Workspace workspace, LocalDate day) {
    if (!workspace.tables().exists(IndicatorsJob.VALUES)
        || !workspace.tables().exists(WarningsJob.LEVELS)) {
      return false;
    }
    Dataset<Row> first = workspace.tables().read(IndicatorsJob.VALUES).select("as_of").limit(1);
    return first.collectAsList().stream().allMatch(row -> day.equals(row.<LocalDate>getAs(0)));
  }
}
