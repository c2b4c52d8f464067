package org.muye.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;
import org.muye.job.Erasure;
import org.muye.job.ForgetRequest;
import org.muye.job.Ledgers;
import org.muye.job.ReportedRuns;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Removes a person. */
@Command(
    name = "forget",
    description =
        "Remove a person's records from every table and from their history, prove it, and keep them"
            + " away when they are delivered again.",
    mixinStandardHelpOptions = true)
final class ForgetCommand extends WorkCommand {
  private static final String STANDARD_INPUT = "-";
  private static final double MEGABYTE = 1e6;

  /** Exactly one of the three. */
  static final class Who {
    @Option(
        names = "--person",
        required = true,
        paramLabel = "FILE",
        description =
            "File of mode 600 with the identity number or the pseudonym; - reads it from standard"
                + " input. Never on the command line, which others can see.")
    private @Nullable String person;

    @Option(
        names = "--record",
        required = true,
        paramLabel = "KIND:ID",
        description = "A record by its id, e.g. dispute:J1; several by repeating the option.")
    private List<String> records = new ArrayList<>();

    @Option(names = "--list", required = true, description = "The removals so far and their proof.")
    private boolean list;
  }

  @ArgGroup(multiplicity = "1")
  private Who who = new Who();

  @Option(
      names = "--request",
      paramLabel = "NAME",
      description = "The office's number of the request, without personal data (default: the run).")
  private @Nullable String request;

  @Option(names = "--dry-run", description = "Change nothing; say what would be removed.")
  private boolean dryRun;

  @Override
  public Integer call() {
    if (who.list) {
      list();
      return 0;
    }
    ForgetRequest asked = new ForgetRequest(person(), who.records, request, dryRun);
    StepLines progress =
        new StepLines(
            ProgressLines.of(err(), options(), ProgressLines.onTerminal()),
            words(),
            dryRun ? 1 : 5);
    Erasure done;
    try {
      done = new ReportedRuns(workspace(), options().asOf().orElse(null), progress).forget(asked);
      progress.end();
    } finally {
      progress.stop();
    }
    if (options().json()) {
      JsonOutput.write(out(), done);
    } else {
      print(done);
    }
    return 0;
  }

  private void list() {
    Ledgers.Listing removals = new Ledgers(workspace()).erasures(Integer.MAX_VALUE);
    if (options().json()) {
      JsonOutput.write(out(), JsonOutput.rows(removals.columns(), removals.rows()));
    } else {
      table(removals.columns(), removals.rows());
    }
  }

  private @Nullable String person() {
    String file = who.person;
    if (file == null) {
      return null;
    }
    if (!file.equals(STANDARD_INPUT)) {
      return ForgetRequest.person(Path.of(file));
    }
    String line = line();
    if (line == null || line.isBlank()) {
      throw UserError.of(UserError.Kind.USAGE, "cli.no_number_given");
    }
    return line.strip();
  }

  private static @Nullable String line() {
    try {
      return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
          .readLine();
    } catch (IOException e) {
      throw UserError.of("cli.standard_input_unreadable", e.getMessage());
    }
  }

  private void print(Erasure done) {
    print(
        done.onlyShown()
            ? words().get("forget.would", done.request())
            : words().get("forget.done", done.request(), done.tablesPurged(), done.filesDeleted()));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Erasure.Line line : done.lines()) {
      if (line.removed() + line.cleaned() > 0) {
        rows.add(List.of(line.table(), line.removed(), line.cleaned()));
      }
    }
    table(
        List.of(words().get("col.table"), words().get("col.removed"), words().get("col.cleaned")),
        rows);
    if (done.references() > 0) {
      print(words().get("forget.references", done.references()));
    }
    if (!done.onlyShown()) {
      print(
          words()
              .get(
                  "forget.proof",
                  done.filesScanned(),
                  String.format(Locale.ROOT, "%.1f", done.bytesScanned() / MEGABYTE)));
    }
    if (!done.sourceFiles().isEmpty()) {
      print(words().get("forget.files"));
      done.sourceFiles().forEach(file -> print("  " + file));
    }
    if (!done.onlyShown()) {
      print(words().get("forget.next"));
    }
  }
}
