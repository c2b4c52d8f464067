package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muye.job.AssessmentComparison.Change;
import org.muye.job.AssessmentComparison.ItemDifference;
import org.muye.job.AssessmentComparison.UnitDifference;

/** The assessment of the golden year: every item, every score, and the indicators made of them. */
final class GoldenAssessment {
  private final Workspace workspace;
  private final List<Map<String, String>> items;
  private final List<Map<String, String>> scores;
  private final List<Map<String, String>> values;

  GoldenAssessment(Path golden, Workspace workspace) {
    this.workspace = workspace;
    this.items =
        ExpectedValues.read(golden.resolve("expected/assessment_item.csv")).stream()
            .map(GoldenAssessment::withKeysOfActions)
            .toList();
    this.scores = ExpectedValues.read(golden.resolve("expected/assessment_score.csv"));
    this.values =
        ExpectedValues.read(golden.resolve("expected/indicator_value.csv")).stream()
            .filter(row -> row.getOrDefault("indicator_id", "").matches("L1[23]"))
            .toList();
  }

  /**
   * The expected file names an action by unit and day. Our key has its policy and actor too, since
   * two actions on one day are two records.
   */
  private static Map<String, String> withKeysOfActions(Map<String, String> row) {
    Map<String, String> changed = new HashMap<>(row);
    changed.computeIfPresent(
        "evidence_record_ids",
        (column, ids) -> ids.replaceAll("(\\d{6})/(\\d{4}-\\d{2}-\\d{2})", "$1-$2-01-ORG-CITY"));
    return changed;
  }

  /** Everything that differs right after a night as of the day. */
  List<String> differences(String asOf) {
    List<String> differences = new ArrayList<>();
    differences.addAll(
        compare(
            "gold.assessment_item",
            ofDay(items, asOf),
            List.of("unit_id", "period", "as_of", "item_id"),
            List.of(
                "rulebook_version",
                "kind",
                "quantity",
                "raw_points",
                "cap",
                "points",
                "evidence_record_ids",
                "status_reason")));
    differences.addAll(
        compare(
            "gold.assessment_score",
            ofDay(scores, asOf),
            List.of("unit_id", "period", "as_of"),
            List.of(
                "rulebook_version",
                "base",
                "deductions",
                "bonus_raw",
                "bonus_counted",
                "score",
                "veto",
                "veto_trigger_ids",
                "veto_record_ids",
                "display",
                "release",
                "status_reason")));
    differences.addAll(
        compare(
            "gold.indicator_value",
            ofDay(values, asOf),
            List.of("indicator_id", "unit_id", "period", "as_of", "category"),
            List.of("numerator", "denominator", "value", "release", "status_reason")));
    return differences;
  }

  /**
   * What another book would have given in 2019: 5 points instead of 3 and no cap in K1, no K4, and
   * up to 5 points of bonuses.
   */
  void checkAnotherBook(Path golden, Path folder) throws IOException {
    Path other = folder.resolve("other.yaml");
    String book = Files.readString(golden.resolve("rulebook.yaml"));
    Files.writeString(
        other,
        book.replace("golden-1", "other-1")
            .replace("bonus_cap: 3", "bonus_cap: 5")
            .replace("incident_grade_03, points: 3, cap: 6", "incident_grade_03, points: 5")
            .replaceFirst("(?s)  - \\{id: K4.*?\\}\n", ""));
    AssessmentComparison comparison =
        AssessmentComparison.of(
            workspace,
            new AssessmentComparison.Question(
                null, other.toString(), null, "2019", LocalDate.parse("2020-01-20")));
    assertThat(comparison.unitsCompared()).isEqualTo(4);
    assertThat(comparison.changes()).containsExactly(new Change("bonus_cap", "3", "5"));
    // Changyuan: 100 - K1 5 - K2 5 - K3 6 + B1 1. County: 100 + B2 4.
    assertThat(comparison.units())
        .extracting(UnitDifference::unitId, UnitDifference::score, UnitDifference::scoreAgainst)
        .containsExactly(
            tuple("xx-changyuan", 84.0, 85.0), tuple("xx-xinxiang-county", 103.0, 104.0));
    assertThat(comparison.units().get(0).items())
        .extracting(
            ItemDifference::id,
            ItemDifference::points,
            ItemDifference::pointsAgainst,
            ItemDifference::changes,
            ItemDifference::records)
        .containsExactly(
            tuple(
                "K1",
                -3.0,
                -5.0,
                List.of(new Change("points", "3", "5"), new Change("cap", "6", null)),
                List.of("I038")),
            tuple("K4", -3.0, null, List.of(), List.of("D002", "D020")));
    assertThat(comparison.units().get(1).items()).isEmpty();
    assertThat(ScoreTrace.of(workspace, "410703", "2019").vetoRecords()).containsExactly("I031");
  }

  private List<String> compare(
      String table, List<Map<String, String>> expected, List<String> key, List<String> columns) {
    Map<String, Map<String, String>> actual =
        ExpectedValues.actual(workspace.tables().read(table).where("period = '2019'"), key);
    List<String> differences =
        ExpectedValues.differences(
            expected, row -> ExpectedValues.key(row, key), actual, columns, 1e-9);
    if (table.startsWith("gold.assessment") && actual.size() != expected.size()) {
      differences.add(table + ": " + actual.size() + " rows, expected " + expected.size());
    }
    return differences;
  }

  private static List<Map<String, String>> ofDay(List<Map<String, String>> rows, String asOf) {
    return rows.stream().filter(row -> asOf.equals(row.get("as_of"))).toList();
  }
}
