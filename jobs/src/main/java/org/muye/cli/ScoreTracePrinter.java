package org.muye.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.job.ScoreTrace;

/** Prints a score with the points, quantity and records of every rule. */
final class ScoreTracePrinter {
  private final Messages words;
  private final PrintWriter out;
  private final int named;

  /**
   * A printer.
   *
   * @param named how many record ids to name for each rule
   */
  ScoreTracePrinter(Messages words, PrintWriter out, int named) {
    this.words = words;
    this.out = out;
    this.named = named;
  }

  void print(ScoreTrace trace) {
    out.println(
        words.get(
            "score.head",
            trace.unitName(),
            trace.unitId(),
            trace.period(),
            trace.score().display()));
    out.println(
        words.get(
            "score.book",
            trace.asOf().toString(),
            trace.score().ruleBook(),
            trace.score().release()));
    out.println(
        words.get(
            "score.sum",
            TablePrinter.text(trace.base()),
            TablePrinter.text(-trace.score().deductions()),
            TablePrinter.text(trace.score().bonus()),
            TablePrinter.text(trace.score().score()),
            TablePrinter.text(trace.bonusRaw())));
    if (trace.score().vetoes() != null) {
      out.println(
          words.get("score.veto", trace.score().vetoes(), String.join(", ", trace.vetoRecords())));
    }
    if (trace.score().status() != null) {
      out.println(words.get("score.incomplete"));
    }
    out.println();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (ScoreTrace.Item item : trace.items()) {
      rows.add(
          Arrays.asList(
              item.id(),
              item.kind(),
              item.what(),
              item.quantity(),
              item.rawPoints(),
              item.cap(),
              item.points(),
              item.group(),
              item.status()));
    }
    out.print(
        TablePrinter.render(
            List.of(
                words.get("col.rule"),
                words.get("col.kind"),
                words.get("col.quantity"),
                words.get("col.value"),
                words.get("col.raw_points"),
                words.get("col.cap"),
                words.get("col.points"),
                words.get("col.group"),
                words.get("col.status")),
            rows));
    trace.items().forEach(this::records);
    out.println(words.get("score.note"));
    out.println("  " + words.get("explain.run", trace.runId()));
  }

  private void records(ScoreTrace.Item item) {
    out.println();
    out.println(item.id() + "  " + (words.chinese() ? item.nameZh() : item.nameEn()));
    List<String> records = item.records();
    if (!records.isEmpty()) {
      String more = records.size() > named ? " " + words.get("more", records.size() - named) : "";
      out.println(
          "  " + String.join(", ", records.subList(0, Math.min(named, records.size()))) + more);
    }
  }
}
