package org.muye.cli;

import org.muye.job.ReportedRuns;
import org.muye.job.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes new files. */
@Command(
    name = "ingest",
    description = "Take new files and tables as they are, each content once.",
    mixinStandardHelpOptions = true)
final class IngestCommand extends RunCommand {
  @Option(names = "--force", description = "Take files again that were taken before.")
  private boolean force;

  IngestCommand() {
    super(1);
  }

  @Override
  RunReport run(ReportedRuns runs) {
    return runs.ingest(force);
  }
}
