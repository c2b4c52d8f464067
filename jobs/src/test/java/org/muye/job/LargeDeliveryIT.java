package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    // 100,000 records once, 3,000 twice in the same words, 2,000 in a version that differs.
    for (int id = 0; id < 105_000; id++) {
      String first = row(id, "410702", 1, KNOWN);
      rows.add(first);
      if (id >= 100_000) {
        rows.add(id < 103_000 ? first : row(id, "410703", 2, LATER));
      }
    }
    Collections.shuffle(rows, random);
    MadeDeliveries.write(
        folder.resolve("incidents/first.csv"), MadeDeliveries.INCIDENT, rows.subList(0, 110_000));
    MadeDeliveries.write(folder.resolve("disputes/first.csv"), MadeDeliveries.DISPUTE, List.of());
    SourceCounts first = refine(LocalDate.parse("2025-03-01"));
    assertThat(first.rowsInFiles()).isEqualTo(110_000);
    assertThat(first.written()).isEqualTo(107_000);
    assertThat(first.duplicates()).isEqualTo(3_000);

    // Then 120,000: 50,000 are known in the same words, 10,000 differ, the rest is new.
    List<String> next = new ArrayList<>();
    for (String row : rows) {
      int id = Integer.parseInt(row.substring(0, row.indexOf(',')));
      if (id < 50_000) {
        next.add(row);
      }
    }
    for (int id = 50_000; id < 60_000; id++) {
      next.add(row(id, "410704", 2, LATER));
    }
    for (int id = 200_000; id < 260_000; id++) {
      next.add(row(id, "410711", 1, LATER));
    }
    MadeDeliveries.write(folder.resolve("incidents/next.csv"), MadeDeliveries.INCIDENT, next);
    SourceCounts second = refine(LocalDate.parse("2025-03-02"));
    assertThat(second.rowsInFiles()).isEqualTo(120_000);
    assertThat(second.written()).isEqualTo(70_000);
    assertThat(second.duplicates()).isEqualTo(50_000);

    Dataset<Row> states = workspace(LocalDate.parse("2025-03-03")).tables().read("silver.incident");
    assertThat(states.count()).isEqualTo(165_000);
    assertThat(states.groupBy("unit_code").count().collectAsList())
        .extracting(Row::toString)
        .containsExactlyInAnyOrder(
            "[410702,93000]", "[410703,2000]", "[410704,10000]", "[410711,60000]");
  }

  private String row(int id, String unitCode, int version, LocalDate known) {
    return MadeDeliveries.incident(random, String.valueOf(id), EVENT, unitCode, version, known);
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
