package org.muye.cli;

import org.muye.job.ReportedRuns;
import org.muye.job.RunReport;
import picocli.CommandLine.Command;

/** Gold to the mart. */
@Command(
    name = "publish",
    description = "Publish the gold tables to PostgreSQL, without what would speak of persons.",
    mixinStandardHelpOptions = true)
final class PublishCommand extends RunCommand {
  PublishCommand() {
    super(1);
  }

  @Override
  RunReport run(ReportedRuns runs) {
    return runs.publish();
  }
}
