package org.muye.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Sentences that the summary and the sections share. Each is true of the numbers, or absent. */
final class Sentences {
  private Sentences() {}

  /** How many incidents, and whether that is more or fewer than a year earlier. */
  static Optional<String> incidents(ReviewContext context) {
    Optional<GoldRow> row = context.values.find("I2", context.root());
    if (isAbsent(context, row)) {
      return Optional.empty();
    }
    return Optional.of(
        context.words.get(
            "sentence.incidents",
            context.words.quarterOnly(context.quarter()),
            context.regionName(),
            context.count(row, "numerator", "count.incidents"),
            Changes.incidentsOnYear(context, context.root()).sentence(context.words, "year")));
  }

  /** How many disputes, and whether that is more or fewer than a year earlier. */
  static Optional<String> disputes(ReviewContext context) {
    Optional<GoldRow> row = context.values.find("D1", context.root());
    if (isAbsent(context, row)) {
      return Optional.empty();
    }
    return Optional.of(
        context.words.get(
            "sentence.disputes",
            context.regionName(),
            context.count(row, "numerator", "count.disputes"),
            Changes.disputesOnYear(context, context.root()).sentence(context.words, "year")));
  }

  /** Whether there is no count; one that is not shown is there. */
  private static boolean isAbsent(ReviewContext context, Optional<GoldRow> row) {
    return row.map(r -> r.number("numerator")).isEmpty() && row.filter(context::isHidden).isEmpty();
  }

  /** How soon and where disputes are resolved, and how many are long open. */
  static Optional<String> resolution(ReviewContext context) {
    ReviewWords words = context.words;
    List<String> parts = new ArrayList<>();
    share(context, "D3", "", "part.on_time").ifPresent(parts::add);
    Double median = context.values.number("D4_MEDIAN", context.root(), "", "value");
    if (median != null) {
      parts.add(words.get("part.median", words.count(median)));
    }
    share(context, "D5_ACCEPTED", "", "part.at_source").ifPresent(parts::add);
    Double open = context.values.number("D13", context.root(), "90", "value");
    if (open != null) {
      parts.add(words.get("part.open_90", context.count(open, "count.disputes")));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(words.sentenceOf(parts));
  }

  /** A share with its interval as part of a sentence. */
  static Optional<String> share(
      ReviewContext context, String indicator, String category, String key) {
    return shareWords(context, context.values.find(indicator, context.root(), category))
        .map(words -> context.words.get(key, words));
  }

  /** A share with its interval, where it has one; empty where there is none or it is hidden. */
  static Optional<String> shareWords(ReviewContext context, Optional<GoldRow> row) {
    Double value = row.map(r -> r.number("value")).orElse(null);
    Double low = row.map(r -> r.number("ci_low")).orElse(null);
    Double high = row.map(r -> r.number("ci_high")).orElse(null);
    if (value == null || row.filter(context::isHidden).isPresent()) {
      return Optional.empty();
    }
    String words = context.words.percent(value);
    return Optional.of(
        low == null || high == null
            ? words
            : context.words.get("with_interval", words, context.words.percentInterval(low, high)));
  }

  /** How many units have which level. */
  static Optional<String> levels(ReviewContext context) {
    TreeMap<Integer, List<String>> byLevel = new TreeMap<>();
    boolean any = false;
    for (ReviewInputs.UnitName unit : context.units()) {
      Optional<GoldRow> level = OverallSection.level(context, unit.id());
      any |= level.isPresent();
      level
          .filter(row -> row.whole("level") > 0)
          .ifPresent(
              row ->
                  byLevel
                      .computeIfAbsent(row.whole("level"), key -> new ArrayList<>())
                      .add(context.unitName(unit)));
    }
    if (!any) {
      return Optional.empty();
    }
    if (byLevel.isEmpty()) {
      return Optional.of(context.words.get("sentence.levels.none"));
    }
    List<String> parts = new ArrayList<>();
    byLevel.forEach(
        (level, units) ->
            parts.add(
                context.words.get(
                    "part.level",
                    context.words.level(level),
                    String.valueOf(units.size()),
                    context.words.units(units))));
    return Optional.of(
        context.words.get("sentence.levels", String.join(context.words.get("semicolon"), parts)));
  }

  /** How many of the tasks that are due were done. */
  static Optional<String> duties(ReviewContext context) {
    long done = 0;
    long missed = 0;
    for (GoldRow task : context.inputs.table("gold.duty_task")) {
      String status = task.words("status");
      done += status.startsWith("DONE") ? 1 : 0;
      missed += status.equals("MISSED") ? 1 : 0;
    }
    if (done + missed == 0) {
      return Optional.empty();
    }
    return Optional.of(
        context.words.get(
            missed == 0 ? "sentence.duties.all" : "sentence.duties",
            context.year(),
            context.words.count(done + missed),
            context.words.count(done),
            context.words.count(missed)));
  }
}
