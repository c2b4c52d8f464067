package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.indicator.FactTable;
import org.muye.run.RunContext;
import org.muye.run.SourceCounts;
import org.muye.time.AsOf;

/** What a delivery of more than a hundred thousand rows holds is counted and kept row by row. */
@Tag("large")
class LargeDeliveryIT {
  private static final LocalDate EVENT = LocalDate.parse("2025-02-05");
  private static final LocalDate KNOWN = LocalDate.parse("2025-02-06");
  private static final LocalDate LATER = LocalDate.parse("2025-02-20");

  @TempDir Path folder;

  private final Random random = new Random(11);

  @Test
  void recordsWithOneRowAndWithSeveral() throws IOException {
    List<String> rows = new ArrayList<>();
    // 200,000 records once, 3,000 twice in the same words, 2,000 in a version that differs.
    for (int id = 0; id < 205_000; id++) {
      String first = row(id, "410702", 1, KNOWN);
      rows.add(first);
      if (id >= 200_000) {
        rows.add(id < 203_000 ? first : row(id, "410703", 2, LATER));
      }
    }
    // Then 120,000: 50,000 are known in the same words, 10,000 differ, the rest is new.
    List<String> next = new ArrayList<>(rows.subList(0, 50_000));
    for (int id = 50_000; id < 60_000; id++) {
      next.add(row(id, "410704", 2, LATER));
    }
    for (int id = 300_000; id < 360_000; id++) {
      next.add(row(id, "410711", 1, LATER));
    }
    Collections.shuffle(rows, random);
    Path left = Files.createDirectories(folder.resolve("city/warehouse/ops/_refining"));
    Files.writeString(left.resolve("rows of a killed run"), "");
    MadeDeliveries.write(folder.resolve("incidents/first.csv"), MadeDeliveries.INCIDENT, rows);
    MadeDeliveries.write(folder.resolve("disputes/first.csv"), MadeDeliveries.DISPUTE, List.of());
    SourceCounts first = refine(LocalDate.parse("2025-03-01"));
    assertThat(first.rowsInFiles()).isEqualTo(210_000);
    assertThat(first.written()).isEqualTo(207_000);
    assertThat(first.duplicates()).isEqualTo(3_000);
    assertThat(left).doesNotExist();
    assertThat(knownOfI2("2025-03-01"))
        .as("known on 6 February: by the Saturday after")
        .containsExactly("[2025-02-03,2025-02-08,205000]");
    assertThat(quality("2025-03-01")).isEqualTo("[205000,205000,0]");

    MadeDeliveries.write(folder.resolve("incidents/next.csv"), MadeDeliveries.INCIDENT, next);
    SourceCounts second = refine(LocalDate.parse("2025-03-02"));
    assertThat(second.rowsInFiles()).isEqualTo(120_000);
    assertThat(second.written()).isEqualTo(70_000);
    assertThat(second.duplicates()).isEqualTo(50_000);
    assertThat(left).doesNotExist();

    Workspace workspace = workspace(LocalDate.parse("2025-03-03"));
    assertThat(workspace.tables().bytes("silver.incident_version"))
        .as("so many that only records with several versions are compared")
        .isGreaterThan(8 << 20);
    Dataset<Row> states = workspace.tables().read("silver.incident");
    assertThat(byUnit(states, "unit_code"))
        .containsExactlyInAnyOrder(
            "[410702,193000]", "[410703,2000]", "[410704,10000]", "[410711,60000]");

    KnownRecords known = new KnownRecords(workspace);
    assertThat(
            byUnit(
                known
                    .facts(List.of(asOf("2025-02-10"), asOf("2025-02-25")))
                    .get(FactTable.INCIDENT),
                "as_of",
                "unit_code"))
        .as("what was known before the later versions, and since")
        .containsExactlyInAnyOrder(
            "[2025-02-10,410702,205000]",
            "[2025-02-25,410702,193000]",
            "[2025-02-25,410703,2000]",
            "[2025-02-25,410704,10000]",
            "[2025-02-25,410711,60000]");
    assertThat(
            new Vintages(workspace)
                .changes(asOf("2025-03-02"), LocalDate.parse("2025-01-06"))
                .orElseThrow()
                .where("unit_id = 'xinxiang' and series = 'I2'")
                .select("week", "known_by", "change")
                .collectAsList())
        .as("known on 6 and 20 February: by the Sundays after")
        .extracting(Row::toString)
        .containsExactlyInAnyOrder(
            "[2025-02-03,2025-02-09,205000]", "[2025-02-03,2025-02-23,60000]");
    assertThat(knownOfI2("2025-03-02"))
        .as("the same from what the first night kept")
        .containsExactly("[2025-02-03,2025-02-09,205000]", "[2025-02-03,2025-02-23,60000]");
    assertThat(quality("2025-03-02")).isEqualTo("[265000,265000,0]");
  }

  /** When the incidents of the region became known, as kept from night to night. */
  private List<String> knownOfI2(String day) throws IOException {
    Workspace workspace = workspace(LocalDate.parse(day));
    List<String> changes =
        new Vintages(workspace)
                .changesOfRegion(
                    Runs.start(workspace, "warnings", asOf(day)), LocalDate.parse("2025-01-06"))
                .orElseThrow()
                .where("series = 'I2'")
                .select("week", "known_by", "change")
                .collectAsList()
                .stream()
                .map(Row::toString)
                .sorted()
                .toList();
    assertThat(workspace.tables().exists(IncidentTriangle.TABLE)).isTrue();
    return changes;
  }

  /** How many incidents are known, counted and unknown, from what the last night counted. */
  private String quality(String day) throws IOException {
    Workspace workspace = workspace(LocalDate.parse(day));
    DataQuality.write(
        workspace, Runs.start(workspace, "indicators", asOf(day)), new KnownRecords(workspace));
    Row row =
        workspace
            .tables()
            .read("gold.data_quality")
            .where("record = 'incident' and states is not null")
            .where(col("as_of").equalTo(LocalDate.parse(day)))
            .select("known", "counted", "unk")
            .head();
    return row.toString();
  }

  private static AsOf asOf(String day) {
    return new AsOf(LocalDate.parse(day));
  }

  private static List<String> byUnit(@Nullable Dataset<Row> rows, String... columns) {
    return Objects.requireNonNull(rows)
        .groupBy(Stream.of(columns).map(name -> col(name)).toArray(Column[]::new))
        .count()
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }

  /** The ids do not compress, as those of many sources. */
  private String row(int id, String unitCode, int version, LocalDate known) {
    String uuid =
        UUID.nameUUIDFromBytes(new byte[] {(byte) id, (byte) (id >> 8), (byte) (id >> 16)})
            .toString();
    return MadeDeliveries.incident(random, uuid, EVENT, unitCode, version, known);
  }

  private Workspace workspace(LocalDate day) throws IOException {
    return MadeDeliveries.workspace(folder, "xinxiang", LocalDate.parse("2025-01-01"), day);
  }

  private SourceCounts refine(LocalDate day) throws IOException {
    Workspace workspace = workspace(day);
    RunContext run = Runs.start(workspace, "refine", new AsOf(day));
    new IngestJob(workspace, run, false).run();
    return new RefineJob(workspace, run)
        .run().stream()
            .filter(counts -> counts.source().equals("incidents"))
            .findFirst()
            .orElseThrow();
  }
}
