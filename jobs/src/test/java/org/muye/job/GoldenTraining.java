package org.muye.job;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.muye.indicator.Evidence;
import org.muye.indicator.Indicator;
import org.muye.indicator.IndicatorCatalogue;
import org.muye.indicator.Measure;
import org.muye.time.AsOf;
import org.muye.time.Period;

/**
 * What training of the golden quarter reached, the statuses of T rows, and the records behind them.
 */
final class GoldenTraining {
  private final Workspace workspace;
  private final List<Map<String, String>> values;
  private final List<Map<String, String>> evidence;
  private final List<Map<String, String>> coverage;

  GoldenTraining(Path golden, Workspace workspace) {
    this.workspace = workspace;
    this.values = ExpectedValues.read(golden.resolve("expected/indicator_value.csv"));
    this.evidence = ExpectedValues.read(golden.resolve("expected/evidence.csv"));
    this.coverage = ExpectedValues.read(golden.resolve("expected/training_coverage.csv"));
  }

  /** Everything that differs right after a night as of the day. */
  List<String> differences(String asOf) {
    List<String> differences = new ArrayList<>(coverageDifferences(asOf));
    differences.addAll(statusDifferences(asOf));
    differences.addAll(evidenceDifferences("2019", asOf));
    return differences;
  }

  private List<String> coverageDifferences(String asOf) {
    List<String> key = List.of("unit_id", "period", "as_of", "dimension", "code");
    return ExpectedValues.differences(
        ofDay(coverage, asOf),
        row -> ExpectedValues.key(row, key),
        ExpectedValues.actual(workspace.tables().read("gold.training_coverage"), key),
        List.of(
            "sessions",
            "attendance",
            "attendance_qualifier",
            "venues_reached",
            "venues_registered",
            "coverage",
            "status_reason",
            "session_ids"),
        1e-9);
  }

  /** Bounds and absences of the indicators other than T1 to T4, word for word. */
  private List<String> statusDifferences(String asOf) {
    List<String> key = List.of("indicator_id", "unit_id", "period", "as_of", "category");
    return ExpectedValues.differences(
        ofDay(values, asOf),
        row -> isOfTraining(row) ? ExpectedValues.key(row, key) : null,
        ExpectedValues.actual(
            workspace
                .tables()
                .read("gold.indicator_value")
                .where("indicator_id like 'T%' and period in ('2019', '2019Q3', '2019Q4')"),
            key),
        List.of("status_reason"),
        0);
  }

  private List<String> evidenceDifferences(String year, String asOf) {
    Period period = Period.parse(year);
    LocalDate day = LocalDate.parse(asOf);
    List<Map<String, String>> expected =
        ofDay(evidence, asOf).stream()
            .filter(row -> isOfTraining(row) && year.equals(row.get("period")))
            .toList();
    Set<Measure> measures =
        expected.stream()
            .flatMap(row -> indicator(row).measures().stream())
            .collect(Collectors.toSet());
    List<Row> contributions =
        new Evidence(workspace.region(), new KnownRecords(workspace).facts(new AsOf(day)))
            .contributions(
                List.copyOf(measures),
                period,
                period.lastDay().isAfter(day) ? day : period.lastDay())
            .where("not rebased")
            .collectAsList();
    List<String> differences = new ArrayList<>();
    for (Map<String, String> row : expected) {
      Indicator indicator = indicator(row);
      compare(differences, row, "numerator_ids", ids(contributions, indicator.numerator(), row));
      if (!row.getOrDefault("denominator_ids", "").isEmpty()) {
        compare(
            differences, row, "denominator_ids", ids(contributions, indicator.denominator(), row));
      }
    }
    if (expected.isEmpty()) {
      differences.add("no evidence was compared");
    }
    return differences;
  }

  private static void compare(
      List<String> differences, Map<String, String> row, String column, String ids) {
    if (!ids.equals(row.get(column))) {
      differences.add(row + " " + column + ": got " + ids);
    }
  }

  private static String ids(
      List<Row> contributions, List<Measure> measures, Map<String, String> row) {
    Set<String> names = measures.stream().map(Measure::id).collect(Collectors.toSet());
    String category = row.getOrDefault("category", "");
    return contributions.stream()
        .filter(c -> names.contains(c.<String>getAs("measure")))
        .filter(c -> Objects.equals(c.getAs("unit"), row.get("unit_id")))
        .filter(c -> category.isEmpty() || category.equals(c.getAs("category")))
        .map(c -> c.<String>getAs("record_id"))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(";"));
  }

  private static Indicator indicator(Map<String, String> row) {
    return IndicatorCatalogue.find(row.getOrDefault("indicator_id", "")).orElseThrow();
  }

  private static boolean isOfTraining(Map<String, String> row) {
    return row.getOrDefault("indicator_id", "").matches("T([5-9]|1[01]).*");
  }

  private static List<Map<String, String>> ofDay(List<Map<String, String>> rows, String asOf) {
    return rows.stream().filter(row -> asOf.equals(row.get("as_of"))).toList();
  }
}
