package org.muye.job;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
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

/** The duty tasks of the golden quarter, the statuses of L rows, and the records behind them. */
final class GoldenDuty {
  private static final Set<String> OF_THE_ASSESSMENT = Set.of("L12", "L13");

  private final Workspace workspace;
  private final List<Map<String, String>> values;
  private final List<Map<String, String>> evidence;
  private final List<Map<String, String>> tasks;
  private final Map<String, String> terms = new HashMap<>();

  GoldenDuty(Path golden, Workspace workspace) {
    this.workspace = workspace;
    this.values = ofDuty(golden.resolve("expected/indicator_value.csv"));
    this.evidence = ofDuty(golden.resolve("expected/evidence.csv"));
    this.tasks = ExpectedValues.read(golden.resolve("expected/duty_task.csv"));
    for (Map<String, String> row : ExpectedValues.read(golden.resolve("input/duty_roster.csv"))) {
      String term = String.join("-", row.get("org_id"), row.get("post_id"), row.get("valid_from"));
      terms.put(row.get("post_id"), term);
    }
  }

  private static List<Map<String, String>> ofDuty(Path file) {
    return ExpectedValues.read(file).stream()
        .filter(row -> row.getOrDefault("indicator_id", "").startsWith("L"))
        .filter(row -> !OF_THE_ASSESSMENT.contains(row.get("indicator_id")))
        .toList();
  }

  /**
   * The revision log names no record where only time passed. Ours names the record that was
   * followed, as it does elsewhere.
   */
  static List<Map<String, String>> withFollowedRecords(List<Map<String, String>> log) {
    for (Map<String, String> row : log) {
      if ("L11_SUPERVISION_DAYS".equals(row.get("indicator_id"))) {
        row.put("record_ids", "410703-2019-09-02-05-ORG-CITY");
      }
    }
    return log;
  }

  /** Everything that differs right after a night as of the day. */
  List<String> differences(String asOf) {
    List<String> differences = new ArrayList<>(taskDifferences(asOf));
    differences.addAll(missingTaskDifferences(asOf));
    differences.addAll(statusDifferences(asOf));
    for (String period : List.of("2019", "2019Q3", "2019Q4")) {
      differences.addAll(evidenceDifferences(period, asOf));
    }
    return differences;
  }

  private List<String> taskDifferences(String asOf) {
    Map<String, Map<String, String>> actual = new HashMap<>();
    for (Row row : workspace.tables().read("gold.duty_task").where("year = 2019").collectAsList()) {
      Map<String, String> cells = cells(row);
      String served = cells.getOrDefault("days_served", "");
      if (!served.isEmpty()) {
        // The expected file has no column of its own for it.
        cells.put("note", "days_served=" + served);
      }
      actual.put(taskKey(cells), cells);
    }
    List<Map<String, String>> expected = ofDay(tasks, asOf);
    List<String> differences =
        ExpectedValues.differences(
            expected,
            GoldenDuty::taskKey,
            actual,
            List.of("unit_id", "year", "due_on", "status", "activity_id", "held_on", "note"),
            0);
    if (actual.size() != expected.size()) {
      differences.add(actual.size() + " tasks, expected " + expected.size());
    }
    return differences;
  }

  private static String taskKey(Map<String, String> row) {
    return String.join(
        "|",
        row.get("as_of"),
        row.get("org_id"),
        row.get("task_type"),
        row.get("task_period"),
        row.get("post_id"));
  }

  /** What `muye duty --missing` lists for one unit, by the day it is due. */
  private List<String> missingTaskDifferences(String asOf) {
    List<String> listed =
        DutyTable.of(workspace, LocalDate.parse(asOf), new DutyTable.Question("410703", 2019, true))
            .lines()
            .stream()
            .map(l -> l.dueOn() + " " + l.taskType() + " " + l.taskPeriod() + " " + l.postId())
            .toList();
    List<String> expected =
        ofDay(tasks, asOf).stream()
            .filter(row -> "xx-weibin".equals(row.get("unit_id")))
            .filter(row -> Set.of("MISSED", "NOT_DUE").contains(row.get("status")))
            .map(
                row ->
                    String.join(
                        " ",
                        row.get("due_on"),
                        row.get("task_type"),
                        row.get("task_period"),
                        row.get("post_id")))
            .sorted()
            .toList();
    return listed.equals(expected) ? List.of() : List.of(listed + " instead of " + expected);
  }

  private List<String> statusDifferences(String asOf) {
    Map<String, Map<String, String>> actual = new HashMap<>();
    for (Row row :
        workspace
            .tables()
            .read("gold.indicator_value")
            .where("indicator_id like 'L%' and period in ('2019', '2019Q3', '2019Q4')")
            .collectAsList()) {
      Map<String, String> cells = cells(row);
      actual.put(valueKey(cells), cells);
    }
    return ExpectedValues.differences(
        ofDay(values, asOf), GoldenDuty::valueKey, actual, List.of("status_reason"), 0);
  }

  private static String valueKey(Map<String, String> row) {
    return String.join(
        "|",
        row.get("indicator_id"),
        row.get("unit_id"),
        row.get("period"),
        row.get("as_of"),
        row.getOrDefault("category", ""));
  }

  private List<String> evidenceDifferences(String period, String asOf) {
    Period asked = Period.parse(period);
    AsOf day = AsOf.parse(asOf);
    LocalDate last = asked.lastDay().isAfter(day.date()) ? day.date() : asked.lastDay();
    List<Map<String, String>> rows =
        ofDay(values, asOf).stream().filter(row -> period.equals(row.get("period"))).toList();
    if (rows.isEmpty()) {
      return List.of();
    }
    Set<Measure> measures = new LinkedHashSet<>();
    rows.forEach(row -> measures.addAll(indicator(row).measures()));
    List<Row> contributions =
        new Evidence(workspace.region(), new KnownRecords(workspace).facts(day))
            .contributions(List.copyOf(measures), asked, last)
            .where("not rebased")
            .collectAsList();
    List<String> differences = new ArrayList<>();
    for (Map<String, String> row : rows) {
      Indicator indicator = indicator(row);
      compare(differences, row, numerator(row), ids(contributions, indicator.numerator(), row));
      Set<String> denominator = denominator(row);
      // The expected file does not repeat the ids of the numerator below the line.
      if (!denominator.isEmpty()) {
        compare(differences, row, denominator, ids(contributions, indicator.denominator(), row));
      }
    }
    return differences;
  }

  private static void compare(
      List<String> differences, Map<String, String> row, Set<String> expected, Set<String> actual) {
    if (!expected.equals(actual)) {
      differences.add(valueKey(row) + ": records " + actual + ", expected " + expected);
    }
  }

  private static Indicator indicator(Map<String, String> row) {
    return IndicatorCatalogue.find(Objects.requireNonNull(row.get("indicator_id"))).orElseThrow();
  }

  private static Set<String> ids(
      List<Row> contributions, List<Measure> measures, Map<String, String> value) {
    Set<String> wanted = measures.stream().map(Measure::id).collect(Collectors.toSet());
    Set<String> summarised =
        measures.stream().filter(Measure::summarised).map(Measure::id).collect(Collectors.toSet());
    String category = value.getOrDefault("category", "");
    Set<String> ids = new TreeSet<>();
    for (Row row : contributions) {
      String measure = row.getAs("measure");
      boolean ofCategory =
          category.isEmpty()
              || summarised.contains(measure)
              || category.equals(row.getAs("category"));
      if (wanted.contains(measure)
          && ofCategory
          && Objects.equals(row.getAs("unit"), value.get("unit_id"))) {
        ids.add(row.getAs("record_id"));
      }
    }
    return ids;
  }

  /** The ids above the line, each as the key of a record in silver. */
  private Set<String> numerator(Map<String, String> value) {
    Set<String> ids = new TreeSet<>();
    for (String id : expectedIds(value, "numerator_ids")) {
      switch (Objects.requireNonNull(value.get("indicator_id"))) {
        // The quarters held in time, by the meeting that did.
        case "L2_ON_TIME" -> ids.add(fulfilledBy(value, "A2", "task_period", id));
        // The leaders who lectured, by the lecture that did.
        case "L5" -> ids.add(fulfilledBy(value, "A5", "post_id", id));
        case "L6" -> ids.addAll(numerator(ofIndicator(value, id)));
        case "L7", "L7_MEDIAN_DAY_OF_YEAR" -> ids.add("ORG-CITY-" + id + "-2019");
        case "L11", "L11_SUPERVISION_DAYS" ->
            ids.add(id.replace('/', '-') + "-" + value.get("category") + "-ORG-CITY");
        default -> ids.add(id);
      }
    }
    return ids;
  }

  private Set<String> denominator(Map<String, String> value) {
    Set<String> ids = new TreeSet<>();
    for (String id : expectedIds(value, "denominator_ids")) {
      switch (Objects.requireNonNull(value.get("indicator_id"))) {
        case "L5" -> ids.add(Objects.requireNonNull(terms.get(id)));
        case "L7" -> ids.add("ORG-CITY-" + id + "-2019");
        default -> ids.add(id);
      }
    }
    return ids;
  }

  private Set<String> expectedIds(Map<String, String> value, String side) {
    return evidence.stream()
        .filter(row -> valueKey(row).equals(valueKey(value)))
        .flatMap(row -> Arrays.stream(row.getOrDefault(side, "").split(";")))
        .filter(id -> !id.isEmpty())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private String fulfilledBy(Map<String, String> value, String task, String column, String id) {
    return ofDay(tasks, Objects.requireNonNull(value.get("as_of"))).stream()
        .filter(row -> Objects.equals(row.get("unit_id"), value.get("unit_id")))
        .filter(row -> task.equals(row.get("task_type")) && id.equals(row.get(column)))
        .map(row -> Objects.requireNonNull(row.get("activity_id")))
        .collect(Collectors.joining());
  }

  private Map<String, String> ofIndicator(Map<String, String> value, String indicator) {
    Map<String, String> other = new HashMap<>(value);
    other.put("indicator_id", indicator);
    return other;
  }

  private static List<Map<String, String>> ofDay(List<Map<String, String>> rows, String asOf) {
    return rows.stream().filter(row -> asOf.equals(row.get("as_of"))).toList();
  }

  private static Map<String, String> cells(Row row) {
    Map<String, String> cells = new HashMap<>();
    for (String column : row.schema().fieldNames()) {
      Object value = row.getAs(column);
      cells.put(column, value == null ? "" : value.toString());
    }
    return cells;
  }
}
