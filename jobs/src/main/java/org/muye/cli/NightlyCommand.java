package org.muye.cli;

import org.muye.job.ReportedRuns;
import org.muye.job.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole night. */
@Command(
    name = "nightly",
    description = "Take new files, refine them, compute the indicators and the levels.",
    mixinStandardHelpOptions = true)
final class NightlyCommand extends RunCommand {
  @Option(
      names = "--full",
      description =
          "Compute all indicator values anew and compare all tables with the mart, not only what"
              + " new records touch.")
  private boolean full;

  NightlyCommand() {
    super(5);
  }

  @Override
  RunReport run(ReportedRuns runs) {
    return runs.nightly(full);
  }
}
