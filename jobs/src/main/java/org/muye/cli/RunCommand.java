package org.muye.cli;

import org.muye.job.ReportedRuns;
import org.muye.job.RunReport;

/** A command that changes the warehouse and reports what it did. */
abstract class RunCommand extends WorkCommand {
  private final int steps;

  RunCommand(int steps) {
    this.steps = steps;
  }

  /** Does the work. */
  abstract RunReport run(ReportedRuns runs);

  @Override
  public Integer call() {
    StepLines progress =
        new StepLines(
            ProgressLines.of(err(), options(), ProgressLines.onTerminal()), words(), steps);
    RunReport report;
    try {
      report = run(new ReportedRuns(workspace(), options().asOf().orElse(null), progress));
      progress.end();
    } finally {
      progress.stop();
    }
    return new RunReportPrinter(words(), out(), err(), options().json()).print(report);
  }
}
