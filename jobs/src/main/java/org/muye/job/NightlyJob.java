package org.muye.job;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;
import org.muye.run.GateResult;
import org.muye.run.RunContext;
import org.muye.run.SourceCounts;

/** The whole night: ingest, refine, indicators, assessment, warnings. */
public final class NightlyJob {
  /**
   * What a night did.
   *
   * @param files files that were new or could not be read
   * @param sources what became of the rows
   * @param indicators what was computed, or null when the gates held it back
   * @param gates what the quality gates found
   * @param gate why results are held back, or null
   */
  public record Result(
      RunContext run,
      List<IngestedFile> files,
      List<SourceCounts> sources,
      IndicatorsJob.@Nullable Result indicators,
      List<GateResult> gates,
      @Nullable UserError gate) {

    /** Files of which nothing was taken. */
    public List<IngestedFile> failures() {
      return files.stream().filter(f -> f.status() == IngestedFile.Status.FAILED).toList();
    }
  }

  /**
   * What else than usual a night does.
   *
   * @param full whether all current states and indicator values are made anew, whatever the last
   *     night left
   * @param checkedPeriods how many periods, drawn at random, are computed from all records to be
   *     compared
   */
  public record Options(boolean full, int checkedPeriods) {
    /** A night that computes what the last one's values do not settle, and checks none. */
    public static final Options USUAL = new Options(false, 0);
  }

  private final Workspace workspace;
  private final RunContext run;
  private final Progress progress;
  private final Options options;

  /** A night as usual. */
  public NightlyJob(Workspace workspace, RunContext run, Progress progress) {
    this(workspace, run, progress, Options.USUAL);
  }

  /** A night. */
  public NightlyJob(Workspace workspace, RunContext run, Progress progress, Options options) {
    this.workspace = workspace;
    this.run = run;
    this.progress = progress;
    this.options = options;
  }

  /**
   * What was delivered.
   *
   * @param files files that were new or could not be read
   * @param sources what became of the rows
   * @param gates what the quality gates found
   */
  record Delivered(
      List<IngestedFile> files, List<SourceCounts> sources, QualityGate.Verdict gates) {}

  /** Takes what was delivered and judges it: the first steps of a night and of its plan. */
  static Delivered take(Workspace workspace, RunContext run, Progress progress) {
    progress.step("ingest");
    List<IngestedFile> files = new IngestJob(workspace, run, false).run();
    progress.step("refine");
    List<SourceCounts> sources = new RefineJob(workspace, run).run();
    progress.step("gates");
    return new Delivered(files, sources, QualityGate.judge(workspace));
  }

  /** Runs every step in order; a closed gate leaves the indicators of the night before in place. */
  public Result run() {
    if (options.full()) {
      new CurrentTables(workspace, run).discard();
    }
    Delivered delivered = take(workspace, run, progress);
    if (delivered.gates().problem() != null) {
      return result(delivered, null, delivered.gates().problem());
    }
    progress.step("indicators");
    IndicatorsJob.Result indicators = new IndicatorsJob(workspace, run, options.full()).run();
    if (options.checkedPeriods() > 0) {
      progress.step("check");
      UserError problem = new ValueCheck(workspace, run).ofRandomPeriods(options.checkedPeriods());
      if (problem != null) {
        return result(delivered, indicators, problem);
      }
    }
    progress.step("assessment");
    new AssessmentJob(workspace, run).run();
    progress.step("warnings");
    new WarningsJob(workspace, run).run();
    return result(delivered, indicators, null);
  }

  private Result result(
      Delivered delivered, IndicatorsJob.@Nullable Result indicators, @Nullable UserError problem) {
    return new Result(
        run,
        delivered.files(),
        delivered.sources(),
        indicators,
        delivered.gates().results(),
        problem);
  }
}
