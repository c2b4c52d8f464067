package org.muye.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;
import org.muye.job.AssessmentComparison;
import org.muye.job.AssessmentComparison.Change;
import org.muye.job.AssessmentComparison.ItemDifference;
import org.muye.job.AssessmentComparison.UnitDifference;
import org.muye.job.ReportedRuns;
import org.muye.job.RunReport;
import org.muye.job.ScoreTable;
import org.muye.job.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Assesses the units, or compares two rule books on the same records. */
@Command(
    name = "assess",
    description =
        "Assess every unit by the rule book of muye.yaml; with --against, compare two rule books on"
            + " the same records and write nothing.",
    mixinStandardHelpOptions = true)
final class AssessCommand extends RunCommand {
  @Option(
      names = "--against",
      paramLabel = "BOOK",
      description = "The rule book to compare with: a file, or sample.")
  private @Nullable String against;

  @Option(
      names = "--rule-book",
      paramLabel = "BOOK",
      description = "Of --against: the rule book compared (default: the newest of muye.yaml).")
  private @Nullable String ruleBook;

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      description = "Of --against: code, id or name of one unit (default: all).")
  private @Nullable String unit;

  @Option(
      names = "--period",
      paramLabel = "YEAR",
      description = "Of --against: one year, e.g. 2025 (default: all).")
  private @Nullable String period;

  AssessCommand() {
    super(1);
  }

  @Override
  public Integer call() {
    if (against != null) {
      return compare(against);
    }
    if (ruleBook != null || unit != null || period != null) {
      throw UserError.of(UserError.Kind.USAGE, "cli.options_of_comparison");
    }
    return super.call();
  }

  @Override
  RunReport run(ReportedRuns runs) {
    return runs.assessment();
  }

  @Override
  void show(Workspace workspace, RunReport report) {
    String year = ScoreTable.latestYear(workspace, report.asOf());
    List<ScoreTable.Line> scores = ScoreTable.of(workspace, year);
    print("");
    if (scores.isEmpty()) {
      print(words().get("scores.none"));
      return;
    }
    print(words().get("scores.title", year, report.asOf().toString(), scores.get(0).ruleBook()));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (ScoreTable.Line line : scores) {
      rows.add(
          Arrays.asList(
              line.unitId(),
              name(line.nameZh(), line.nameEn()),
              line.score(),
              line.display(),
              line.deductions(),
              line.bonus(),
              line.vetoes(),
              line.status()));
    }
    table(
        List.of(
            words().get("col.code"),
            words().get("col.unit"),
            words().get("col.score"),
            words().get("col.display"),
            words().get("col.deductions"),
            words().get("col.bonus"),
            words().get("col.veto"),
            words().get("col.status")),
        rows);
    print(words().get("scores.note"));
  }

  private int compare(String other) {
    AssessmentComparison comparison =
        AssessmentComparison.of(
            workspaceToShow(),
            new AssessmentComparison.Question(
                ruleBook, other, unit, period, options().asOf().orElse(null)));
    if (options().json()) {
      JsonOutput.write(out(), comparison);
    } else {
      show(comparison);
    }
    return 0;
  }

  private void show(AssessmentComparison comparison) {
    print(
        words()
            .get(
                "compare.title",
                comparison.ruleBook(),
                comparison.against(),
                comparison.asOf().toString(),
                comparison.unitsCompared(),
                comparison.units().size()));
    comparison.changes().forEach(change -> print("  " + text(change)));
    for (UnitDifference difference : comparison.units()) {
      print("");
      print(
          words()
              .get(
                  "compare.unit",
                  name(difference.nameZh(), difference.nameEn()),
                  difference.period(),
                  shown(difference.score(), difference.display()),
                  shown(difference.scoreAgainst(), difference.displayAgainst())));
      difference.items().forEach(this::show);
    }
  }

  private void show(ItemDifference item) {
    String reason =
        item.points() == null
            ? words().get("compare.only", words().get("compare.other"))
            : item.pointsAgainst() == null
                ? words().get("compare.only", words().get("compare.one"))
                : String.join("; ", item.changes().stream().map(AssessCommand::text).toList());
    print(
        "  "
            + item.id()
            + "  "
            + TablePrinter.text(item.points())
            + " -> "
            + TablePrinter.text(item.pointsAgainst())
            + "  ("
            + reason
            + ")  "
            + (words().chinese() ? item.nameZh() : item.nameEn()));
  }

  private static String shown(double score, String display) {
    String number = TablePrinter.text(score);
    return display.equals(number) ? number : number + " " + display;
  }

  private static String text(Change change) {
    return change.setting()
        + " "
        + TablePrinter.text(change.from())
        + " -> "
        + TablePrinter.text(change.to());
  }

  private String name(String nameZh, String nameEn) {
    return words().chinese() ? nameZh : nameZh + " " + nameEn;
  }
}
