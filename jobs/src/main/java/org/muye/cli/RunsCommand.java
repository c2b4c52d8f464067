package org.muye.cli;

import org.muye.job.Ledgers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Earlier runs. */
@Command(
    name = "runs",
    description = "List the runs, the newest first, or show the report of one.",
    mixinStandardHelpOptions = true,
    subcommands = RunsCommand.Show.class)
final class RunsCommand extends WorkCommand {
  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Most runs to list (default: 20).")
  private int limit = 20;

  @Override
  public Integer call() {
    Limits.positive(spec(), "--limit", limit);
    Ledgers.Listing runs = new Ledgers(workspace()).runs(limit);
    if (options().json()) {
      JsonOutput.write(out(), JsonOutput.rows(runs.columns(), runs.rows()));
    } else {
      table(runs.columns(), runs.rows());
    }
    return 0;
  }

  /** The report of one run. */
  @Command(
      name = "show",
      description = "The report of a run, as JSON.",
      mixinStandardHelpOptions = true)
  static final class Show extends WorkCommand {
    @Parameters(paramLabel = "ID", description = "Its id, or the beginning of it.")
    private String id = "";

    @Override
    public Integer call() {
      JsonOutput.writeText(out(), new Ledgers(workspace()).run(id));
      return 0;
    }
  }
}
