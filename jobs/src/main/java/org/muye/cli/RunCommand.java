package org.muye.cli;

import java.time.Duration;
import org.muye.job.ReportedRuns;
import org.muye.job.RunReport;
import org.muye.job.Workspace;

/** A command that changes the warehouse and reports what it did. */
abstract class RunCommand extends WorkCommand {
  private final int steps;

  RunCommand(int steps) {
    this.steps = steps;
  }

  /** Does the work. */
  abstract RunReport run(ReportedRuns runs);

  /** How long to wait for another command that writes the same warehouse. */
  Duration patience() {
    return Duration.ZERO;
  }

  /** Shows results beside the report; nothing unless a command has some. */
  void show(Workspace workspace, RunReport report) {}

  @Override
  public Integer call() {
    StepLines progress =
        new StepLines(
            ProgressLines.of(err(), options(), ProgressLines.onTerminal()), words(), steps);
    Workspace workspace;
    RunReport report;
    try {
      workspace = workspace();
      report =
          run(new ReportedRuns(workspace, options().asOf().orElse(null), progress, patience()));
      progress.end();
    } finally {
      progress.stop();
    }
    int exitCode = new RunReportPrinter(words(), out(), err(), options().json()).print(report);
    if (report.exitCode() == 0 && !options().json()) {
      show(workspace, report);
    }
    return exitCode;
  }
}
