package org.muye.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muye.job.Reasons;
import org.muye.job.RunReport;

/** Prints what a run did: files, rows by source, reasons, warnings, and where the results are. */
final class RunReportPrinter {
  /** Longer lists are cut; `muye files` has them whole. */
  private static final int FILES_SHOWN = 10;

  private final Messages words;
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;

  RunReportPrinter(Messages words, PrintWriter out, PrintWriter err, boolean json) {
    this.words = words;
    this.out = out;
    this.err = err;
    this.json = json;
  }

  /** Prints and returns the exit code. */
  int print(RunReport report) {
    if (json) {
      JsonOutput.write(out, report);
    } else {
      error(report.problem());
      body(report);
      end(report);
    }
    out.flush();
    err.flush();
    return report.exitCode();
  }

  /** Files with their problems, rows, reasons and warnings. */
  void body(RunReport report) {
    report.failedFiles().forEach(file -> error(file.problem()));
    files(report);
    sources(report);
    reasons(report);
    issues(report);
    computation(report.computation());
    report
        .warningsIn(words.locale())
        .forEach(warning -> out.println(words.get("warning", warning)));
  }

  private void error(RunReport.@Nullable Problem problem) {
    if (problem != null) {
      new ErrorLines(err, words).print(problem);
    }
  }

  private void files(RunReport report) {
    if (!report.command().equals("nightly") && !report.command().equals("ingest")) {
      return;
    }
    Map<String, Long> byStatus =
        report.files().stream()
            .collect(
                Collectors.groupingBy(
                    RunReport.FileLine::status, TreeMap::new, Collectors.counting()));
    out.println(
        words.get(
            "files.summary",
            byStatus.getOrDefault("INGESTED", 0L),
            byStatus.getOrDefault("DUPLICATE_CONTENT", 0L),
            byStatus.getOrDefault("EMPTY", 0L),
            byStatus.getOrDefault("FAILED", 0L)));
    List<String> remarks = new ArrayList<>();
    for (RunReport.FileLine file : report.files()) {
      if (file.sameAs() != null) {
        remarks.add(words.get("files.same", file.name(), file.sameAs()));
      }
      if (file.status().equals("EMPTY")) {
        remarks.add(words.get("files.empty", file.name()));
      }
    }
    report.files().stream()
        .filter(file -> !file.unknownColumns().isEmpty())
        .collect(
            Collectors.groupingBy(
                file -> file.source() + ": " + String.join(", ", file.unknownColumns()),
                TreeMap::new,
                Collectors.counting()))
        .forEach((columns, count) -> remarks.add(words.get("files.unknown", columns, count)));
    remarks.stream().limit(FILES_SHOWN).forEach(line -> out.println("  " + line));
    if (remarks.size() > FILES_SHOWN) {
      out.println("  " + words.get("more", remarks.size() - FILES_SHOWN));
    }
  }

  private void sources(RunReport report) {
    if (report.sources().isEmpty()) {
      if (report.command().equals("nightly") || report.command().equals("refine")) {
        out.println(words.get("rows.none"));
      }
      return;
    }
    List<List<Object>> rows = new ArrayList<>();
    for (RunReport.SourceLine source : report.sources()) {
      rows.add(
          List.of(
              source.source(),
              source.record(),
              source.rowsInFiles(),
              source.outOfScope(),
              source.read(),
              source.written(),
              source.voided(),
              source.duplicates(),
              source.quarantined(),
              source.knownBy().entrySet().stream()
                  .map(e -> words.orElse("known." + e.getKey(), e.getKey()) + " " + e.getValue())
                  .collect(Collectors.joining(", "))));
    }
    out.println();
    out.print(
        TablePrinter.render(
            List.of(
                words.get("col.source"),
                words.get("col.record"),
                words.get("col.in_files"),
                words.get("col.out_of_scope"),
                words.get("col.read"),
                words.get("col.written"),
                words.get("col.voided"),
                words.get("col.duplicates"),
                words.get("col.quarantined"),
                words.get("col.known_by")),
            rows));
    out.println();
  }

  private void reasons(RunReport report) {
    List<List<Object>> rows = new ArrayList<>();
    for (RunReport.SourceLine source : report.sources()) {
      source
          .quarantinedBy()
          .forEach(
              (code, count) ->
                  rows.add(
                      List.of(source.source(), code, count, Reasons.text(code, words.chinese()))));
    }
    if (!rows.isEmpty()) {
      out.println(words.get("quarantined.title"));
      out.print(
          TablePrinter.render(
              List.of(
                  words.get("col.source"),
                  words.get("col.reason"),
                  words.get("col.rows"),
                  words.get("col.meaning")),
              rows));
      out.println();
    }
  }

  private void issues(RunReport report) {
    Map<String, Long> total = new TreeMap<>();
    report
        .sources()
        .forEach(source -> source.issues().forEach((code, n) -> total.merge(code, n, Long::sum)));
    if (!total.isEmpty()) {
      out.println(words.get("flagged.title"));
      total.forEach(
          (code, count) ->
              out.println("  " + count + "  " + code + ": " + Reasons.text(code, words.chinese())));
      out.println();
    }
  }

  private void computation(RunReport.@Nullable Computation computation) {
    if (computation != null) {
      out.println(
          computation.whyAll().isEmpty()
              ? words.get("computed", computation.periods(), computation.published())
              : words.get(
                  "computed.all", computation.published(), reasons(words, computation.whyAll())));
      if (computation.partly() > 0) {
        out.println(
            "  "
                + words.get(
                    "computed.partly",
                    computation.partly(),
                    String.join(", ", computation.indicators())));
      }
    }
  }

  /** Why all values were computed, for a person. */
  static String reasons(Messages words, List<String> whyAll) {
    return whyAll.stream()
        .map(why -> words.get("why_all." + why))
        .collect(Collectors.joining(words.get("list.and")));
  }

  private void end(RunReport report) {
    if (report.values() != null) {
      out.println(
          words.get("values", report.values(), report.asOf().toString(), report.warehouse()));
    }
    RunReport.Publication publication = report.publication();
    if (publication != null) {
      out.println(
          words.get(
              publication.isChanged() ? "published" : "published.same",
              publication.tables(),
              publication.rows(),
              publication.rowsWritten()));
    }
    out.println(
        words.get(
            "run.end", report.runId(), words.orElse("status." + report.status(), report.status())));
  }
}
