package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.run.RunContext;
import org.muye.spark.SparkSessions;
import org.muye.time.AsOf;

/** A session suited to few records brings the results of any other. */
@Tag("large")
class SmallRecordsIT {
  private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
  private static final LocalDate TODAY = LocalDate.parse("2025-04-20");

  private static final List<String> COMPARED =
      List.of(
          "silver.incident",
          "silver.dispute",
          "gold.indicator_value",
          "gold.indicator_release",
          "gold.alarm_week",
          "gold.warning",
          "gold.warning_evidence",
          "gold.forecast",
          "gold.composite_index");

  private static final String CODEGEN = "spark.sql.codegen.factoryMode";
  private static final String WHOLE_STAGE = "spark.sql.codegen.wholeStage";
  private static final String ADAPTIVE = "spark.sql.adaptive.enabled";

  @TempDir Path folder;

  @Test
  void resultsDoNotDependOnTheSizeOfTheSession() throws IOException {
    Workspace usual = city("usual");
    SparkSession spark = usual.spark();
    List<String> kept =
        List.of(
            CODEGEN,
            ADAPTIVE,
            WHOLE_STAGE,
            "spark.databricks.delta.stats.skipping",
            "spark.sql.shuffle.partitions",
            "spark.sql.leafNodeDefaultParallelism");
    SparkSessions.suit(spark, Long.MAX_VALUE, 0);
    // What the command line gives stays as it is.
    kept.forEach(key -> System.setProperty(key, "given"));
    try {
      night(usual);
      assertThat(spark.conf().get(CODEGEN)).isEqualTo("FALLBACK");
      assertThat(spark.conf().get(ADAPTIVE)).isEqualTo("true");
    } finally {
      kept.forEach(System::clearProperty);
    }

    Workspace small = city("small");
    night(small);
    assertThat(spark.conf().get(CODEGEN)).isEqualTo("NO_CODEGEN");
    assertThat(spark.conf().get(ADAPTIVE)).isEqualTo("false");

    SparkSessions.suit(spark, 0, 0);
    assertThat(spark.conf().get(CODEGEN)).as("nothing is known of the size").isEqualTo("FALLBACK");
    assertThat(spark.conf().get(ADAPTIVE)).isEqualTo("true");

    Workspace compiled = city("compiled");
    System.setProperty(CODEGEN, "FALLBACK");
    System.setProperty(WHOLE_STAGE, "true");
    try {
      SparkSessions.suit(spark, 1, 0);
      night(compiled);
      assertThat(spark.conf().get(CODEGEN)).isEqualTo("FALLBACK");
      assertThat(spark.conf().get(ADAPTIVE)).isEqualTo("false");
    } finally {
      System.clearProperty(CODEGEN);
      System.clearProperty(WHOLE_STAGE);
    }
    SparkSessions.suit(spark, 1, 0);
    assertThat(spark.conf().get(CODEGEN)).isEqualTo("NO_CODEGEN");
    SparkSessions.suit(spark, 1, 1_000_000);
    assertThat(spark.conf().get(CODEGEN)).as("many rows of few records").isEqualTo("FALLBACK");
    assertThat(spark.conf().get(WHOLE_STAGE)).isEqualTo("true");
    assertThat(spark.conf().get(ADAPTIVE)).isEqualTo("false");
    SparkSessions.suit(spark, 0, 0);

    for (String table : COMPARED) {
      Dataset<Row> left = rows(usual, table);
      assertThat(left.count()).as(table).isPositive();
      for (Workspace other : List.of(small, compiled)) {
        Dataset<Row> right = rows(other, table);
        assertThat(left.exceptAll(right).count() + right.exceptAll(left).count())
            .as(table)
            .isZero();
      }
    }
  }

  private static Dataset<Row> rows(Workspace workspace, String table) {
    return workspace.tables().read(table).drop("run_id");
  }

  private static void night(Workspace workspace) {
    RunContext run = Runs.start(workspace, "nightly", new AsOf(TODAY));
    NightlyJob.Result result = new NightlyJob(workspace, run, Progress.none()).run();
    assertThat(result.gate()).isNull();
  }

  /** Sixteen months of records, the same for any name. */
  private Workspace city(String name) throws IOException {
    Path place = folder.resolve(name);
    Random random = new Random(7);
    List<String> incidents = new ArrayList<>();
    List<String> disputes = new ArrayList<>();
    int number = 0;
    for (LocalDate day = FIRST; day.isBefore(TODAY); day = day.plusDays(1)) {
      for (int i = 0; i < 4; i++) {
        String unit = String.valueOf(100_001 + random.nextInt(3));
        incidents.add(
            MadeDeliveries.incident(random, "i" + day + "-" + i, day, unit, 1, day.plusDays(1)));
      }
      number++;
      LocalDate ended = number % 3 == 0 ? null : day.plusDays(1L + number % 20);
      disputes.add(
          MadeDeliveries.dispute(
              "d" + number,
              day,
              String.valueOf(100_001 + number % 3),
              1 + number % 2,
              ended == null || ended.isAfter(TODAY) ? null : ended,
              1,
              ended == null || ended.isAfter(TODAY) ? day.plusDays(1) : ended));
    }
    MadeDeliveries.write(place.resolve("incidents/all.csv"), MadeDeliveries.INCIDENT, incidents);
    MadeDeliveries.write(place.resolve("disputes/all.csv"), MadeDeliveries.DISPUTE, disputes);
    String region =
        MadeRegion.write(
            place.resolve("region"),
            new TreeMap<>(Map.of("u0", 100_000, "u1", 200_000, "u2", 300_000)),
            List.of(Map.entry("u0", "u1"), Map.entry("u1", "u2")));
    return MadeDeliveries.workspace(place, region, FIRST, TODAY);
  }
}
