package org.muye.cli;

import org.muye.job.ReportedRuns;
import org.muye.job.RunReport;
import picocli.CommandLine.Command;

/** Refines what was taken. */
@Command(
    name = "refine",
    description = "Turn new rows into typed records; set aside what is unusable.",
    mixinStandardHelpOptions = true)
final class RefineCommand extends RunCommand {
  RefineCommand() {
    super(1);
  }

  @Override
  RunReport run(ReportedRuns runs) {
    return runs.refine();
  }
}
