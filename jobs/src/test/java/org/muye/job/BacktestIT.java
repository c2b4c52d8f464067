package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.error.UserError;
import org.muye.run.RunContext;
import org.muye.time.AsOf;

/**
 * Two years of two incidents a day in two districts, reported within the hour; in one of them three
 * weeks from 2 September 2024 on have six a day instead.
 */
@Tag("large")
class BacktestIT {
  private static final LocalDate FIRST = LocalDate.of(2023, 1, 2);
  private static final LocalDate LAST = LocalDate.of(2024, 12, 29);
  private static final LocalDate ONSET = LocalDate.of(2024, 9, 2);
  private static final String TRUTH =
      "{\"outbreaks\": [{\"unit\": \"xx-hongqi\", \"category_intake\": \"02\","
          + " \"monday\": \"2024-09-02\", \"weeks\": 3}]}";

  @TempDir Path folder;

  @Test
  void thePlantedOutbreakIsFoundInItsFirstWeekAndNothingElseIs() throws IOException {
    Workspace workspace = workspace(incidents());
    RunContext run = run(workspace);
    new IngestJob(workspace, run, false).run();
    new RefineJob(workspace, run).run();
    Path truth = Files.writeString(folder.resolve("truth.json"), TRUTH);

    BacktestJob.Result result =
        new BacktestJob(workspace, run).run(BacktestJob.Options.of("2024-W27", truth));

    assertThat(result.svg()).contains("<svg").contains("Events found");
    for (String series : List.of("I2", "I2:02", "ANY")) {
      // The outbreak has three weeks; before and after every count equals all those before it.
      assertThat(score(workspace, "ALARM", series, "PRECISION")).isEqualTo("1.0 of 3.0/3.0");
      assertThat(score(workspace, "ALARM", series, "RECALL")).isEqualTo("1.0 of 3.0/3.0");
      assertThat(score(workspace, "ALARM", series, "DETECTED_WITHIN_0"))
          .isEqualTo("1.0 of 1.0/1.0");
      // Fifteen units report in the 26 weeks from 2024-W27 to 2024-W52: 7.5 unit-years.
      assertThat(score(workspace, "ALARM", series, "FALSE_ALARMS_PER_UNIT_YEAR"))
          .isEqualTo("0.0 of 0.0/7.5");
      assertThat(score(workspace, "NEVER", series, "RECALL")).isEqualTo("0.0 of 0.0/3.0");
    }
    // The first district's other classes and disputes were never reported, so there is nothing to
    // judge.
    assertThat(scores(workspace).select("series").distinct().count()).isEqualTo(3);
  }

  @Test
  void withoutRecordsThereIsNothingToReplay() {
    Workspace workspace = workspace(List.of());
    RunContext run = run(workspace);
    assertThatThrownBy(
            () -> new BacktestJob(workspace, run).run(BacktestJob.Options.of("2024-W27", null)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("nothing to replay");
  }

  private static List<Map<String, String>> incidents() {
    List<Map<String, String>> records = new ArrayList<>();
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      boolean outbreak = !day.isBefore(ONSET) && day.isBefore(ONSET.plusWeeks(3));
      add(records, "410702", day, outbreak ? 6 : 2);
      add(records, "410703", day, 2);
    }
    return records;
  }

  private static void add(
      List<Map<String, String>> records, String unitCode, LocalDate day, int count) {
    for (int i = 0; i < count; i++) {
      records.add(
          Map.of(
              "incident_id",
              unitCode + "-" + day + "-" + i,
              "occurred_at",
              day + "T10:00:00+08:00",
              "occurred_precision",
              "M",
              "reported_at",
              day + "T10:30:00+08:00",
              "ingested_at",
              day + "T11:00:00+08:00",
              "record_version",
              "1",
              "unit_code",
              unitCode,
              "category_final",
              "02",
              "is_valid",
              "1"));
    }
  }

  private Workspace workspace(List<Map<String, String>> incidents) {
    Path file =
        CanonicalFile.write(folder.resolve("incidents.csv"), "canonical-incident", incidents);
    return new TestWorkspace(folder.resolve("city"), "xinxiang")
        .firstPeriod(FIRST.toString())
        .source("police", "incident", "canonical-incident", file)
        .open();
  }

  private static RunContext run(Workspace workspace) {
    return Runs.start(workspace, "backtest", new AsOf(LAST));
  }

  private static Dataset<Row> scores(Workspace workspace) {
    return workspace.tables().read(BacktestJob.SCORES);
  }

  private static String score(Workspace workspace, String rule, String series, String metric) {
    Row row =
        scores(workspace)
            .where(
                "rule = '%s' and series = '%s' and metric = '%s'".formatted(rule, series, metric))
            .first();
    return "%s of %s/%s"
        .formatted(row.getAs("value"), row.getAs("numerator"), row.getAs("denominator"));
  }
}
