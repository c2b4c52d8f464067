package org.muye.cli;

import org.muye.job.ReportedRuns;
import org.muye.job.RunReport;
import picocli.CommandLine.Command;

/** The whole night. */
@Command(
    name = "nightly",
    description = "Take new files, refine them, compute the indicators and the levels.",
    mixinStandardHelpOptions = true)
final class NightlyCommand extends RunCommand {
  NightlyCommand() {
    super(6);
  }

  @Override
  RunReport run(ReportedRuns runs) {
    return runs.nightly();
  }
}
