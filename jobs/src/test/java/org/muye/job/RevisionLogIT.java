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
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.run.RunContext;
import org.muye.time.AsOf;

/** Why a published count moved, where more records moved it than a person would look up. */
@Tag("large")
class RevisionLogIT {
  private final Random random = new Random(1);

  @TempDir Path folder;

  @Test
  void ofManyRecordsTheFirstHundredAreNamed() throws IOException {
    String region =
        MadeRegion.write(
            folder.resolve("region"),
            new TreeMap<>(Map.of("u1", 100_000, "u2", 200_000)),
            List.of(Map.entry("u1", "u2")));
    deliver(incidents(1, 10, LocalDate.parse("2025-03-01")), "first.csv");
    night(region, LocalDate.parse("2025-04-05"));
    // Number 3 is withdrawn, 150 come late.
    LocalDate later = LocalDate.parse("2025-05-01");
    List<String> rows = new ArrayList<>(incidents(1001, 150, later));
    incidents(3, 1, later).forEach(row -> rows.add(row.replaceFirst(",1,0,$", ",2,1,")));
    deliver(rows, "second.csv");
    Workspace workspace = night(region, LocalDate.parse("2025-06-01"));

    Row moved =
        workspace
            .tables()
            .read("gold.revision_log")
            .where(
                "indicator_id = 'I1' and unit_id = 'u1' and period = '2025-02' and category is null")
            .first();
    assertThat(moved.<Double>getAs("old_numerator")).isEqualTo(10);
    assertThat(moved.<Double>getAs("new_numerator")).isEqualTo(159);
    assertThat(moved.<String>getAs("reason")).isEqualTo("LATE_ARRIVAL;VOIDED");
    // As texts 1001 to 1150 come before 3.
    assertThat(moved.<String>getAs("record_ids").split(";"))
        .containsExactly(
            IntStream.rangeClosed(1001, 1100).mapToObj(String::valueOf).toArray(String[]::new));
  }

  private Workspace night(String region, LocalDate day) throws IOException {
    Workspace workspace =
        MadeDeliveries.workspace(folder, region, LocalDate.parse("2025-01-01"), day);
    RunContext run = Runs.start(workspace, "nightly", new AsOf(day));
    new IngestJob(workspace, run, false).run();
    new RefineJob(workspace, run).run();
    new IndicatorsJob(workspace, run).run();
    return workspace;
  }

  private void deliver(List<String> incidents, String file) throws IOException {
    MadeDeliveries.write(
        folder.resolve("incidents").resolve(file), MadeDeliveries.INCIDENT, incidents);
    LocalDate day = LocalDate.parse("2025-02-01");
    MadeDeliveries.write(
        folder.resolve("disputes").resolve(file),
        MadeDeliveries.DISPUTE,
        List.of(MadeDeliveries.dispute("d1", day, "100001", 1, null, 1, day)));
  }

  private List<String> incidents(int first, int number, LocalDate known) {
    return IntStream.range(first, first + number)
        .mapToObj(
            no ->
                MadeDeliveries.incident(
                    random,
                    String.valueOf(no),
                    LocalDate.of(2025, 2, 1 + no % 28),
                    "100001",
                    1,
                    known))
        .toList();
  }
}
