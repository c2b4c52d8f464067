package org.muye.job;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the steps of a night, one by one or all, and leaves a report in `ops.run` in any case. */
public final class ReportedRuns {
  private final Workspace workspace;
  private final @Nullable LocalDate asOf;
  private final StepClock progress;
  private final RunRecorder runs;

  /**
   * Runs in a workspace that do not wait for another run.
   *
   * @param asOf the day whose knowledge counts, or null for today
   */
  public ReportedRuns(Workspace workspace, @Nullable LocalDate asOf, Progress progress) {
    this(workspace, asOf, progress, Duration.ZERO);
  }

  /**
   * Runs in a workspace.
   *
   * @param asOf the day whose knowledge counts, or null for today
   * @param patience how long to wait for another run that writes the same warehouse
   */
  public ReportedRuns(
      Workspace workspace, @Nullable LocalDate asOf, Progress progress, Duration patience) {
    this.workspace = workspace;
    this.asOf = asOf;
    this.progress = new StepClock(progress, workspace.clock());
    this.runs = new RunRecorder(workspace, asOf, this.progress, patience);
  }

  /** All steps. */
  public RunReport nightly(NightlyJob.Options options) {
    return runs.writing(
        "nightly",
        (run, draft) -> {
          NightlyJob.Result night = new NightlyJob(workspace, run, progress, options).run();
          draft.files(night.files());
          draft.sources(night.sources());
          draft.gates(night.gates(), night.gate());
          if (night.gate() == null) {
            draft.indicators(night.indicators());
            draft.warnings(DataQuality.warnings(workspace, run));
            if (workspace.config().serving() != null) {
              publish(draft, options.full());
            }
            if (workspace.config().maintenance().nightly()) {
              progress.step("maintenance");
              new MaintenanceJob(workspace, run).nightly();
            }
          }
        });
  }

  /** What a night would do; see {@link PlanJob}. */
  public PlanJob.Plan plan() {
    List<PlanJob.Plan> plans = new ArrayList<>();
    runs.reading("plan", (run, draft) -> plans.add(new PlanJob(workspace, run).plan(progress)));
    return plans.get(0);
  }

  /**
   * Gold to the mart.
   *
   * @param full whether tables that have not been written since the last time are compared as well
   */
  public RunReport publish(boolean full) {
    return runs.writing("publish", (run, draft) -> publish(draft, full));
  }

  private void publish(RunRecorder.Draft draft, boolean full) {
    progress.step("publish");
    draft.publication(new PublishJob(workspace, full).run());
  }

  /**
   * New files into bronze.
   *
   * @param force takes files again that are in the ledger
   */
  public RunReport ingest(boolean force) {
    return runs.writing(
        "ingest",
        (run, draft) -> {
          progress.step("ingest");
          draft.files(new IngestJob(workspace, run, force).run());
        });
  }

  /** New bronze rows into silver. */
  public RunReport refine() {
    return runs.writing(
        "refine",
        (run, draft) -> {
          progress.step("refine");
          draft.sources(new RefineJob(workspace, run).run());
        });
  }

  /**
   * Gold from silver.
   *
   * @param full whether all values are computed anew
   */
  public RunReport indicators(boolean full) {
    return runs.writing(
        "indicators",
        (run, draft) -> {
          progress.step("gates");
          QualityGate.Verdict gates = QualityGate.judge(workspace);
          draft.gates(gates.results(), gates.problem());
          if (gates.problem() == null) {
            progress.step("indicators");
            draft.indicators(new IndicatorsJob(workspace, run, full).run());
            draft.warnings(DataQuality.warnings(workspace, run));
          }
        });
  }

  /** Scores from silver, by the rule books of the configuration. */
  public RunReport assessment() {
    return runs.writing(
        "assess",
        (run, draft) -> {
          progress.step("assessment");
          new AssessmentJob(workspace, run).run();
        });
  }

  /** Alarms and levels from gold. */
  public RunReport warnings() {
    return runs.writing(
        "warnings",
        (run, draft) -> {
          progress.step("warnings");
          new WarningsJob(workspace, run).run();
        });
  }

  /** Rows from the quarantine, parsed again; see {@link ReplayJob}. */
  public RunReport replay(@Nullable String source, @Nullable String reason) {
    return runs.writing(
        "quarantine replay",
        (run, draft) -> {
          progress.step("replay");
          ReplayJob.Result result = new ReplayJob(workspace, run, source, reason).run();
          draft.sources(result.sources());
          draft.warnings(result.notes());
        });
  }

  /** Fewer files and no rows past their retention; see {@link MaintenanceJob}. */
  public List<MaintenanceJob.Line> maintain(MaintenanceJob.Options options) {
    List<MaintenanceJob.Line> lines = new ArrayList<>();
    RunRecorder.Work work =
        (run, draft) -> {
          progress.step("maintenance");
          lines.addAll(new MaintenanceJob(workspace, run).run(options));
        };
    if (options.onlyShow()) {
      runs.reading("maintain --dry-run", work);
    } else {
      runs.writing("maintain", work);
    }
    return lines;
  }

  /** A person out of every table and its history; see {@link ForgetJob}. */
  public Erasure forget(ForgetRequest request) {
    List<Erasure> done = new ArrayList<>();
    RunRecorder.Work work =
        (run, draft) -> done.add(new ForgetJob(workspace, run, progress).run(request));
    if (request.onlyShow()) {
      runs.reading("forget --dry-run", work);
    } else {
      runs.writing("forget", work);
    }
    return done.get(0);
  }

  /** What earlier alarms and levels were worth; see {@link BacktestJob}. */
  public BacktestJob.Result backtest(BacktestJob.Options options) {
    List<BacktestJob.Result> results = new ArrayList<>();
    runs.writing(
        "backtest",
        (run, draft) -> {
          progress.step("backtest");
          results.add(new BacktestJob(workspace, run).run(options));
        });
    return results.get(0);
  }

  /** The situation review of a quarter; see {@link ReviewJob}. */
  public ReviewJob.Result review(ReviewJob.Request request) {
    List<ReviewJob.Result> results = new ArrayList<>();
    runs.writing(
        "review",
        (run, draft) -> results.add(new ReviewJob(workspace, run, progress).make(request)));
    return results.get(0);
  }

  /** A frozen review again, byte for byte. */
  public ReviewJob.Result reproduceReview(ReviewJob.Request request) {
    List<ReviewJob.Result> results = new ArrayList<>();
    runs.reading(
        "review --reproduce",
        (run, draft) ->
            results.add(new ReviewJob(workspace, run, progress).reproduce(request, asOf)));
    return results.get(0);
  }

  /** What is known differently now than in a frozen review. */
  public List<ReviewJob.Difference> reviewDifferences(ReviewJob.Request request) {
    List<ReviewJob.Difference> differences = new ArrayList<>();
    runs.reading(
        "review --diff",
        (run, draft) ->
            differences.addAll(new ReviewJob(workspace, run, progress).differences(request, null)));
    return differences;
  }
}
