package org.muye.job;

import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.muye.error.PipelineBug;
import org.muye.error.UserError;
import org.muye.run.RunContext;
import org.muye.source.FileDigest;
import org.muye.table.TableStore;
import org.muye.time.AsOf;

/** Runs the steps of a night, one by one or all, and leaves a report in `ops.run` in any case. */
public final class ReportedRuns {
  static final String RUNS = "ops.run";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  private final Workspace workspace;
  private final @Nullable LocalDate asOf;
  private final Progress progress;

  /**
   * Runs in a workspace.
   *
   * @param asOf the day whose knowledge counts, or null for today
   */
  public ReportedRuns(Workspace workspace, @Nullable LocalDate asOf, Progress progress) {
    this.workspace = workspace;
    this.asOf = asOf;
    this.progress = progress;
  }

  /**
   * All steps.
   *
   * @param full whether all indicator values are computed anew, and all tables compared with the
   *     mart
   */
  public RunReport nightly(boolean full) {
    return report(
        "nightly",
        (run, draft) -> {
          NightlyJob.Result night = new NightlyJob(workspace, run, progress, full).run();
          draft.files.addAll(night.files().stream().map(RunReport.FileLine::of).toList());
          draft.sources.addAll(night.sources().stream().map(RunReport.SourceLine::of).toList());
          draft.gate = night.gate();
          if (night.gate() == null) {
            draft.values = night.values();
            draft.warnings.addAll(unknownShares(run));
            if (workspace.config().serving() != null) {
              publish(draft, full);
            }
          }
        });
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
          draft.files.addAll(
              new IngestJob(workspace, run, force)
                  .run().stream().map(RunReport.FileLine::of).toList());
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
          draft.gate = QualityGate.problem(workspace);
          if (draft.gate == null) {
            progress.step("indicators");
            draft.values = new IndicatorsJob(workspace, run, full).run();
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
    report(
        "review --reproduce",
        (run, draft) ->
            results.add(new ReviewJob(workspace, run, progress).reproduce(request, asOf)));
    return results.get(0);
  }

  /** What is known differently now than in a frozen review. */
  public List<ReviewJob.Difference> reviewDifferences(ReviewJob.Request request) {
    List<ReviewJob.Difference> differences = new ArrayList<>();
    report(
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
    private final List<String> warnings = new ArrayList<>();
    private @Nullable Long values;
    private RunReport.@Nullable Publication publication;
    private @Nullable UserError gate;
  }

  private RunReport report(String command, Body body) {
    RunContext run = Runs.start(workspace, command, asOf == null ? null : new AsOf(asOf));
    Draft draft = new Draft();
    try {
      body.run(run, draft);
    } catch (RuntimeException e) {
      recordFailure(run, draft, e);
      throw e;
    }
    RunReport report = finish(run, draft);
    record(report, message(report));
    return report;
  }

  private RunReport finish(RunContext run, Draft draft) {
    boolean fileFailed = draft.files.stream().anyMatch(file -> file.status().equals("FAILED"));
    UserError gate = draft.gate;
    UserError.Kind kind = gate == null ? UserError.Kind.INPUT : gate.kind();
    boolean ok = gate == null && !fileFailed;
    return new RunReport(
        run.runId(),
        run.command(),
        run.asOf().date(),
        run.startedAt(),
        workspace.clock().now(),
        ok ? "OK" : gate == null ? "FAILED" : "QUALITY_GATE",
        ok ? 0 : kind.exitCode(),
        workspace.config().warehouse(),
        draft.files,
        draft.sources,
        draft.values,
        draft.publication,
        draft.warnings,
        RunReport.Problem.of(gate));
  }

  private static String message(RunReport report) {
    if (report.problem() != null) {
      return report.problem().problem() + "; " + report.problem().why();
    }
    int failed = report.failedFiles().size();
    return failed == 0 ? "done" : failed + " of " + report.files().size() + " files cannot be read";
  }

  private void recordFailure(RunContext run, Draft draft, RuntimeException failure) {
    UserError known = failure instanceof UserError error ? error : null;
    RunReport report =
        new RunReport(
            run.runId(),
            run.command(),
            run.asOf().date(),
            run.startedAt(),
            workspace.clock().now(),
            "FAILED",
            known == null ? 1 : known.kind().exitCode(),
            workspace.config().warehouse(),
            draft.files,
            draft.sources,
            null,
            null,
            draft.warnings,
            RunReport.Problem.of(known));
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
            json(report));
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

  private static String json(RunReport report) {
    try {
      return JSON.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new PipelineBug("a run report cannot be written as JSON", e);
    }
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
