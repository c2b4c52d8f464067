package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.run.RunContext;
import org.muye.time.AsOf;

/**
 * First releases are the values that a computation of all periods gives as of their closing day.
 */
@Tag("large")
class FirstReleasesIT {
  private static final LocalDate FIRST = LocalDate.parse("2017-01-01");
  private static final LocalDate AS_OF = LocalDate.parse("2025-03-20");

  /** When more has become known than is asked for. */
  private static final LocalDate LATER = LocalDate.parse("2030-01-01");

  private static final List<String> PERIODS = List.of("2025-02", "2024Q4", "2024H2", "2024");

  @TempDir Path folder;

  private final Random random = new Random(17);

  @Test
  void areMadeFromFewerRecordsThanAllWithTheSameResult() throws IOException {
    List<String> incidents = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      LocalDate day = AS_OF.minusDays(random.nextInt(2_990));
      String unit = "4107%02d".formatted(2 + random.nextInt(3));
      LocalDate known = day.plusDays(random.nextInt(90));
      incidents.add(MadeDeliveries.incident(random, "c" + i, day, unit, 1, known));
      if (i % 5 == 0) {
        // Some moved across years long after.
        incidents.add(
            MadeDeliveries.incident(
                random,
                "c" + i,
                day.minusDays(random.nextInt(900)),
                unit,
                2,
                known.plusDays(random.nextInt(900))));
      }
    }
    MadeDeliveries.write(folder.resolve("incidents/a.csv"), MadeDeliveries.INCIDENT, incidents);
    List<String> disputes = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      LocalDate accepted = AS_OF.minusDays(random.nextInt(2_990));
      disputes.add(
          MadeDeliveries.dispute(
              "d" + i,
              accepted,
              "4107%02d".formatted(2 + random.nextInt(3)),
              1 + random.nextInt(2),
              random.nextInt(5) == 0 ? null : accepted.plusDays(random.nextInt(400)),
              1,
              accepted.plusDays(400)));
    }
    MadeDeliveries.write(folder.resolve("disputes/a.csv"), MadeDeliveries.DISPUTE, disputes);
    Workspace workspace = MadeDeliveries.workspace(folder, "xinxiang", FIRST, LATER);
    RunContext run = Runs.start(workspace, "nightly", new AsOf(AS_OF));
    new IngestJob(workspace, run, false).run();
    new RefineJob(workspace, run).run();
    new IndicatorsJob(workspace, run).run();

    Dataset<Row> releases = workspace.tables().read(IndicatorsJob.RELEASES);
    Set<LocalDate> closings = new TreeSet<>();
    releases
        .select("as_of")
        .distinct()
        .collectAsList()
        .forEach(row -> closings.add(row.<LocalDate>getAs(0)));
    assertThat(closings).hasSizeBetween(2, 4);
    for (LocalDate closing : closings) {
      Column ofDay = col("as_of").equalTo(lit(closing));
      Set<String> released = rows(releases.where(ofDay));
      Set<String> periods = periods(releases.where(ofDay));
      assertThat(PERIODS).containsAll(periods);
      assertThat(released)
          .as("as of " + closing)
          .isEqualTo(valuesAsOf(workspace, closing, periods))
          .hasSizeGreaterThan(500);
    }
    assertThat(periods(releases)).containsExactlyInAnyOrderElementsOf(PERIODS);
  }

  private static Set<String> valuesAsOf(Workspace workspace, LocalDate day, Set<String> periods) {
    Workspace whole = workspace.withGoldIn("whole");
    RunContext run = Runs.start(workspace, "indicators", new AsOf(day));
    try {
      new IndicatorValuesJob(whole, run, new KnownRecords(whole), FIRST).run(true);
      return rows(
          whole
              .tables()
              .read(IndicatorValuesJob.VALUES)
              .where(col("period").isin(periods.toArray())));
    } finally {
      workspace.tables().deleteFolder("whole");
    }
  }

  private static Set<String> periods(Dataset<Row> values) {
    return values.select("period").distinct().collectAsList().stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> rows(Dataset<Row> values) {
    return values.drop("run_id").collectAsList().stream()
        .map(Row::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
