package org.muye.disclosure;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.muye.disclosure.PublishedTable.Basis;

/** Which tables are published, and why others of gold are not. */
public final class Publication {
  private static final List<String> INDICATOR = List.of("indicator_id", "definition_version");

  /** What a count of an indicator's row follows from; population stays, it is public. */
  private static final List<String> NUMBERS =
      List.of(
          "numerator",
          "denominator",
          "value",
          "ci_low",
          "ci_high",
          "value_smoothed",
          "smoothed_low",
          "smoothed_high",
          "probability_above_city",
          "funnel_95",
          "funnel_998",
          "funnel_adjusted",
          "previous_value",
          "rate_ratio_yoy",
          "rate_ratio_low",
          "rate_ratio_high",
          "n");

  private static final List<CountColumns> OF_INDICATORS =
      List.of(
          new CountColumns(INDICATOR, "category", "numerator", "indicator_id", "denominator", null),
          new CountColumns(
              INDICATOR, "category", "value", "concat(indicator_id, ' value')", "NULL", "persons"));

  private static final List<String> OF_QUALITY =
      List.of("known", "void", "merged", "counted", "unk", "retired_code");

  private static final List<PublishedTable> TABLES =
      List.of(
          PublishedTable.open("gold.unit"),
          PublishedTable.open("gold.period"),
          PublishedTable.open("gold.indicator_definition"),
          ofIndicators("gold.indicator_value"),
          ofIndicators("gold.indicator_release"),
          new PublishedTable(
              "gold.alarm_week",
              List.of(),
              Basis.LINKED_COUNTS,
              List.of(
                  new CountColumns(
                      List.of("series", "method"),
                      "category",
                      "known",
                      "indicator_id",
                      "NULL",
                      null)),
              List.of(),
              List.of(
                  "known",
                  "completeness",
                  "observed",
                  "expected",
                  "upper_bound",
                  "statistic",
                  PublishedTable.REASON)),
          // What the authorities have done speaks of no person: its counts are published whole.
          new PublishedTable(
              "gold.training_coverage",
              List.of("session_ids"),
              Basis.SINGLE_COUNTS,
              List.of(),
              List.of(),
              List.of(
                  "sessions", "attendance", "attendance_qualifier", "venues_reached", "coverage")),
          // A component's score gives its indicator back, and its contribution the score.
          new PublishedTable(
              "gold.composite_index",
              List.of("raw_value", "score", "contribution"),
              Basis.INDEX,
              List.of(),
              List.of(),
              List.of("linear", "geometric")),
          PublishedTable.open("gold.warning"),
          new PublishedTable(
              "gold.spatial_autocorrelation",
              List.of(),
              Basis.UNITS,
              List.of(),
              List.of(),
              List.of("statistic", "variance", "p_value")),
          PublishedTable.open("gold.backtest"),
          new PublishedTable(
              "gold.data_quality",
              List.of("states"),
              Basis.SINGLE_COUNTS,
              List.of(),
              OF_QUALITY,
              Stream.concat(OF_QUALITY.stream(), Stream.of("unk_share")).toList()),
          PublishedTable.open("mart.duty_task_count"),
          PublishedTable.open("mart.quarantine_count"),
          PublishedTable.open("mart.source_freshness"),
          PublishedTable.open("mart.unit_boundary"),
          // Messages and reports name files and folders.
          PublishedTable.open("ops.run", "message", "report", "config_sha256"));

  private static final Map<String, String> WITHHELD =
      new TreeMap<>(
          Map.ofEntries(
              entry(
                  "gold.assessment_item",
                  "its quantities are single events, with the records' numbers"),
              entry(
                  "gold.assessment_score",
                  "by its rule book a score gives the events of its rules back"),
              entry(
                  "gold.duty_task",
                  "it lists single activities of single posts, whose number is published"),
              entry("gold.forecast", "a series of small counts is close to its own forecast"),
              entry("gold.four_isation", "a score of few components gives a hidden count back"),
              entry("gold.four_isation_component", "a component's score gives its indicator back"),
              entry("gold.indicator_cell", "it holds full counts by day, for the program alone"),
              entry(
                  "gold.reporting_triangle", "it holds full counts by day, for the program alone"),
              entry("gold.review", "its sentences are written from full counts"),
              entry("gold.review_finding", "its sentences are written from full counts"),
              entry("gold.revision_log", "it lists single records, and differences of counts"),
              entry("gold.warning_evidence", "it shows the counts behind a level")));

  private Publication() {}

  private static PublishedTable ofIndicators(String table) {
    return new PublishedTable(
        table, List.of(), Basis.LINKED_COUNTS, OF_INDICATORS, List.of(), NUMBERS);
  }

  /** The published tables. */
  public static List<PublishedTable> tables() {
    return TABLES;
  }

  /** A published table by its name in gold; empty where it is not published. */
  public static Optional<PublishedTable> find(String table) {
    return TABLES.stream().filter(published -> published.table().equals(table)).findFirst();
  }

  /** The tables that are not published, each with the reason. */
  public static Map<String, String> withheld() {
    return WITHHELD;
  }
}
