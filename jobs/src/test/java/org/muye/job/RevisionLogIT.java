package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
  private static final String CALLS =
      """
      mapping: calls
      version: 1
      record: incident
      description: {zh: 测试, en: test}
      format: csv
      encoding: [UTF-8]
      time_zone: Asia/Shanghai
      columns:
        no: {names: [no], class: safe}
        at: {names: [at], class: quasi}
        unit: {names: [unit], class: safe}
        gone: {names: [gone], class: safe}
        stored: {names: [stored], class: safe}
      key: [no]
      known_at: {column: stored, patterns: [iso]}
      void: "gone = '1'"
      fields:
        occurred_at: {column: at, patterns: [iso]}
        reported_at: {column: at, patterns: [iso]}
        unit_code: {column: unit}
        category_final: {constant: "02"}
        is_valid: {constant: "1"}
      """;

  @TempDir Path folder;

  @Test
  void ofManyRecordsTheFirstHundredAreNamed() throws IOException {
    String region =
        MadeRegion.write(
            folder.resolve("region"),
            new TreeMap<>(Map.of("u1", 100_000, "u2", 200_000)),
            List.of(Map.entry("u1", "u2")));
    Path mapping = Files.writeString(folder.resolve("calls.yaml"), CALLS);
    Files.createDirectories(folder.resolve("calls"));
    deliver("first.csv", lines(1, 10, "", "2025-03-01"));
    night(region, mapping, "2025-04-05");
    // Number 3 is withdrawn, 150 come late.
    deliver("second.csv", lines(3, 1, "1", "2025-05-01") + lines(1001, 150, "", "2025-05-01"));
    Workspace workspace = night(region, mapping, "2025-06-01");

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

  private Workspace night(String region, Path mapping, String asOf) {
    Workspace workspace =
        new TestWorkspace(folder.resolve("city"), region)
            .firstPeriod("2025-01-01")
            .source("calls", "incident", mapping.toString(), folder.resolve("calls/*.csv"))
            .open();
    RunContext run = Runs.start(workspace, "nightly", new AsOf(LocalDate.parse(asOf)));
    new IngestJob(workspace, run, false).run();
    new RefineJob(workspace, run).run();
    new IndicatorsJob(workspace, run).run();
    return workspace;
  }

  private void deliver(String file, String rows) throws IOException {
    Files.writeString(folder.resolve("calls").resolve(file), "no,at,unit,gone,stored\n" + rows);
  }

  private static String lines(int first, int number, String gone, String stored) {
    return IntStream.range(first, first + number)
        .mapToObj(
            no -> "%d,2025-02-%02d 10:00,100001,%s,%s\n".formatted(no, 1 + no % 28, gone, stored))
        .collect(Collectors.joining());
  }
}
