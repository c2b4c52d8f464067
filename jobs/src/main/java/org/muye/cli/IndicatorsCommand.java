package org.muye.cli;

import org.muye.job.ReportedRuns;
import org.muye.job.RunReport;
import picocli.CommandLine.Command;

/** Computes the indicators. */
@Command(
    name = "indicators",
    description = "Compute the indicators from the records as known at the as-of day.",
    mixinStandardHelpOptions = true)
final class IndicatorsCommand extends RunCommand {
  IndicatorsCommand() {
    super(1);
  }

  @Override
  RunReport run(ReportedRuns runs) {
    return runs.indicators();
  }
}
