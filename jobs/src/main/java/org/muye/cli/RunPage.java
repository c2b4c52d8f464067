package org.muye.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.job.RunReport;
import org.muye.run.GateResult;

/** Shows a person what a stored run did: steps with durations, counts, gates, what to do. */
final class RunPage {
  private static final double MILLIS = 1e3;
  private static final double MIB = 1 << 20;

  private final Messages words;
  private final PrintWriter out;

  RunPage(Messages words, PrintWriter out) {
    this.words = words;
    this.out = out;
  }

  void print(RunReport report) {
    head(report);
    steps(report);
    new RunReportPrinter(words, out, out, false).body(report);
    gates(report);
    problem(report.problem());
    out.flush();
  }

  private void head(RunReport report) {
    out.println(
        words.get(
            "run.head",
            report.runId(),
            report.command(),
            report.asOf().toString(),
            words.orElse("status." + report.status(), report.status()),
            report.exitCode()));
    double seconds = Duration.between(report.startedAt(), report.finishedAt()).toMillis() / MILLIS;
    out.println(
        words.get("run.time", moment(report.startedAt()), moment(report.finishedAt()), seconds));
    RunReport.Versions versions = report.versions();
    if (versions != null) {
      out.println(
          words.get(
              "run.versions",
              versions.muye(),
              versions.spark(),
              versions.delta(),
              versions.java()));
    }
    RunReport.Memory memory = report.memory();
    if (memory != null) {
      Long resident = memory.residentBytes();
      out.println(
          words.get(
              "run.memory",
              memory.heapBytes() / MIB,
              resident == null ? "?" : words.get("mib", resident / MIB)));
    }
  }

  private static String moment(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private void steps(RunReport report) {
    List<List<Object>> rows = new ArrayList<>();
    for (RunReport.StepTime step : report.steps()) {
      rows.add(
          List.of(
              words.orElse("step." + step.name(), step.name()),
              moment(step.startedAt()),
              step.seconds()));
    }
    if (!rows.isEmpty()) {
      out.println();
      out.print(
          TablePrinter.render(
              List.of(words.get("col.step"), words.get("col.started"), words.get("col.seconds")),
              rows));
      out.println();
    }
  }

  private void gates(RunReport report) {
    List<List<Object>> rows = new ArrayList<>();
    for (GateResult gate : report.gates()) {
      rows.add(
          List.of(
              gate.source(),
              words.get("gate." + gate.gate()),
              words.get("gate." + gate.state()),
              words.either(gate.finding(), gate.findingZh())));
    }
    if (!rows.isEmpty()) {
      out.println(words.get("gates.title"));
      out.print(
          TablePrinter.render(
              List.of(
                  words.get("col.source"),
                  words.get("col.gate"),
                  words.get("col.state"),
                  words.get("col.finding")),
              rows));
      out.println();
    }
  }

  private void problem(RunReport.@Nullable Problem problem) {
    if (problem != null) {
      new ErrorLines(out, words).print(problem);
    }
  }
}
