package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded of a run, and when it holds its results back. */
class ReportedRunsIT {
  private static final LocalDate AS_OF = LocalDate.of(2025, 2, 10);
  private static final String HEADER = "id,occurred,unit,valid,known\n";

  private static final String MAPPING =
      """
      mapping: calls
      version: 1
      record: incident
      description: {zh: 接警登记, en: calls}
      format: csv
      encoding: [UTF-8]
      columns:
        id: {names: [id], class: safe}
        occurred: {names: [occurred], class: quasi}
        unit: {names: [unit], class: safe}
        valid: {names: [valid], class: safe}
        known: {names: [known], class: safe}
      key: [id]
      known_at: {column: known, patterns: ["yyyy-MM-dd HH:mm:ss"]}
      fields:
        occurred_at: {column: occurred, patterns: ["yyyy-MM-dd HH:mm:ss"]}
        unit_code: {column: unit}
        is_valid: {column: valid}
      """;

  @TempDir Path folder;

  @Test
  void aBadDeliveryLeavesTheIndicatorsOfTheNightBefore() throws IOException {
    Path inbox = Files.createDirectories(folder.resolve("inbox"));
    Files.writeString(folder.resolve("calls.yaml"), MAPPING);
    Workspace workspace =
        new TestWorkspace(folder, "xinxiang")
            .firstPeriod("2025-01-01")
            .line("serving: {postgres: embedded}")
            .source("calls", "incident", "./calls.yaml", inbox.resolve("*.csv"))
            .open();
    Files.writeString(
        inbox.resolve("good.csv"),
        HEADER
            + "A1,2025-01-05 10:00:00,410702,1,2025-01-05 11:00:00\n"
            + "A2,2025-01-06 10:00:00,410702,1,2025-01-06 11:00:00\n");
    RunReport good = new ReportedRuns(workspace, AS_OF, Progress.none()).nightly(false);
    assertThat(good.exitCode()).as(good.toString()).isZero();
    assertThat(good.values()).isPositive();
    RunReport.Publication published = java.util.Objects.requireNonNull(good.publication());
    assertThat(published.isChanged()).isTrue();
    assertThat(published.rows()).isGreaterThan(good.values());

    // Two rows of three have no id: above the default limit of a fifth.
    Files.writeString(
        inbox.resolve("bad.csv"),
        HEADER
            + ",2025-01-07 10:00:00,410702,1,2025-01-07 11:00:00\n"
            + ",2025-01-08 10:00:00,410702,1,2025-01-08 11:00:00\n"
            + "A3,2025-01-09 10:00:00,410702,1,2025-01-09 11:00:00\n");
    RunReport bad = new ReportedRuns(workspace, AS_OF, Progress.none()).nightly(false);
    assertThat(bad.status()).isEqualTo("QUALITY_GATE");
    assertThat(bad.exitCode()).isEqualTo(4);
    assertThat(String.valueOf(bad.problem())).contains("calls: 2 of 3 rows (66.7 %)", "20.0 %");
    assertThat(bad.values()).isNull();
    assertThat(bad.publication()).as("the mart keeps the night before").isNull();
    assertThat(runIds(workspace)).containsExactly(good.runId());

    // Nothing new came: the gate stays closed.
    assertThat(new ReportedRuns(workspace, AS_OF, Progress.none()).indicators(false).exitCode())
        .isEqualTo(4);

    Files.createFile(inbox.resolve("empty.csv"));
    RunReport failed = new ReportedRuns(workspace, AS_OF, Progress.none()).ingest(false);
    assertThat(failed.status()).isEqualTo("FAILED");
    assertThat(failed.exitCode()).isEqualTo(3);
    assertThat(failed.failedFiles()).singleElement().extracting("name").isEqualTo("empty.csv");

    assertThat(
            workspace
                .tables()
                .read("ops.run")
                .sort("run_id")
                .select("status", "exit_code")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0) + " " + row.getInt(1)))
        .containsExactlyInAnyOrder("OK 0", "QUALITY_GATE 4", "QUALITY_GATE 4", "FAILED 3");
  }

  private static List<String> runIds(Workspace workspace) {
    return workspace
        .tables()
        .read("gold.indicator_value")
        .select("run_id")
        .distinct()
        .collectAsList()
        .stream()
        .map((Row row) -> row.getString(0))
        .toList();
  }
}
