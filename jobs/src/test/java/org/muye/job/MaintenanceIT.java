package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.table.TableStore;
import org.muye.time.AsOf;

/** Today is 2026-06-30; rows of bronze are kept for 90 days, so from 2026-04-01 on. */
class MaintenanceIT {
  private static final String RUNS = "ops.run";
  private static final int NIGHTS = 30;

  private static final String BRONZE = "bronze.incident";

  @TempDir Path folder;
  private Workspace workspace;
  private TableStore tables;

  @BeforeEach
  void open() {
    workspace =
        new TestWorkspace(
                folder,
                MadeRegion.write(
                    folder.resolve("region"), new TreeMap<>(Map.of("a", 1000)), List.of()))
            .line("maintenance: {small_files: 5}")
            .source("police", "incident", "canonical-incident", folder.resolve("inbox/nothing.csv"))
            .open(TestWorkspace.clock("2026-06-30T04:00:00Z"));
    tables = workspace.tables();
  }

  private MaintenanceJob job(LocalDate night) {
    return new MaintenanceJob(workspace, Runs.start(workspace, "maintain", new AsOf(night)));
  }

  private void append(String table, Map<String, String> values) {
    MadeRow.append(tables, table, values);
  }

  private void bronze(int number, String ingested, String run) {
    append(
        BRONZE,
        Map.of(
            "source",
            "'police'",
            "mapping",
            "'canonical-incident'",
            "file_sha256",
            "'aa'",
            "row_number",
            String.valueOf(number),
            "run_id",
            "'" + run + "'",
            "ingested_at",
            "timestamp'" + ingested + "Z'"));
  }

  private List<Long> bronzeRows() {
    return tables.read(BRONZE).select("row_number").sort("row_number").collectAsList().stream()
        .map(row -> row.getLong(0))
        .toList();
  }

  @Test
  @Tag("large")
  void filesStayFewOverManyNights() {
    LocalDate night = LocalDate.of(2026, 6, 1);
    for (int i = 0; i < NIGHTS; i++) {
      append(
          RUNS,
          Map.of("run_id", "'run-" + i + "'", "started_at", "timestamp'2026-06-01 01:00:00Z'"));
      job(night.plusDays(i)).nightly();
      assertThat(tables.upkeep().size(RUNS).files()).isLessThanOrEqualTo(5);
    }

    assertThat(tables.read(RUNS).count()).isEqualTo(NIGHTS);
  }

  @Test
  void aRowOfBronzeIsDeletedAfterItsTimeUnlessItIsStillNeeded() {
    append("ops.reconciliation", Map.of("source", "'police'", "ingest_run_id", "'refined'"));
    bronze(1, "2026-03-31 15:59:59", "refined");
    bronze(2, "2026-03-31 16:00:00", "refined");
    bronze(3, "2026-03-01 00:00:00", "refined");
    bronze(4, "2026-03-01 00:00:00", "not refined");
    append(
        "quarantine.record",
        Map.of(
            "quarantine_id", "'q'",
            "source", "'police'",
            "file_sha256", "'aa'",
            "row_number", "3",
            "status", "'OPEN'",
            "quarantined_at", "timestamp'2026-05-01 00:00:00Z'"));

    List<MaintenanceJob.Line> shown =
        job(LocalDate.of(2026, 6, 30)).run(new MaintenanceJob.Options(true, 7));

    assertThat(rows(shown, BRONZE)).isEqualTo(1);
    assertThat(bronzeRows()).as("nothing is changed by a look").containsExactly(1L, 2L, 3L, 4L);

    // 2026-04-01 00:00 in Shanghai is 2026-03-31 16:00 UTC: row 1 came in a second before.
    List<MaintenanceJob.Line> done =
        job(LocalDate.of(2026, 6, 30)).run(MaintenanceJob.Options.DEFAULT);

    assertThat(rows(done, BRONZE)).isEqualTo(1);
    assertThat(bronzeRows()).containsExactly(2L, 3L, 4L);
  }

  private static long rows(List<MaintenanceJob.Line> lines, String table) {
    return lines.stream()
        .filter(line -> line.table().equals(table))
        .findFirst()
        .orElseThrow()
        .oldRows();
  }

  /** Kept for 10 years, by the contract of ops.frozen_review. */
  @Test
  void aFrozenReviewStaysForItsTenYears() {
    append(
        "ops.frozen_review",
        Map.of("quarter", "'2016Q1'", "frozen_at", "timestamp'2016-04-20 00:00:00Z'"));
    append(
        "ops.frozen_review",
        Map.of("quarter", "'2016Q2'", "frozen_at", "timestamp'2016-07-20 00:00:00Z'"));

    job(LocalDate.of(2026, 6, 30)).run(MaintenanceJob.Options.DEFAULT);

    assertThat(tables.read("ops.frozen_review").select("quarter").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("2016Q2");
  }

  /** 1,098 days before 2026-06-30 04:00 is 2023-06-28 04:00. */
  @Test
  void accessesAreKeptForThreeYears() throws IOException {
    Path accesses = Files.createDirectories(folder.resolve("warehouse/access"));
    Path old = Files.writeString(accesses.resolve("20230628T035959Z-a.json"), "{}");
    Path kept = Files.writeString(accesses.resolve("20230628T040000Z-b.json"), "{}");
    Path strange = Files.writeString(accesses.resolve("0-notes.txt"), "not ours");

    job(LocalDate.of(2026, 6, 30)).run(MaintenanceJob.Options.DEFAULT);

    assertThat(old).doesNotExist();
    assertThat(kept).exists();
    assertThat(strange).exists();
  }

  /** Delta reads the machine's clock, so the files are given their age. */
  @Test
  void filesThatNoVersionNeedsAreDeletedAfterAWeek() throws IOException {
    append(RUNS, Map.of("run_id", "'run-1'", "started_at", "timestamp'2026-06-01 01:00:00Z'"));
    Path place = folder.resolve("warehouse/ops/run");
    Path old = Files.writeString(place.resolve("left-by-a-killed-run.parquet"), "old");
    Path fresh = Files.writeString(place.resolve("being-written.parquet"), "new");
    Instant now = Files.getLastModifiedTime(fresh).toInstant();
    Files.setLastModifiedTime(old, FileTime.from(now.minus(8, ChronoUnit.DAYS)));
    Files.setLastModifiedTime(fresh, FileTime.from(now.minus(6, ChronoUnit.DAYS)));

    List<MaintenanceJob.Line> lines =
        job(LocalDate.of(2026, 6, 30)).run(MaintenanceJob.Options.DEFAULT);

    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
    assertThat(lines.get(0).files()).isEqualTo(1);
    assertThat(lines.get(0).filesOnDisk() - lines.get(0).filesOnDiskAfter()).isPositive();
    assertThat(tables.read(RUNS).count()).isEqualTo(1);
  }
}
