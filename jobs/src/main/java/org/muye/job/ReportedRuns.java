package org.muye.job;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.muye.error.Failures;
import org.muye.error.Redaction;
import org.muye.error.UserError;
import org.muye.run.GateResult;
import org.muye.run.RunContext;
import org.muye.source.FileDigest;
import org.muye.spark.SparkSessions;
import org.muye.table.DeltaLibrary;
import org.muye.table.TableStore;
import org.muye.time.AsOf;
import org.muye.watch.PeakMemory;
import org.slf4j.MDC;

/** Runs the steps of a night, one by one or all, and leaves a report in `ops.run` in any case. */
public final class ReportedRuns {
  static final String RUNS = "ops.run";

  /** The name by which log lines carry the id of the run. */
  private static final String RUN_ID = "run_id";

  private final Workspace workspace;
  private final @Nullable LocalDate asOf;
  private final StepClock progress;
  private final Duration patience;

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
    this.patience = patience;
  }

  /** All steps. */
  public RunReport nightly(NightlyJob.Options options) {
    return report(
        "nightly",
        (run, draft) -> {
          NightlyJob.Result night = new NightlyJob(workspace, run, progress, options).run();
          draft.files.addAll(night.files().stream().map(RunReport.FileLine::of).toList());
          draft.sources.addAll(night.sources().stream().map(RunReport.SourceLine::of).toList());
          draft.gates.addAll(night.gates());
          draft.gate = night.gate();
          draft.warnings.addAll(leftOut(night.files()));
          if (night.gate() == null) {
            draft.indicators = night.indicators();
            draft.warnings.addAll(unknownShares(run));
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
    reportReading("plan", (run, draft) -> plans.add(new PlanJob(workspace, run).plan(progress)));
    return plans.get(0);
  }

  /**
   * Gold to the mart.
   *
   * @param full whether tables that have not been written since the last time are compared as well
   */
  public RunReport publish(boolean full) {
    return report("publish", (run, draft) -> publish(draft, full));
  }

  private void publish(Draft draft, boolean full) {
    progress.step("publish");
    draft.publication = RunReport.Publication.of(new PublishJob(workspace, full).run());
  }

  /**
   * New files into bronze.
   *
   * @param force takes files again that are in the ledger
   */
  public RunReport ingest(boolean force) {
    return report(
        "ingest",
        (run, draft) -> {
          progress.step("ingest");
          List<IngestedFile> files = new IngestJob(workspace, run, force).run();
          draft.files.addAll(files.stream().map(RunReport.FileLine::of).toList());
          draft.warnings.addAll(leftOut(files));
        });
  }

  /** New bronze rows into silver. */
  public RunReport refine() {
    return report(
        "refine",
        (run, draft) -> {
          progress.step("refine");
          draft.sources.addAll(
              new RefineJob(workspace, run).run().stream().map(RunReport.SourceLine::of).toList());
        });
  }

  /**
   * Gold from silver.
   *
   * @param full whether all values are computed anew
   */
  public RunReport indicators(boolean full) {
    return report(
        "indicators",
        (run, draft) -> {
          progress.step("gates");
          QualityGate.Verdict gates = QualityGate.judge(workspace);
          draft.gates.addAll(gates.results());
          draft.gate = gates.problem();
          if (draft.gate == null) {
            progress.step("indicators");
            draft.indicators = new IndicatorsJob(workspace, run, full).run();
            draft.warnings.addAll(unknownShares(run));
          }
        });
  }

  /** Scores from silver, by the rule books of the configuration. */
  public RunReport assessment() {
    return report(
        "assess",
        (run, draft) -> {
          progress.step("assessment");
          new AssessmentJob(workspace, run).run();
        });
  }

  /** Alarms and levels from gold. */
  public RunReport warnings() {
    return report(
        "warnings",
        (run, draft) -> {
          progress.step("warnings");
          new WarningsJob(workspace, run).run();
        });
  }

  /** Rows from the quarantine, parsed again; see {@link ReplayJob}. */
  public RunReport replay(@Nullable String source, @Nullable String reason) {
    return report(
        "quarantine replay",
        (run, draft) -> {
          progress.step("replay");
          ReplayJob.Result result = new ReplayJob(workspace, run, source, reason).run();
          draft.sources.addAll(result.sources().stream().map(RunReport.SourceLine::of).toList());
          draft.warnings.addAll(result.notes());
        });
  }

  /** Fewer files and no rows past their retention; see {@link MaintenanceJob}. */
  public List<MaintenanceJob.Line> maintain(MaintenanceJob.Options options) {
    List<MaintenanceJob.Line> lines = new ArrayList<>();
    Body body =
        (run, draft) -> {
          progress.step("maintenance");
          lines.addAll(new MaintenanceJob(workspace, run).run(options));
        };
    if (options.onlyShow()) {
      reportReading("maintain --dry-run", body);
    } else {
      report("maintain", body);
    }
    return lines;
  }

  /** A person out of every table and its history; see {@link ForgetJob}. */
  public Erasure forget(ForgetRequest request) {
    List<Erasure> done = new ArrayList<>();
    Body body = (run, draft) -> done.add(new ForgetJob(workspace, run, progress).run(request));
    if (request.onlyShow()) {
      reportReading("forget --dry-run", body);
    } else {
      report("forget", body);
    }
    return done.get(0);
  }

  /** What earlier alarms and levels were worth; see {@link BacktestJob}. */
  public BacktestJob.Result backtest(BacktestJob.Options options) {
    List<BacktestJob.Result> results = new ArrayList<>();
    report(
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
    report(
        "review",
        (run, draft) -> results.add(new ReviewJob(workspace, run, progress).make(request)));
    return results.get(0);
  }

  /** A frozen review again, byte for byte. */
  public ReviewJob.Result reproduceReview(ReviewJob.Request request) {
    List<ReviewJob.Result> results = new ArrayList<>();
    reportReading(
        "review --reproduce",
        (run, draft) ->
            results.add(new ReviewJob(workspace, run, progress).reproduce(request, asOf)));
    return results.get(0);
  }

  /** What is known differently now than in a frozen review. */
  public List<ReviewJob.Difference> reviewDifferences(ReviewJob.Request request) {
    List<ReviewJob.Difference> differences = new ArrayList<>();
    reportReading(
        "review --diff",
        (run, draft) ->
            differences.addAll(new ReviewJob(workspace, run, progress).differences(request, null)));
    return differences;
  }

  private interface Body {
    void run(RunContext run, Draft draft);
  }

  private static final class Draft {
    private final List<RunReport.FileLine> files = new ArrayList<>();
    private final List<RunReport.SourceLine> sources = new ArrayList<>();
    private final List<GateResult> gates = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private IndicatorsJob.@Nullable Result indicators;
    private RunReport.@Nullable Publication publication;
    private @Nullable UserError gate;
  }

  /**
   * A command that writes the warehouse: one at a time. One that is refused leaves no row in any
   * table; whoever watches runs is told of it.
   */
  private RunReport report(String command, Body body) {
    RunContext run = start(command);
    return named(
        run,
        () -> {
          RunWatch watch = new RunWatch(workspace, run);
          WriteAccess access = access(run, watch);
          try {
            return reported(run, watch, body);
          } finally {
            access.close();
          }
        });
  }

  private WriteAccess access(RunContext run, RunWatch watch) {
    try {
      return WriteAccess.take(workspace, run, patience);
    } catch (UserError e) {
      watch.end(draft(run, new Draft(), "FAILED", e.kind().exitCode(), e));
      throw e;
    }
  }

  /** A command that only reads, beside whatever runs. */
  private RunReport reportReading(String command, Body body) {
    RunContext run = start(command);
    return named(run, () -> reported(run, new RunWatch(workspace, run), body));
  }

  /** Log lines of every thread of the run carry its id; see log4j2.component.properties. */
  private static RunReport named(RunContext run, Supplier<RunReport> work) {
    MDC.put(RUN_ID, run.runId());
    try {
      return work.get();
    } finally {
      MDC.remove(RUN_ID);
    }
  }

  private RunContext start(String command) {
    return Runs.start(workspace, command, asOf == null ? null : new AsOf(asOf));
  }

  private RunReport reported(RunContext run, RunWatch watch, Body body) {
    Draft draft = new Draft();
    try {
      body.run(run, draft);
    } catch (RuntimeException | Error e) {
      recordFailure(run, draft, watch, e);
      throw e;
    }
    RunReport report = finish(run, draft);
    record(report, message(report));
    watch.end(report);
    return report;
  }

  private RunReport finish(RunContext run, Draft draft) {
    boolean fileFailed = draft.files.stream().anyMatch(file -> file.status().equals("FAILED"));
    UserError gate = draft.gate;
    if (gate != null) {
      return draft(run, draft, "QUALITY_GATE", gate.kind().exitCode(), gate);
    }
    return fileFailed
        ? draft(run, draft, "FAILED", UserError.Kind.INPUT.exitCode(), null)
        : draft(run, draft, "OK", 0, null);
  }

  private RunReport draft(
      RunContext run, Draft draft, String status, int exitCode, @Nullable UserError problem) {
    PeakMemory memory = PeakMemory.read();
    return new RunReport(
        run.runId(),
        run.command(),
        run.asOf().date(),
        run.startedAt(),
        workspace.clock().now(),
        status,
        exitCode,
        Redaction.redact(workspace.config().warehouse()),
        progress.take(),
        draft.files,
        draft.sources,
        draft.gates,
        versions(),
        new RunReport.Memory(memory.heapBytes(), memory.residentBytes()),
        draft.indicators == null ? null : draft.indicators.values(),
        draft.indicators == null ? null : RunReport.Computation.of(draft.indicators.computed()),
        draft.publication,
        draft.warnings,
        RunReport.Problem.of(problem));
  }

  private RunReport.Versions versions() {
    return new RunReport.Versions(
        version(),
        SparkSessions.version(),
        DeltaLibrary.version(),
        Runtime.version().toString(),
        configDigest(),
        workspace.contracts().sha256());
  }

  private static String message(RunReport report) {
    if (report.problem() != null) {
      return report.problem().problem() + "; " + report.problem().why();
    }
    int failed = report.failedFiles().size();
    return failed == 0 ? "done" : failed + " of " + report.files().size() + " files cannot be read";
  }

  private void recordFailure(RunContext run, Draft draft, RunWatch watch, Throwable failure) {
    UserError known = Failures.userError(failure).orElse(null);
    RunReport report =
        draft(run, draft, "FAILED", known == null ? 1 : known.kind().exitCode(), known);
    try {
      record(
          report,
          known == null
              ? failure.getClass().getSimpleName()
              : known.problem() + "; " + known.why());
    } catch (RuntimeException e) {
      // The warehouse itself may be what failed; the first failure is the one to report.
      failure.addSuppressed(e);
    }
    watch.end(report);
  }

  private void record(RunReport report, String message) {
    TableStore tables = workspace.tables();
    Row row =
        RowFactory.create(
            report.runId(),
            report.command(),
            report.startedAt(),
            report.finishedAt(),
            report.asOf(),
            workspace.region().id(),
            version(),
            report.status(),
            report.exitCode(),
            message,
            configDigest(),
            ReportJson.write(report));
    tables.append(RUNS, workspace.spark().createDataFrame(List.of(row), tables.schema(RUNS)));
  }

  static String version() {
    String version = ReportedRuns.class.getPackage().getImplementationVersion();
    return version == null ? "not packaged" : version;
  }

  private @Nullable String configDigest() {
    try {
      return FileDigest.sha256(Files.readString(workspace.config().file()));
    } catch (IOException e) {
      return null;
    }
  }

  /** Files with rows of persons who were forgotten. */
  private static List<String> leftOut(List<IngestedFile> files) {
    return files.stream()
        .filter(file -> file.rowsLeftOut() != null && file.rowsLeftOut() > 0)
        .map(
            file ->
                file.fileName()
                    + ": "
                    + file.rowsLeftOut()
                    + " rows of persons or records that were forgotten were not taken in")
        .toList();
  }

  /** Kinds of record with more unknown classes than the configuration allows without a word. */
  private List<String> unknownShares(RunContext run) {
    List<String> warnings = new ArrayList<>();
    for (Row row :
        workspace
            .tables()
            .read("gold.data_quality")
            .where(
                col("as_of").equalTo(run.asOf().date()).and(col("unk_gate_2pct").equalTo("WARN")))
            .select("record", "unk", "counted")
            .sort("record")
            .collectAsList()) {
      long unknown = ((Number) row.get(1)).longValue();
      long counted = ((Number) row.get(2)).longValue();
      warnings.add(
          String.format(
              Locale.ROOT,
              "%s: %d of %d records (%.1f %%) have an unknown class or unit; the limit is %.1f %%"
                  + " (quality.unknown_share_limit)",
              row.getString(0),
              unknown,
              counted,
              100.0 * unknown / counted,
              100 * workspace.config().quality().unknownShareLimit()));
    }
    return warnings;
  }
}
