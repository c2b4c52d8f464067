package org.muye.cli;

import org.muye.job.ReportedRuns;
import org.muye.job.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Computes the indicators. */
@Command(
    name = "indicators",
    description = "Compute the indicators from the records as known at the as-of day.",
    mixinStandardHelpOptions = true)
final class IndicatorsCommand extends RunCommand {
  @Option(
      names = "--full",
      description = "Compute all values anew, not only those of periods that new records touch.")
  private boolean full;

  IndicatorsCommand() {
    super(1);
  }

  @Override
  RunReport run(ReportedRuns runs) {
    return runs.indicators(full);
  }
}
