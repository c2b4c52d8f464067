package org.muye.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.muye.run.GateResult;
import org.muye.watch.MetricsText;

/** A run report as metrics. */
final class RunMetrics {
  private static final String LAST_SUCCESS = "muye_last_success_timestamp_seconds";
  private static final double MILLIS = 1e3;

  private RunMetrics() {}

  /**
   * The page of a run.
   *
   * @param before the page that it replaces: a failed run keeps the time of the last good one
   */
  static String page(RunReport report, Optional<Path> before) {
    Map<String, String> command = Map.of("command", report.command());
    MetricsText page = new MetricsText();
    boolean isGood = report.exitCode() == 0;
    lastSuccess(report, isGood, before)
        .ifPresent(
            time ->
                page.gauge(LAST_SUCCESS, "When a run last ended well, seconds since 1970 UTC")
                    .sample(command, time));
    page.gauge("muye_run_finished_timestamp_seconds", "When the last run ended, seconds since 1970")
        .sample(command, seconds(report));
    page.gauge("muye_run_exit_code", "Exit code of the last run; 0 is good")
        .sample(command, report.exitCode());
    page.gauge("muye_run_duration_seconds", "How long the last run took")
        .sample(
            command,
            (report.finishedAt().toEpochMilli() - report.startedAt().toEpochMilli()) / MILLIS);
    memory(report, command, page);
    steps(report, page);
    files(report, page);
    sources(report, page);
    gates(report, page);
    return page.text();
  }

  private static double seconds(RunReport report) {
    return report.finishedAt().getEpochSecond();
  }

  private static Optional<Double> lastSuccess(
      RunReport report, boolean isGood, Optional<Path> before) {
    if (isGood) {
      return Optional.of(seconds(report));
    }
    String prefix = LAST_SUCCESS + "{command=\"" + report.command() + "\"} ";
    try {
      return before.isEmpty() || !Files.exists(before.get())
          ? Optional.empty()
          : Files.readAllLines(before.get()).stream()
              .filter(line -> line.startsWith(prefix))
              .map(line -> Double.valueOf(line.substring(prefix.length())))
              .findFirst();
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static void memory(RunReport report, Map<String, String> command, MetricsText page) {
    RunReport.Memory memory = report.memory();
    if (memory == null) {
      return;
    }
    page.gauge("muye_run_peak_heap_bytes", "Most Java heap of the last run")
        .sample(command, (double) memory.heapBytes());
    Long resident = memory.residentBytes();
    if (resident != null) {
      page.gauge("muye_run_peak_resident_bytes", "Most memory of the whole process")
          .sample(command, resident);
    }
  }

  /** A step that ran twice counts once, with both durations. */
  private static void steps(RunReport report, MetricsText page) {
    if (report.steps().isEmpty()) {
      return;
    }
    Map<String, Double> seconds = new LinkedHashMap<>();
    report.steps().forEach(step -> seconds.merge(step.name(), step.seconds(), Double::sum));
    page.gauge("muye_step_duration_seconds", "How long a step of the last run took");
    seconds.forEach((step, time) -> page.sample(Map.of("step", step), time));
  }

  private static void files(RunReport report, MetricsText page) {
    page.gauge("muye_files", "Files that the last run looked at, by what became of them");
    for (IngestedFile.Status status : IngestedFile.Status.values()) {
      long count =
          report.files().stream().filter(file -> file.status().equals(status.name())).count();
      page.sample(Map.of("status", status.name()), (double) count);
    }
  }

  private static void sources(RunReport report, MetricsText page) {
    if (report.sources().isEmpty()) {
      return;
    }
    // A source may be refined in several batches of one run.
    Map<String, Map<String, Long>> rows = new TreeMap<>();
    for (RunReport.SourceLine source : report.sources()) {
      Map<String, Long> outcomes =
          rows.computeIfAbsent(source.source(), s -> new LinkedHashMap<>());
      outcomes.merge("read", source.read(), Long::sum);
      outcomes.merge("written", source.written(), Long::sum);
      outcomes.merge("duplicate", source.duplicates(), Long::sum);
      outcomes.merge("quarantined", source.quarantined(), Long::sum);
    }
    page.gauge("muye_source_rows", "Rows of the last run by source and what became of them");
    rows.forEach(
        (source, outcomes) ->
            outcomes.forEach(
                (outcome, count) ->
                    page.sample(labels("source", source, "outcome", outcome), count)));
  }

  private static void gates(RunReport report, MetricsText page) {
    if (report.gates().isEmpty()) {
      return;
    }
    page.gauge("muye_gate_closed", "1 where a quality gate holds the results back, else 0");
    for (GateResult gate : report.gates()) {
      page.sample(labels(gate), gate.isClosed() ? 1 : 0);
    }
    page.gauge(
        "muye_gate_value",
        "What a gate found: "
            + java.util.Arrays.stream(GateResult.Gate.values())
                .map(Enum::name)
                .collect(Collectors.joining(", "))
            + " in hours, rows or shares");
    for (GateResult gate : report.gates()) {
      Double value = gate.value();
      if (value != null) {
        page.sample(labels(gate), value);
      }
    }
  }

  private static Map<String, String> labels(GateResult gate) {
    return labels("source", gate.source(), "gate", gate.gate().name());
  }

  private static Map<String, String> labels(
      String first, String firstValue, String second, String secondValue) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(first, firstValue);
    labels.put(second, secondValue);
    return labels;
  }
}
