package org.muye.job;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.muye.error.Failures;
import org.muye.error.Message;
import org.muye.error.Redaction;
import org.muye.error.UserError;
import org.muye.run.GateResult;
import org.muye.run.RunContext;
import org.muye.run.SourceCounts;
import org.muye.serving.PublishResult;
import org.muye.table.TableStore;
import org.muye.time.AsOf;
import org.muye.watch.PeakMemory;
import org.slf4j.MDC;

/**
 * Carries out the work of a command as a run, and leaves a report of it in `ops.run` in any case.
 */
final class RunRecorder {
  private static final String RUNS = "ops.run";

  /** The name by which log lines carry the id of the run. */
  private static final String RUN_ID = "run_id";

  private final Workspace workspace;
  private final @Nullable LocalDate asOf;
  private final StepClock steps;
  private final Duration patience;

  /**
   * Records the runs of a workspace.
   *
   * @param asOf the day whose knowledge counts, or null for today
   * @param steps measures the steps of each run
   * @param patience how long to wait for another run that writes the same warehouse
   */
  RunRecorder(Workspace workspace, @Nullable LocalDate asOf, StepClock steps, Duration patience) {
    this.workspace = workspace;
    this.asOf = asOf;
    this.steps = steps;
    this.patience = patience;
  }

  /** What a command does; what its report is to say of it goes into the draft. */
  interface Work {
    void run(RunContext run, Draft draft);
  }

  /** What the report of a run will say, while it runs. */
  static final class Draft {
    private final List<RunReport.FileLine> files = new ArrayList<>();
    private final List<RunReport.SourceLine> sources = new ArrayList<>();
    private final List<GateResult> gates = new ArrayList<>();
    private final List<Message> warnings = new ArrayList<>();
    private IndicatorsJob.@Nullable Result indicators;
    private RunReport.@Nullable Publication publication;
    private @Nullable UserError gate;

    /** Files that were new or cannot be read; of those without rows of the forgotten it warns. */
    void files(List<IngestedFile> ingested) {
      files.addAll(ingested.stream().map(RunReport.FileLine::of).toList());
      warnings.addAll(leftOut(ingested));
    }

    /** Files with rows of persons who were forgotten. */
    private static List<Message> leftOut(List<IngestedFile> files) {
      return files.stream()
          .filter(file -> file.rowsLeftOut() != null && file.rowsLeftOut() > 0)
          .map(file -> Message.of("run.rows_of_the_forgotten", file.fileName(), file.rowsLeftOut()))
          .toList();
    }

    /** What became of the rows. */
    void sources(List<SourceCounts> counts) {
      sources.addAll(counts.stream().map(RunReport.SourceLine::of).toList());
    }

    /**
     * What the quality gates found.
     *
     * @param problem why the results are held back, or null
     */
    void gates(List<GateResult> results, @Nullable UserError problem) {
      gates.addAll(results);
      gate = problem;
    }

    /** What was computed. */
    void indicators(IndicatorsJob.@Nullable Result computed) {
      indicators = computed;
    }

    /** What readers of the mart see. */
    void publication(PublishResult published) {
      publication = RunReport.Publication.of(published);
    }

    /** What should be looked at. */
    void warnings(List<Message> sentences) {
      warnings.addAll(sentences);
    }
  }

  /**
   * A command that writes the warehouse: one at a time. One that is refused leaves no row in any
   * table; whoever watches runs is told of it.
   */
  RunReport writing(String command, Work work) {
    RunContext run = start(command);
    return named(
        run,
        () -> {
          RunWatch watch = new RunWatch(workspace, run);
          WriteAccess access = access(run, watch);
          try {
            return reported(run, watch, work);
          } finally {
            access.close();
          }
        });
  }

  private WriteAccess access(RunContext run, RunWatch watch) {
    try {
      return WriteAccess.take(workspace, run, patience);
    } catch (UserError e) {
      watch.end(report(run, new Draft(), "FAILED", e.kind().exitCode(), e));
      throw e;
    }
  }

  /** A command that only reads, beside whatever runs. */
  RunReport reading(String command, Work work) {
    RunContext run = start(command);
    return named(run, () -> reported(run, new RunWatch(workspace, run), work));
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

  private RunReport reported(RunContext run, RunWatch watch, Work work) {
    Draft draft = new Draft();
    try {
      work.run(run, draft);
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
      return report(run, draft, "QUALITY_GATE", gate.kind().exitCode(), gate);
    }
    return fileFailed
        ? report(run, draft, "FAILED", UserError.Kind.INPUT.exitCode(), null)
        : report(run, draft, "OK", 0, null);
  }

  private RunReport report(
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
        steps.take(),
        draft.files,
        draft.sources,
        draft.gates,
        RunVersions.of(workspace),
        new RunReport.Memory(memory.heapBytes(), memory.residentBytes()),
        draft.indicators == null ? null : draft.indicators.values(),
        draft.indicators == null ? null : RunReport.Computation.of(draft.indicators.computed()),
        draft.publication,
        draft.warnings.stream().map(it -> it.in(Locale.ENGLISH)).toList(),
        draft.warnings.stream().map(it -> it.in(Locale.SIMPLIFIED_CHINESE)).toList(),
        RunReport.Problem.of(problem));
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
        report(run, draft, "FAILED", known == null ? 1 : known.kind().exitCode(), known);
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
    RunReport.Versions versions = Objects.requireNonNull(report.versions());
    Row row =
        RowFactory.create(
            report.runId(),
            report.command(),
            report.startedAt(),
            report.finishedAt(),
            report.asOf(),
            workspace.region().id(),
            versions.muye(),
            report.status(),
            report.exitCode(),
            message,
            versions.config(),
            ReportJson.write(report));
    tables.append(RUNS, workspace.spark().createDataFrame(List.of(row), tables.schema(RUNS)));
  }
}
