package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.time.AsOf;

/** Weekly alarms from the file to the table, against independent results from R. */
@Tag("large")
class AlarmsIT {
  @TempDir Path folder;

  @Test
  void everyWeekOfChicagoIsJudgedAsByR() throws IOException {
    Workspace workspace =
        new TestWorkspace(folder, TestRegions.chicago(folder.resolve("region")))
            .firstPeriod("2010-01-01")
            .line("indicators: {first_releases: 0}")
            .line("warnings: {rules: " + ruleBook() + "}")
            .source(
                "assaults",
                "incident",
                "chicago-assaults",
                SharedData.require("data/chicago-incidents/chicago_aggravated_assaults.csv.gz"),
                ", delivered_on: 2019-12-31")
            .open();
    TestWorkspace.night(workspace, "2019-12-31");
    new WarningsJob(
            workspace, Runs.start(workspace, "warnings", new AsOf(LocalDate.parse("2019-12-31"))))
        .run();

    Map<String, Row> judged = new HashMap<>();
    for (Row row : workspace.tables().read("gold.alarm_week").collectAsList()) {
      judged.put(key(row.getAs("unit_id"), row.getAs("period"), row.getAs("method")), row);
    }
    List<ExpectedRow> expected =
        ExpectedRow.read(
            SharedData.require("expected/chicago-incidents/expected/alarm_week.csv.gz"));
    assertThat(expected).hasSize(23 * 104 * 4);
    assertThat(judged).hasSize(expected.size());
    long startsOfRuns = 0;
    for (ExpectedRow row : expected) {
      String method = row.get("method").replace("_NBPLUGIN", "");
      Row week = Objects.requireNonNull(judged.get(key(row.unit(), row.period(), method)));
      meets(row, week);
      // Ten years are enough for Farrington.
      assertThat(week.<Boolean>getAs("decisive")).isEqualTo(method.equals("FARRINGTON"));
      startsOfRuns += method.equals("CUSUM") && week.<Boolean>getAs("run_start") ? 1 : 0;
    }
    assertThat(startsOfRuns).isEqualTo(47);
  }

  private static void meets(ExpectedRow row, Row week) {
    assertThat(week.<LocalDate>getAs("week_start")).isEqualTo(row.get("week_start"));
    assertThat(week.<String>getAs("quarter")).isEqualTo(row.get("quarter"));
    assertThat(week.<Long>getAs("known")).isEqualTo(Long.valueOf(row.get("observed")));
    number(row, "observed", week, "observed");
    number(row, "expected", week, "expected");
    number(row, "upperbound", week, "upper_bound");
    number(row, "statistic", week, "statistic");
    assertThat(week.<Boolean>getAs("alarm")).isEqualTo(row.is("alarm", "1"));
    String reason = row.get("status_reason");
    if (row.is("method", "CUSUM")) {
      assertThat(week.<Boolean>getAs("run_start")).isEqualTo(reason.equals("RUN_START"));
    } else {
      assertThat(week.<String>getAs("status_reason")).isEqualTo(reason.isEmpty() ? null : reason);
    }
  }

  private static void number(ExpectedRow row, String column, Row week, String name) {
    String text = row.get(column);
    Double value = week.getAs(name);
    if (text.isEmpty()) {
      assertThat(value).as(row.cells().toString()).isNull();
    } else {
      double wanted = Double.parseDouble(text);
      assertThat(value)
          .as(row.cells().toString())
          .isCloseTo(wanted, within(1e-6 * Math.max(1, Math.abs(wanted))));
    }
  }

  private static String key(String unit, String period, String method) {
    return unit + "|" + period + "|" + method;
  }

  /** The shipped rule book with the one series and the settings of the independent results. */
  private Path ruleBook() throws IOException {
    String shipped =
        Files.readString(SharedData.repository().resolve("schemas/warnings/default.yaml"));
    String own =
        shipped
            .replaceAll("(?m)^  - \\{indicator: (I2, category.*|D1)\\}\\R", "")
            .replaceAll(
                "farrington: \\{[^}]*\\}",
                "farrington: {alpha: 0.01, years_back: 4, threshold: NB_PLUGIN}")
            .replaceAll("ears: \\{[^}]*\\}", "ears: {alpha: 0.001, baseline_weeks: 7}")
            .replaceAll(
                "cusum: \\{[^}]*\\}", "cusum: {reference_value: 1.04, decision_interval: 2.26}")
            .replaceAll("evaluated_weeks: \\d+", "evaluated_weeks: 104");
    return Files.writeString(folder.resolve("rules.yaml"), own);
  }
}
