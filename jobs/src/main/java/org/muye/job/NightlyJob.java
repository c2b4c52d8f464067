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
   * @param full whether all indicator values are computed anew, whatever the last night left
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

  /** Runs every step in order; a closed gate leaves the indicators of the night before in place. */
  public Result run() {
    progress.step("ingest");
    List<IngestedFile> files = new IngestJob(workspace, run, false).run();
    progress.step("refine");
    List<SourceCounts> sources = new RefineJob(workspace, run).run();
    progress.step("gates");
    QualityGate.Verdict gates = QualityGate.judge(workspace);
    if (gates.problem() != null) {
      return new Result(run, files, sources, null, gates.results(), gates.problem());
    }
    progress.step("indicators");
    IndicatorsJob.Result indicators = new IndicatorsJob(workspace, run, options.full()).run();
    if (options.checkedPeriods() > 0) {
      progress.step("check");
      UserError problem = new ValueCheck(workspace, run).ofRandomPeriods(options.checkedPeriods());
      if (problem != null) {
        return new Result(run, files, sources, indicators, gates.results(), problem);
      }
    }
    progress.step("assessment");
    new AssessmentJob(workspace, run).run();
    progress.step("warnings");
    new WarningsJob(workspace, run).run();
    return new Result(run, files, sources, indicators, gates.results(), null);
  }
}
