package org.muye.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muye.job.PlanJob;
import org.muye.job.ReportedRuns;
import org.muye.job.RunReport;
import org.muye.job.ValueMovements;
import picocli.CommandLine.Command;

/** What a night would do. */
@Command(
    name = "plan",
    description =
        "Show what a night would read and compute, and which indicator values would move, without"
            + " writing any of it.",
    mixinStandardHelpOptions = true)
final class PlanCommand extends WorkCommand {
  /** Longer lists are cut; with --json they are whole. */
  private static final int SHOWN = 20;

  @Override
  public Integer call() {
    StepLines progress =
        new StepLines(ProgressLines.of(err(), options(), ProgressLines.onTerminal()), words(), 5);
    PlanJob.Plan plan;
    try {
      plan = new ReportedRuns(workspace(), options().asOf().orElse(null), progress).plan();
      progress.end();
    } finally {
      progress.stop();
    }
    if (options().json()) {
      JsonOutput.write(out(), plan);
    } else {
      print(plan);
    }
    return 0;
  }

  private void print(PlanJob.Plan plan) {
    files(plan.files());
    for (RunReport.SourceLine source : plan.sources()) {
      print(
          words()
              .get(
                  "plan.rows",
                  source.source(),
                  source.read(),
                  source.written(),
                  source.duplicates(),
                  source.quarantined()));
    }
    RunReport.Problem problem = plan.problem();
    if (problem != null) {
      print(words().get("plan.held", problem.why()));
      return;
    }
    computation(plan);
    movements(plan.movements());
    print(words().get("plan.end"));
  }

  private void files(List<RunReport.FileLine> files) {
    print(words().get("plan.files", files.size()));
    files.stream().limit(SHOWN).forEach(file -> print("  " + file.source() + "  " + remark(file)));
    more(files.size());
  }

  private String remark(RunReport.FileLine file) {
    RunReport.Problem problem = file.problem();
    if (problem != null) {
      return file.name() + ": " + problem.problem();
    }
    return file.sameAs() == null
        ? file.name()
        : words().get("files.same", file.name(), file.sameAs());
  }

  private void more(int size) {
    if (size > SHOWN) {
      print("  " + words().get("more", size - SHOWN));
    }
  }

  private void computation(PlanJob.Plan plan) {
    RunReport.Computation computation = plan.computation();
    if (computation == null) {
      return;
    }
    if (computation.whyAll().isEmpty()) {
      print(words().get("plan.periods", computation.periods(), computation.published()));
      if (!plan.periods().isEmpty()) {
        print(
            "  "
                + plan.periods().stream().limit(SHOWN).collect(Collectors.joining(" "))
                + (plan.periods().size() > SHOWN ? " ..." : ""));
      }
      if (computation.partly() > 0) {
        print(
            "  "
                + words()
                    .get(
                        "computed.partly",
                        computation.partly(),
                        String.join(", ", computation.indicators())));
      }
    } else {
      print(
          words()
              .get(
                  "plan.all",
                  computation.published(),
                  RunReportPrinter.reasons(words(), computation.whyAll())));
    }
  }

  private void movements(List<ValueMovements.Movement> movements) {
    if (movements.isEmpty()) {
      print(words().get("plan.same"));
      return;
    }
    print("");
    List<List<@Nullable Object>> rows = new ArrayList<>();
    long added = 0;
    long removed = 0;
    long moved = 0;
    for (ValueMovements.Movement movement : movements) {
      if (rows.size() < SHOWN) {
        rows.add(row(movement));
      }
      added += movement.added();
      removed += movement.removed();
      moved += movement.moved();
    }
    table(
        List.of(
            words().get("col.indicator"),
            words().get("col.added"),
            words().get("col.gone"),
            words().get("col.changed"),
            words().get("col.moved"),
            words().get("col.largest")),
        rows);
    more(movements.size());
    print(words().get("plan.moved", added, removed, moved));
  }

  private List<@Nullable Object> row(ValueMovements.Movement movement) {
    ValueMovements.Largest largest = movement.largest();
    return List.of(
        movement.indicator(),
        movement.added(),
        movement.removed(),
        movement.changed(),
        movement.moved(),
        largest == null
            ? ""
            : String.format(
                Locale.ROOT,
                "%s %s: %.4g -> %.4g",
                largest.unit(),
                largest.period(),
                largest.before(),
                largest.after()));
  }
}
