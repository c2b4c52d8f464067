package org.muye.cli;

import org.muye.job.ReportedRuns;
import org.muye.job.RunReport;
import picocli.CommandLine.Command;

/** The whole night. */
@Command(
    name = "nightly",
    description = "Take new files, refine them and compute the indicators.",
    mixinStandardHelpOptions = true)
final class NightlyCommand extends RunCommand {
  NightlyCommand() {
    super(3);
  }

  @Override
  RunReport run(ReportedRuns runs) {
    return runs.nightly();
  }
}
