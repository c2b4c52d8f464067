package org.muye.cli;

import org.muye.job.ReportedRuns;
import org.muye.job.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gold to the mart. */
@Command(
    name = "publish",
    description = "Publish the gold tables to PostgreSQL, without what would speak of persons.",
    mixinStandardHelpOptions = true)
final class PublishCommand extends RunCommand {
  PublishCommand() {
    super(1);
  }

  @Option(
      names = "--full",
      description =
          "Compare all rows, also those of tables that were not written since the last time.")
  private boolean full;

  @Override
  RunReport run(ReportedRuns runs) {
    return runs.publish(full);
  }
}
