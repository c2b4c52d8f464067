package org.muye.cli;

import java.time.Duration;
import org.muye.error.UserError;
import org.muye.job.NightlyJob;
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
      names = "--wait",
      arity = "0..1",
      paramLabel = "MINUTES",
      fallbackValue = "60",
      description =
          "Wait for another run on the same warehouse, 60 minutes unless a number is given;"
              + " without --wait end with code 5.")
  private int waitMinutes;

  @Option(
      names = "--full",
      description =
          "Make all current states and indicator values anew and compare all tables with the mart,"
              + " not only what new records touch.")
  private boolean full;

  @Option(
      names = "--check",
      arity = "0..1",
      paramLabel = "PERIODS",
      fallbackValue = "5",
      description =
          "Before anything is published, compute the values of some periods, 5 unless a number is"
              + " given, from all records ever delivered; end with code 4 if one differs.")
  private int checkedPeriods;

  NightlyCommand() {
    super(6);
  }

  @Override
  Duration patience() {
    if (waitMinutes < 0) {
      throw UserError.of(UserError.Kind.USAGE, "cli.negative_wait", waitMinutes);
    }
    return Duration.ofMinutes(waitMinutes);
  }

  @Override
  RunReport run(ReportedRuns runs) {
    if (checkedPeriods < 0) {
      throw UserError.of(UserError.Kind.USAGE, "cli.negative_check", checkedPeriods);
    }
    return runs.nightly(new NightlyJob.Options(full, checkedPeriods));
  }
}
