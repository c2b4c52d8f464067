package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rates that are all equal, a unit without neighbours and one without population, disputes that
 * stay open, a million attendances, a leap year with 53 weeks: gold holds numbers or a reason.
 */
@Tag("large")
class ExtremesIT {
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2021, 1, 31);

  @TempDir Path folder;

  @Test
  void everyAbsenceHasAReasonAndNoNumberIsInfinite() {
    SortedMap<String, Integer> populations = new TreeMap<>();
    List.of("a", "b", "c", "d").forEach(unit -> populations.put(unit, 60_000));
    populations.put("e", 0);
    Workspace workspace =
        night(
            MadeRegion.write(
                folder.resolve("region"),
                populations,
                List.of(Map.entry("a", "b"), Map.entry("b", "c"))));

    // One incident a day in each of four units with as many residents.
    assertThat(value(workspace, "I4", "a", "2020-02")).isEqualTo("29.0/29.0=1.0");
    assertThat(value(workspace, "I4", "a", "2020-W53")).isEqualTo("7.0/7.0=1.0");
    assertThat(value(workspace, "I4", "d", "2020")).isEqualTo("366.0/366.0=1.0");
    // 366 of 60,000 are 61 of 10,000.
    assertThat(value(workspace, "I2", "b", "2020")).isEqualTo("366.0/60000.0=61.0");
    assertThat(value(workspace, "T2", "a", "2020")).startsWith("1000000.0/");
    Row equal = row(workspace, "I2", "c", "2020");
    assertThat(equal.<String>getAs("status_reason")).contains("NO_HETEROGENEITY");
    assertThat(equal.<Double>getAs("value_smoothed")).isCloseTo(61, within(1e-9));
    assertThat(row(workspace, "I2", "e", "2020").<String>getAs("status_reason")).contains("NO_POP");
    // Three disputes, all open: no median, and as many open ones as accepted.
    assertThat(row(workspace, "D4_MEDIAN", "a", "2020").<Double>getAs("value")).isNull();
    assertThat(row(workspace, "D4_MEDIAN", "a", "2020").<String>getAs("status_reason"))
        .contains("NOT_REACHED");
    assertThat(value(workspace, "D4_RMST90", "a", "2020")).isEqualTo("0.0/3.0=90.0");
    assertThat(value(workspace, "D2", "a", "2020")).isEqualTo("0.0/3.0=0.0");
    // Accepted and resolved at the same hour.
    assertThat(row(workspace, "D4_MEDIAN", "c", "2020").<Double>getAs("value")).isEqualTo(0.0);
    assertThat(row(workspace, "D2", "b", "2020").<String>getAs("status_reason"))
        .contains("NO_EXPOSURE");
  }

  @Test
  void aRegionOfOneUnitHasNothingToCompare() {
    Workspace workspace =
        night(
            MadeRegion.write(
                folder.resolve("region"), new TreeMap<>(Map.of("a", 60_000)), List.of()));
    assertThat(value(workspace, "I2", "a", "2020")).isEqualTo("366.0/60000.0=61.0");
    Row alone = row(workspace, "I2", "a", "2020");
    assertThat(alone.<String>getAs("status_reason")).contains("NO_HETEROGENEITY");
    assertThat(alone.<Object>getAs("probability_above_city")).isNull();
  }

  private Workspace night(String region) {
    Workspace workspace =
        new TestWorkspace(folder.resolve("city"), region)
            .firstPeriod(FIRST.toString())
            .source("police", "incident", "canonical-incident", incidents())
            .source("disputes", "dispute", "canonical-dispute", disputes())
            .source("training", "training", "canonical-training", trainings())
            .open();
    assertThat(TestWorkspace.night(workspace, LAST.toString()).failures()).isEmpty();
    assertThat(FiniteGold.offenders(workspace)).isEmpty();
    Dataset<Row> gold = workspace.tables().read(IndicatorsJob.VALUES);
    assertThat(gold.where("value is null and status_reason is null").count()).isZero();
    assertThat(gold.where("value is null").count()).isPositive();
    return workspace;
  }

  private Path incidents() {
    List<Map<String, String>> records = new ArrayList<>();
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      for (int unit = 0; unit < 4; unit++) {
        records.add(incident(day, unit));
      }
    }
    records.add(incident(FIRST, 4));
    return CanonicalFile.write(folder.resolve("incidents.csv"), "canonical-incident", records);
  }

  private static Map<String, String> incident(LocalDate day, int unit) {
    return Map.of(
        "incident_id",
        "I-" + unit + "-" + day,
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
        String.valueOf(100001 + unit),
        "category_final",
        "02",
        "is_valid",
        "1");
  }

  private Path disputes() {
    List<Map<String, String>> records = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      records.add(new TreeMap<>(dispute("open-" + i, "100001")));
    }
    Map<String, String> atOnce = new TreeMap<>(dispute("at-once", "100003"));
    atOnce.put("resolved", "1");
    atOnce.put("resolved_at", "2020-02-29T09:00:00+08:00");
    records.add(atOnce);
    return CanonicalFile.write(folder.resolve("disputes.csv"), "canonical-dispute", records);
  }

  private static Map<String, String> dispute(String id, String unitCode) {
    return Map.of(
        "dispute_id", id,
        "occurred_on", "2020-02-29",
        "accepted_at", "2020-02-29T09:00:00+08:00",
        "unit_code", unitCode,
        "dispute_scale", "01",
        "dispute_category", "0201",
        "persons_involved", "2",
        "deadline_on", "2020-03-30",
        "resolved", "0",
        "ingested_at", "2020-03-01T09:00:00+08:00");
  }

  private Path trainings() {
    return CanonicalFile.write(
        folder.resolve("trainings.csv"),
        "canonical-training",
        List.of(
            Map.of(
                "session_id", "S1",
                "held_on", "2020-12-31",
                "unit_code", "100001",
                "venue_type", "2",
                "topics", "01",
                "method", "讲座",
                "attendance", "1000000",
                "attendance_qualifier", "exact",
                "ingested_at", "2021-01-01T09:00:00+08:00")));
  }

  private static Row row(Workspace workspace, String indicator, String unit, String period) {
    return workspace
        .tables()
        .read(IndicatorsJob.VALUES)
        .where(col("indicator_id").equalTo(indicator))
        .where(col("unit_id").equalTo(unit).and(col("period").equalTo(period)))
        .where("category is null")
        .first();
  }

  private static String value(Workspace workspace, String indicator, String unit, String period) {
    Row row = row(workspace, indicator, unit, period);
    return "%s/%s=%s"
        .formatted(row.getAs("numerator"), row.getAs("denominator"), row.getAs("value"));
  }
}
