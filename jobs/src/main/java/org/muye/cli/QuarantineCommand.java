package org.muye.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;
import org.muye.job.Ledgers;
import org.muye.job.Reasons;
import org.muye.job.ReportedRuns;
import org.muye.job.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Rows that were set aside. */
@Command(
    name = "quarantine",
    description = "List, show and replay rows that were set aside.",
    mixinStandardHelpOptions = true,
    subcommands = {
      QuarantineCommand.ListRows.class,
      QuarantineCommand.Show.class,
      QuarantineCommand.Replay.class
    })
final class QuarantineCommand implements Runnable {
  @Override
  public void run() {
    throw UserError.of(
        UserError.Kind.USAGE, "cli.missing_command", "list, show, replay", "muye quarantine");
  }

  /** Counts by reason, then the rows. */
  @Command(
      name = "list",
      description = "Rows that are still set aside.",
      mixinStandardHelpOptions = true)
  static final class ListRows extends WorkCommand {
    @Option(names = "--source", paramLabel = "NAME", description = "Of one source.")
    private @Nullable String source;

    @Option(names = "--reason", paramLabel = "CODE", description = "For one reason.")
    private @Nullable String reason;

    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "20",
        description = "Most rows to list (default: 20).")
    private int limit = 20;

    @Override
    public Integer call() {
      Limits.positive("--limit", limit);
      Ledgers ledgers = new Ledgers(workspaceToShow());
      Ledgers.Listing counts = ledgers.quarantineCounts(source, reason);
      Ledgers.Listing rows = ledgers.quarantine(source, reason, limit);
      if (options().json()) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("total", rows.total());
        document.put("reasons", JsonOutput.rows(counts.columns(), counts.rows()));
        document.put("rows", JsonOutput.rows(rows.columns(), rows.rows()));
        JsonOutput.write(out(), document);
        return 0;
      }
      if (rows.rows().isEmpty()) {
        print(words().get("quarantine.none"));
        return 0;
      }
      counts(counts);
      print("");
      rows(rows);
      return 0;
    }

    private void counts(Ledgers.Listing counts) {
      List<List<@Nullable Object>> lines = new ArrayList<>();
      for (List<@Nullable Object> row : counts.rows()) {
        List<@Nullable Object> line = new ArrayList<>(row);
        line.add(Reasons.text(String.valueOf(row.get(2)), words().chinese()));
        lines.add(line);
      }
      table(
          List.of(
              words().get("col.source"),
              words().get("col.record"),
              words().get("col.reason"),
              words().get("col.rows"),
              words().get("col.meaning")),
          lines);
    }

    private void rows(Ledgers.Listing rows) {
      List<List<@Nullable Object>> lines = new ArrayList<>();
      for (List<@Nullable Object> row : rows.rows()) {
        List<@Nullable Object> line = new ArrayList<>(row);
        line.set(0, String.valueOf(row.get(0)).substring(0, 12));
        lines.add(line);
      }
      table(
          List.of(
              "id",
              words().get("col.source"),
              words().get("col.reason"),
              words().get("col.file"),
              words().get("col.row"),
              words().get("col.message")),
          lines);
      if (rows.total() > rows.rows().size()) {
        print(words().get("more", rows.total() - rows.rows().size()));
      }
      print(words().get("quarantine.next"));
    }
  }

  /** One row, whole. */
  @Command(
      name = "show",
      description = "One row as it was received, and what to do about it.",
      mixinStandardHelpOptions = true)
  static final class Show extends WorkCommand {
    @Parameters(paramLabel = "ID", description = "Its id, or the beginning of it.")
    private String id = "";

    @Override
    public Integer call() {
      Ledgers.Listing row = new Ledgers(workspaceToShow()).quarantined(id);
      Map<String, @Nullable Object> fields = JsonOutput.rows(row.columns(), row.rows()).get(0);
      if (options().json()) {
        JsonOutput.write(out(), fields);
        return 0;
      }
      fields.forEach(
          (name, value) -> {
            if (value != null) {
              print(name + ": " + value);
            }
          });
      String code = String.valueOf(fields.get("issue_code"));
      print("");
      print(Reasons.text(code, words().chinese()));
      print(words().get("remedy", Reasons.remedy(code)));
      return 0;
    }
  }

  /** Rows parsed again. */
  @Command(
      name = "replay",
      description = "Parse the rows again with today's mapping; usable ones become records.",
      mixinStandardHelpOptions = true)
  static final class Replay extends RunCommand {
    @Option(names = "--source", paramLabel = "NAME", description = "Of one source.")
    private @Nullable String source;

    @Option(names = "--reason", paramLabel = "CODE", description = "For one reason.")
    private @Nullable String reason;

    Replay() {
      super(1);
    }

    @Override
    RunReport run(ReportedRuns runs) {
      return runs.replay(source, reason);
    }
  }
}
