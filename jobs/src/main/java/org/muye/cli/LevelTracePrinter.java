package org.muye.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.job.LevelTrace;

/** Prints why a unit has its level. */
final class LevelTracePrinter {
  private final Messages words;
  private final PrintWriter out;

  LevelTracePrinter(Messages words, PrintWriter out) {
    this.words = words;
    this.out = out;
  }

  void print(LevelTrace trace) {
    boolean chinese = words.chinese();
    String name = chinese ? trace.nameZh() : trace.nameEn();
    out.println(
        words.get(
            "level.head",
            trace.unitName(),
            trace.unitId(),
            trace.period(),
            trace.level() == 0 ? words.get("level.none") : name + " " + trace.colourZh()));
    out.println(
        words.get(
            "level.book",
            trace.asOf().toString(),
            trace.ruleBook(),
            trace.ruleBookVersion(),
            trace.release()));
    if (trace.held()) {
      out.println(words.get("level.held", trace.byRules(), String.valueOf(trace.previous())));
    }
    out.println();
    for (LevelTrace.HoldingRule rule : trace.rules()) {
      out.println(
          words.get(
              "level.rule", rule.level(), rule.id(), chinese ? rule.nameZh() : rule.nameEn()));
      List<List<@Nullable Object>> rows = new ArrayList<>();
      for (LevelTrace.Evidence condition : rule.conditions()) {
        rows.add(
            Arrays.asList(
                series(condition.indicator(), condition.category()),
                words.get("measure." + condition.measure()),
                condition.observed(),
                condition.comparison(),
                condition.threshold(),
                condition.records(),
                condition.expected()));
      }
      out.print(
          TablePrinter.render(
              List.of(
                  words.get("col.indicator"),
                  words.get("col.measure"),
                  words.get("col.value"),
                  "",
                  words.get("col.threshold"),
                  words.get("col.records"),
                  words.get("col.expected")),
              rows));
    }
    if (trace.rules().isEmpty()) {
      out.println(words.get("level.no_rule"));
    }
    alarms(trace);
    out.println(words.get("levels.prompts_only"));
  }

  private void alarms(LevelTrace trace) {
    out.println();
    if (trace.alarms().isEmpty()) {
      out.println(words.get("level.no_alarms"));
      return;
    }
    out.println(words.get("level.alarms"));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (LevelTrace.Alarm alarm : trace.alarms()) {
      rows.add(
          Arrays.asList(
              alarm.series(),
              alarm.week(),
              alarm.method(),
              alarm.observed(),
              alarm.expected(),
              alarm.upperBound()));
    }
    out.print(
        TablePrinter.render(
            List.of(
                words.get("col.indicator"),
                words.get("col.week"),
                words.get("col.method"),
                words.get("col.observed"),
                words.get("col.expected"),
                words.get("col.upper_bound")),
            rows));
  }

  private static String series(String indicator, @Nullable String category) {
    return category == null ? indicator : indicator + ":" + category;
  }
}
