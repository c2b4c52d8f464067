package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.indicator.IndicatorCatalogue;
import org.muye.indicator.KnownCounts;
import org.muye.run.RunContext;
import org.muye.time.AsOf;

/** What is kept of when incidents became known is what all versions tell. */
class IncidentTriangleIT {
  private static final LocalDate START = LocalDate.parse("2025-03-01");
  private static final LocalDate SINCE = LocalDate.parse("2024-03-04");

  private static final List<KnownCounts.Series> SERIES =
      List.of(
          new KnownCounts.Series("all", IndicatorCatalogue.find("I2").orElseThrow(), null),
          new KnownCounts.Series("01", IndicatorCatalogue.find("I2").orElseThrow(), "01"));

  @TempDir Path folder;

  private final Random random = new Random(5);
  private int files;

  @BeforeEach
  void deliverDisputes() throws IOException {
    MadeDeliveries.write(folder.resolve("disputes/all.csv"), MadeDeliveries.DISPUTE, List.of());
  }

  private String incident(String id, LocalDate day, int version, LocalDate known) {
    return MadeDeliveries.incident(random, id, day, "410702", version, known);
  }

  /** The workspace after a night of a day in which some rows were delivered. */
  private Workspace night(LocalDate day, List<String> rows) throws IOException {
    MadeDeliveries.write(
        folder.resolve("incidents/f%d.csv".formatted(files++)), MadeDeliveries.INCIDENT, rows);
    Workspace workspace =
        MadeDeliveries.workspace(folder, "xinxiang", LocalDate.parse("2023-01-01"), day);
    RunContext run = Runs.start(workspace, "refine", null);
    new IngestJob(workspace, run, false).run();
    new RefineJob(workspace, run).run();
    return workspace;
  }

  private static List<String> renewed(Workspace workspace, LocalDate day, LocalDate since) {
    RunContext run = Runs.start(workspace, "warnings", new AsOf(day));
    return sorted(new IncidentTriangle(workspace, run, SERIES).renewed(since));
  }

  /** Made of all versions of all days, where nothing was kept. */
  private static List<String> anew(Workspace workspace, LocalDate day, LocalDate since) {
    Workspace other = workspace.withGoldIn("other");
    try {
      RunContext run = Runs.start(workspace, "warnings", new AsOf(day));
      return sorted(
          new IncidentTriangle(other, run, SERIES)
              .renewed(LocalDate.parse("2000-01-01"))
              .where(col("event_date").geq(lit(since))));
    } finally {
      workspace.tables().deleteFolder("other");
    }
  }

  private static List<String> sorted(Dataset<Row> changes) {
    return changes.select("series", "event_date", "known_by", "change").collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  @Test
  void countsEachRecordOnTheDaysOnWhichItIsKnownToHaveHappened() throws IOException {
    LocalDate tenth = LocalDate.parse("2025-02-10");
    Workspace workspace =
        night(
            START,
            List.of(
                "a,2025-02-05T10:00:00+08:00,,410702,01,01,1,made,2025-02-06T08:00:00+08:00,1,0,",
                // Half past midnight in the region is still the day before in UTC.
                "b,2025-02-05T10:00:00+08:00,,410702,02,02,1,made,2025-02-07T00:30:00+08:00,1,0,",
                "old,2023-02-05T10:00:00+08:00,,410702,01,01,1,made,2023-02-06T08:00:00+08:00,1,0,"));
    assertThat(renewed(workspace, START, SINCE))
        .containsExactly(
            "[01,2025-02-05,2025-02-06,1]",
            "[all,2025-02-05,2025-02-06,1]",
            "[all,2025-02-05,2025-02-07,1]");

    // One moves to another day and class; the other is void; one long past moves into the year.
    workspace =
        night(
            START.plusDays(1),
            List.of(
                "a,2025-02-04T10:00:00+08:00,,410702,02,02,1,made,%sT08:00:00+08:00,2,0,"
                    .formatted(tenth),
                "b,2025-02-05T10:00:00+08:00,,410702,02,02,1,made,%sT08:00:00+08:00,2,1,"
                    .formatted(tenth),
                "old,2025-01-05T10:00:00+08:00,,410702,01,01,1,made,%sT08:00:00+08:00,2,0,"
                    .formatted(tenth)));
    assertThat(renewed(workspace, START.plusDays(1), SINCE))
        .containsExactly(
            "[01,2025-01-05,2025-02-10,1]",
            "[01,2025-02-05,2025-02-06,1]",
            "[01,2025-02-05,2025-02-10,-1]",
            "[all,2025-01-05,2025-02-10,1]",
            "[all,2025-02-04,2025-02-10,1]",
            "[all,2025-02-05,2025-02-06,1]",
            "[all,2025-02-05,2025-02-07,1]",
            "[all,2025-02-05,2025-02-10,-2]");
  }

  @Test
  @Tag("large")
  void isWhatAllVersionsTellNightAfterNight() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      LocalDate day = START.minusDays(random.nextInt(500));
      rows.add(incident("c" + i, day, 1, day.plusDays(random.nextInt(30))));
      if (i % 3 == 0) {
        rows.add(incident("c" + i, day.plusDays(1), 3, day.plusDays(40)));
      }
    }
    Workspace workspace = night(START, rows);
    assertThat(renewed(workspace, START, SINCE)).isEqualTo(anew(workspace, START, SINCE));

    for (int i = 1; i <= 4; i++) {
      LocalDate known = START.plusDays(i);
      List<String> next = new ArrayList<>();
      for (int j = 0; j < 20; j++) {
        LocalDate day = START.minusDays(random.nextInt(500));
        String old = "c" + random.nextInt(400);
        next.add(incident("n" + i + "-" + j, known, 1, known));
        // Two versions of one record in one night, one of them known for long, which lies between
        // those that are stored; and a record that is void from now on.
        next.add(incident(old, day, 2, START.minusDays(random.nextInt(400))));
        next.add(incident(old, day.minusDays(3), 3 + i, known));
        next.add(
            incident("c" + random.nextInt(400), day, 10 + i, known).replaceFirst(",0,$", ",1,"));
      }
      workspace = night(known, next);
      if (i == 2) {
        // All rows lie in other files, and none is another.
        DeltaTable.forPath(
                workspace.spark(), workspace.tables().location(RecordKind.INCIDENT.versionTable()))
            .optimize()
            .executeCompaction();
      }
      LocalDate since = SINCE.plusDays(i);
      assertThat(renewed(workspace, known, since))
          .as("night " + i)
          .isEqualTo(anew(workspace, known, since))
          .hasSizeGreaterThan(500)
          .anyMatch(row -> row.contains(",-1]"));
    }
  }

  @Test
  void recordsWithoutNewVersionsAreTakenOver() throws IOException {
    Workspace workspace = night(START, List.of(incident("a", START.minusDays(9), 1, START)));
    renewed(workspace, START, SINCE);
    // A wrong count stays while nothing makes it anew.
    Dataset<Row> kept = workspace.tables().read(IncidentTriangle.TABLE);
    workspace
        .tables()
        .replaceAll(IncidentTriangle.TABLE, kept.withColumn("change", lit(7L)).localCheckpoint());

    Workspace next =
        night(START.plusDays(1), List.of(incident("b", START.minusDays(5), 1, START.plusDays(1))));
    assertThat(of("all", renewed(next, START.plusDays(1), SINCE)))
        .containsExactly("[all,2025-02-20,2025-03-01,7]", "[all,2025-02-24,2025-03-02,1]");
    assertThat(of("all", renewed(next, START.plusDays(1), LocalDate.parse("2025-02-21"))))
        .as("what is not asked for any more is let go")
        .containsExactly("[all,2025-02-24,2025-03-02,1]");
    assertThat(of("all", renewed(next, START.plusDays(1), SINCE)))
        .as("days that were let go are made anew")
        .containsExactly("[all,2025-02-20,2025-03-01,1]", "[all,2025-02-24,2025-03-02,1]");
  }

  @Test
  void otherSeriesAreCountedAnew() throws IOException {
    Workspace workspace = night(START, List.of(incident("a", START.minusDays(9), 1, START)));
    renewed(workspace, START, SINCE);
    RunContext run = Runs.start(workspace, "warnings", new AsOf(START));
    List<KnownCounts.Series> other =
        List.of(new KnownCounts.Series("else", IndicatorCatalogue.find("I2").orElseThrow(), null));

    assertThat(sorted(new IncidentTriangle(workspace, run, other).renewed(SINCE)))
        .containsExactly("[else,2025-02-20,2025-03-01,1]");
    assertThat(
            workspace
                .tables()
                .read(IncidentTriangle.TABLE)
                .where(col("run_id").equalTo(run.runId()))
                .count())
        .isEqualTo(1);
  }

  @Test
  void afterAllVersionsOfARecordAreDeletedItCountsForNothing() throws IOException {
    Workspace workspace =
        night(
            START,
            List.of(
                incident("a", START.minusDays(9), 1, START),
                incident("b", START.minusDays(5), 1, START)));
    renewed(workspace, START, SINCE);
    workspace.tables().delete(RecordKind.INCIDENT.versionTable(), col("incident_id").equalTo("a"));

    assertThat(of("all", renewed(workspace, START, SINCE)))
        .containsExactly("[all,2025-02-24,2025-03-01,1]");
  }

  private static List<String> of(String series, List<String> changes) {
    return changes.stream().filter(change -> change.startsWith("[" + series + ",")).toList();
  }
}
