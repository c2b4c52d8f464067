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
   * @param values number of indicator values, 0 when the gate held them back
   * @param gates what the quality gates found
   * @param gate why they held the indicators back, or null
   */
  public record Result(
      RunContext run,
      List<IngestedFile> files,
      List<SourceCounts> sources,
      long values,
      List<GateResult> gates,
      @Nullable UserError gate) {

    /** Files of which nothing was taken. */
    public List<IngestedFile> failures() {
      return files.stream().filter(f -> f.status() == IngestedFile.Status.FAILED).toList();
    }
  }

  private final Workspace workspace;
  private final RunContext run;
  private final Progress progress;
  private final boolean full;

  /** A night that computes what the last one's values do not settle. */
  public NightlyJob(Workspace workspace, RunContext run, Progress progress) {
    this(workspace, run, progress, false);
  }

  /**
   * A night.
   *
   * @param full whether all indicator values are computed anew
   */
  public NightlyJob(Workspace workspace, RunContext run, Progress progress, boolean full) {
    this.full = full;
    this.workspace = workspace;
    this.run = run;
    this.progress = progress;
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
      return new Result(run, files, sources, 0, gates.results(), gates.problem());
    }
    progress.step("indicators");
    long values = new IndicatorsJob(workspace, run, full).run();
    progress.step("assessment");
    new AssessmentJob(workspace, run).run();
    progress.step("warnings");
    new WarningsJob(workspace, run).run();
    return new Result(run, files, sources, values, gates.results(), null);
  }
}
