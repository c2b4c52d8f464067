package org.muye.job;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.run.GateResult;
import org.muye.run.RunContext;
import org.muye.time.Period;

/**
 * Says what a night would do, by doing it on copies of the tables that are gone afterwards:
 * whatever was changed since the last night, files, mappings, definitions or the region, is taken
 * into account as the night would take it.
 */
public final class PlanJob {
  /**
   * What a night would do.
   *
   * @param files files that are new or cannot be read
   * @param sources what would become of their rows
   * @param gates what the quality gates would find
   * @param problem why results would be held back, or null
   * @param computation the periods that would be computed, or null when results are held back
   * @param periods labels of those of which all values would be; empty when of all periods
   * @param movements how the indicator values would move
   */
  public record Plan(
      List<RunReport.FileLine> files,
      List<RunReport.SourceLine> sources,
      List<GateResult> gates,
      RunReport.@Nullable Problem problem,
      RunReport.@Nullable Computation computation,
      List<String> periods,
      List<ValueMovements.Movement> movements) {}

  private final Workspace workspace;
  private final RunContext run;

  PlanJob(Workspace workspace, RunContext run) {
    this.workspace = workspace;
    this.run = run;
  }

  /** Plans the night of the run's as-of day. */
  Plan plan(Progress progress) {
    String folder = MaintenanceJob.SCRATCH + "/plan-" + run.runId();
    Workspace trial = workspace.onTrialIn(folder);
    try {
      return tried(trial, progress);
    } finally {
      workspace.tables().deleteFolder(folder);
    }
  }

  private Plan tried(Workspace trial, Progress progress) {
    NightlyJob.Delivered delivered = NightlyJob.take(trial, run, progress);
    List<RunReport.FileLine> files =
        delivered.files().stream().map(RunReport.FileLine::of).toList();
    List<RunReport.SourceLine> sources =
        delivered.sources().stream().map(RunReport.SourceLine::of).toList();
    QualityGate.Verdict gates = delivered.gates();
    if (gates.problem() != null) {
      return new Plan(
          files,
          sources,
          gates.results(),
          RunReport.Problem.of(gates.problem()),
          null,
          List.of(),
          List.of());
    }
    progress.step("indicators");
    ComputedPeriods computed =
        new IndicatorValuesJob(trial, run, new KnownRecords(trial), FirstDay.of(trial, run.asOf()))
            .run(false);
    progress.step("compare");
    return new Plan(
        files,
        sources,
        gates.results(),
        null,
        RunReport.Computation.of(computed),
        computed.whyAll().isEmpty()
            ? computed.values().whole().stream().map(Period::label).toList()
            : List.of(),
        ValueMovements.between(
            workspace.tables().read(IndicatorValuesJob.VALUES),
            trial.tables().read(IndicatorValuesJob.VALUES)));
  }
}
