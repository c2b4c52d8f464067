package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.indicator.IndicatorCatalogue;

/** The hand-checkable quarter: every number worked out apart from the program. */
class GoldenQuarterIT {
  private static final Path GOLDEN =
      SharedData.repository().resolve("jobs/src/test/resources/expected-quarter");

  @TempDir Path folder;

  @Test
  void everyCoveredValueOfBothDatesIsMet() throws IOException {
    Workspace workspace =
        new TestWorkspace(folder, GoldenFourIsations.region(GOLDEN, folder))
            .firstPeriod("2018-01-01")
            .line("assessment: {rule_book: '" + GOLDEN.resolve("rulebook.yaml") + "'}")
            .source("incidents", "incident", "canonical-incident", input("incident"))
            .source("disputes", "dispute", "canonical-dispute", input("dispute"))
            .source("log", "dispute_event", "canonical-dispute-event", input("dispute_event"))
            .source("training", "training", "canonical-training", input("training"))
            .source("activity", "duty_activity", "canonical-duty-activity", input("duty_activity"))
            .source("roster", "duty_roster", "canonical-duty-roster", delivered("duty_roster"))
            .source(
                "letter",
                "responsibility_letter",
                "canonical-responsibility-letter",
                delivered("responsibility_letter"))
            .source(
                "action",
                "responsibility_action",
                "canonical-responsibility-action",
                delivered("responsibility_action"))
            .open();
    GoldenDuty duty = new GoldenDuty(GOLDEN, workspace);
    GoldenTraining training = new GoldenTraining(GOLDEN, workspace);
    GoldenAssessment assessment = new GoldenAssessment(GOLDEN, workspace);
    Map<String, Map<String, String>> actual = new HashMap<>();
    for (String asOf : List.of("2019-10-20", "2020-01-20")) {
      TestWorkspace.night(workspace, asOf);
      assertThat(duty.differences(asOf)).isEmpty();
      assertThat(training.differences(asOf)).isEmpty();
      assertThat(assessment.differences(asOf)).isEmpty();
      for (Row row :
          workspace
              .tables()
              .read("gold.indicator_value")
              .where("period in ('2019Q3', '2019Q4', '2019')")
              .collectAsList()) {
        actual.put(key(row, asOf), cells(row));
      }
    }
    whatTheLastNightLeftIsExplained(workspace);
    assertThat(new GoldenFourIsations(workspace).differences()).isEmpty();
    assessment.checkAnotherBook(GOLDEN, folder);
    Set<String> covered = new HashSet<>();
    IndicatorCatalogue.all().forEach(i -> covered.add(i.definition().id()));
    List<Map<String, String>> expected =
        ExpectedValues.read(GOLDEN.resolve("expected/indicator_value.csv"));
    assertThat(expected.stream().filter(row -> covered.contains(row.get("indicator_id"))))
        .hasSize(1_558);
    List<String> differences =
        ExpectedValues.differences(
            expected,
            row ->
                covered.contains(row.get("indicator_id"))
                    ? String.join(
                        "|",
                        row.get("indicator_id"),
                        row.get("unit_id"),
                        row.get("period"),
                        row.get("as_of"),
                        row.get("category"))
                    : null,
            actual,
            List.of("numerator", "denominator", "value", "ci_low", "ci_high", "release"),
            1e-9);
    assertThat(differences).isEmpty();
    assertThat(revisions(workspace, covered)).isEmpty();
    assertThat(dataQuality(workspace)).isEmpty();
    assertThat(FiniteGold.offenders(workspace)).isEmpty();
  }

  /** Values that the second night had no reason to compute bear the day of the first. */
  private static void whatTheLastNightLeftIsExplained(Workspace workspace) {
    List<Row> left =
        workspace
            .tables()
            .read("gold.indicator_value")
            .where("indicator_id = 'D1' AND category IS NULL AND numerator > 0")
            .where("as_of = DATE'2019-10-20' AND period < '2019-09'")
            .collectAsList();
    assertThat(left).isNotEmpty();
    Row value = left.get(0);
    Explanation.Question question =
        new Explanation.Question(
            "D1", value.getAs("unit_id"), value.getAs("period"), null, null, 20);
    Explanation explained = Explanation.of(workspace, question);
    assertThat(explained.asOf()).isEqualTo(LocalDate.parse("2020-01-20"));
    assertThat(explained.values())
        .extracting(Explanation.Value::numerator)
        .contains(value.<Double>getAs("numerator"));
    assertThat((double) ExplainedRecords.of(workspace, question, explained).numerator().total())
        .isEqualTo(value.<Double>getAs("numerator"));
  }

  /** The input has no time of delivery; the shipped mappings take it from the file name. */
  private Path delivered(String name) {
    try {
      return Files.copy(input(name), folder.resolve(name + "_20190401.csv"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> revisions(Workspace workspace, Set<String> covered) {
    // That the units differ no more than by chance moves no value of a unit.
    assertThat(
            workspace
                .tables()
                .read("gold.revision_log")
                .where("concat_ws(';', old_status, new_status) like '%NO_HETEROGENEITY%'")
                .count())
        .isZero();
    Map<String, Map<String, String>> actual = new HashMap<>();
    for (Row row :
        workspace.tables().read("gold.revision_log").where("period = '2019Q3'").collectAsList()) {
      Map<String, String> cells = cells(row);
      actual.put(revisionKey(cells), cells);
    }
    return ExpectedValues.differences(
        GoldenDuty.withFollowedRecords(
            ExpectedValues.read(GOLDEN.resolve("expected/revision_log.csv"))),
        row -> covered.contains(row.get("indicator_id")) ? revisionKey(row) : null,
        actual,
        List.of(
            "old_numerator",
            "new_numerator",
            "old_denominator",
            "new_denominator",
            "old_value",
            "new_value",
            "delta",
            "reason",
            "record_ids"),
        1e-9);
  }

  private static String revisionKey(Map<String, String> row) {
    return row.get("indicator_id") + "|" + row.get("unit_id") + "|" + row.get("category");
  }

  private static List<String> dataQuality(Workspace workspace) {
    Map<String, Map<String, String>> actual = new HashMap<>();
    for (Row row : workspace.tables().read("gold.data_quality").collectAsList()) {
      Map<String, String> cells = cells(row);
      actual.put(cells.get("as_of") + cells.get("record"), cells);
    }
    return ExpectedValues.differences(
        ExpectedValues.read(GOLDEN.resolve("expected/data_quality.csv")),
        row -> row.get("as_of") + row.get("record"),
        actual,
        List.of(
            "known",
            "void",
            "merged",
            "counted",
            "unk",
            "unk_share",
            "unk_gate_2pct",
            "retired_code",
            "unk_ids",
            "retired_code_ids"),
        1e-9);
  }

  private static Path input(String name) {
    return GOLDEN.resolve("input/" + name + ".csv");
  }

  private static String key(Row row, String asOf) {
    return String.join(
        "|",
        row.<String>getAs("indicator_id"),
        row.<String>getAs("unit_id"),
        row.<String>getAs("period"),
        asOf,
        row.getAs("category") == null ? "" : row.<String>getAs("category"));
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
