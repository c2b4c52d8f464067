package org.muye.cli;

import org.jspecify.annotations.Nullable;
import org.muye.job.Ledgers;
import org.muye.job.ReportJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Earlier runs. */
@Command(
    name = "runs",
    description = "List the runs, the newest first, or show the report of one.",
    mixinStandardHelpOptions = true,
    subcommands = {RunsCommand.All.class, RunsCommand.Show.class})
final class RunsCommand extends WorkCommand {
  @Mixin private Length length = new Length();

  @Override
  public Integer call() {
    return list(this, length.limit);
  }

  /** How many runs are listed. */
  static final class Length {
    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "20",
        description = "Most runs to list (default: 20).")
    private int limit = 20;
  }

  private static int list(WorkCommand command, int limit) {
    Limits.positive("--limit", limit);
    Ledgers.Listing runs = new Ledgers(command.workspaceToRead()).runs(limit);
    if (command.options().json()) {
      JsonOutput.write(command.out(), JsonOutput.rows(runs.columns(), runs.rows()));
    } else {
      command.table(runs.columns(), runs.rows());
    }
    return 0;
  }

  /** The runs. */
  @Command(
      name = "list",
      description = "The runs, the newest first.",
      mixinStandardHelpOptions = true)
  static final class All extends WorkCommand {
    @Mixin private Length length = new Length();

    @Override
    public Integer call() {
      return list(this, length.limit);
    }
  }

  /** The report of one run. */
  @Command(
      name = "show",
      description =
          "The report of a run: steps, counts, gates, what to do; with --json as it was stored.",
      mixinStandardHelpOptions = true)
  static final class Show extends WorkCommand {
    @Parameters(
        paramLabel = "ID",
        arity = "0..1",
        description = "Its id, or the beginning of it (default: the newest run).")
    private @Nullable String id;

    @Override
    public Integer call() {
      Ledgers ledgers = new Ledgers(workspaceToRead());
      String report = id == null ? ledgers.newestRun() : ledgers.run(id);
      if (options().json()) {
        JsonOutput.writeText(out(), report);
      } else {
        new RunPage(words(), out()).print(ReportJson.read(report));
      }
      return 0;
    }
  }
}
