package org.muye.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;
import org.muye.job.OverviewJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The state after the last night. */
@Command(
    name = "show",
    description =
        "Write the state after the last night as one web page: what came in, map, ranks with"
            + " intervals, alarms, levels, data quality. With full figures, for the office itself.",
    mixinStandardHelpOptions = true)
final class ShowCommand extends WorkCommand {
  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The page to write (default: overview.html beside the configuration).")
  private @Nullable Path file;

  @Override
  public Integer call() {
    if (options().asOf().isPresent()) {
      throw UserError.of(UserError.Kind.USAGE, "cli.state_of_earlier_day");
    }
    OverviewJob.Result result =
        new OverviewJob(workspaceToShow()).write(words().chinese() ? "zh" : "en", file());
    if (options().json()) {
      JsonOutput.write(out(), result);
    } else {
      print(words().get("show.made", result.quarter(), result.asOf().toString()));
      print("  " + result.file());
    }
    return 0;
  }

  private Path file() {
    Path given = file;
    return given != null ? given : besideConfig("overview.html");
  }
}
