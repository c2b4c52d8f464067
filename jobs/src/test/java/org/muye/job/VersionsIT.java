package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.refine.CurrentRecords;
import org.muye.run.SourceCounts;
import org.muye.time.AsOf;

/** Versions that arrive in any order, and what was known when. */
@Tag("large")
class VersionsIT {
  private static final String REGION =
      SharedData.repository().resolve("jobs/src/test/resources/expected-quarter/region").toString();
  private static final String MAPPING =
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
        channel: {names: [channel], class: safe}
        at: {names: [at], class: quasi}
        unit: {names: [unit], class: safe}
        kind: {names: [kind], class: safe}
        ver: {names: [ver], class: safe}
        gone: {names: [gone], class: safe}
        stored: {names: [stored], class: safe}
      key: [no]
      known_at: {column: stored, patterns: [iso]}
      version_column: ver
      void: "gone = '1'"
      fields:
        occurred_at: {column: at, patterns: [iso]}
        reported_at: {column: at, patterns: [iso]}
        source_channel: {column: channel}
        unit_code: {column: unit}
        category_final: {column: kind}
        is_valid: {constant: "1"}
      """;
  private static final String HEADER = "no,channel,at,unit,kind,ver,gone,stored\n";

  @TempDir Path folder;

  private Path in(String name, String file, String... rows) throws IOException {
    Path delivered = Files.createDirectories(folder.resolve(name).resolve("in"));
    Files.writeString(delivered.resolve(file), HEADER + String.join("\n", rows) + "\n");
    return delivered;
  }

  private Workspace workspace(String name) throws IOException {
    Path place = Files.createDirectories(folder.resolve(name));
    Files.createDirectories(place.resolve("in"));
    Path mapping = Files.writeString(place.resolve("calls.yaml"), MAPPING);
    return new TestWorkspace(place, REGION)
        .line("duplicates: {incident: {same: [unit_id, category_effective, occurred_at]}}")
        .source("calls", "incident", mapping.toString(), place.resolve("in/*.csv"))
        .open();
  }

  private static SourceCounts night(Workspace workspace) {
    var run = Runs.start(workspace, "nightly", new AsOf(LocalDate.parse("2025-12-31")));
    new IngestJob(workspace, run, false).run();
    List<SourceCounts> counts = new RefineJob(workspace, run).run();
    assertThat(counts).hasSize(1);
    assertThat(counts.get(0).balanced()).isTrue();
    return counts.get(0);
  }

  private static String row(String no, String kind, int version, int march) {
    return "%s,110,2025-03-01T08:00:00,410702,%s,%s,0,2025-03-%02dT12:00:00"
        .formatted(no, kind, version < 0 ? "" : Integer.toString(version), march);
  }

  /** Class by record as known at the end of a March day; withdrawn ones in brackets. */
  private static String known(Workspace workspace, int march) {
    Instant end = Instant.parse("2025-03-%02dT16:00:00Z".formatted(march));
    TreeMap<String, String> byId = new TreeMap<>();
    Dataset<Row> versions = workspace.tables().read("silver.incident_version");
    for (Row row :
        new KnownRecords(workspace)
            .incidents(
                KnownRecords.newest(RecordKind.INCIDENT, CurrentRecords.knownBefore(versions, end)))
            .collectAsList()) {
      String shown = row.getAs("category_effective");
      if (row.<Boolean>getAs("is_deleted")) {
        shown = "(" + shown + ")";
      }
      if (row.getAs("merged_into") != null) {
        shown += ">" + row.getAs("merged_into");
      }
      byId.put(row.getAs("incident_id"), shown);
    }
    return byId.toString();
  }

  /** Three deliveries in all six orders at once: each order has records of its own. */
  @Test
  void theOrderOfFilesChangesNothing() throws IOException {
    int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    Workspace workspace = workspace("orders");
    for (int night = 0; night < 3; night++) {
      List<String> rows = new ArrayList<>();
      for (int order = 0; order < orders.length; order++) {
        rows.addAll(delivery(orders[order][night], "-" + order));
      }
      in("orders", "f" + night + ".csv", rows.toArray(String[]::new));
      night(workspace);
    }
    for (int order = 0; order < orders.length; order++) {
      assertThat(known(workspace, 31)).contains(all(order, "F=01", "K=03", "V=01", "X=05"));
      assertThat(known(workspace, 1)).contains(all(order, "F=01", "V=01", "X=05"));
      assertThat(known(workspace, 2)).contains(all(order, "F=02", "K=03", "V=01", "X=05"));
      assertThat(known(workspace, 9)).contains(all(order, "F=01", "K=03", "V=02", "X=05"));
    }
  }

  /** F flips back by its moment, V by its version; X says the same again, K has one version. */
  private static List<String> delivery(int file, String suffix) {
    return switch (file) {
      case 0 ->
          List.of(
              row("F" + suffix, "01", -1, 1),
              row("V" + suffix, "01", 1, 1),
              row("X" + suffix, "05", 1, 1));
      case 1 ->
          List.of(
              row("F" + suffix, "02", -1, 2),
              row("V" + suffix, "02", 2, 9),
              row("K" + suffix, "03", -1, 2));
      default ->
          List.of(
              row("F" + suffix, "01", -1, 3),
              row("V" + suffix, "01", 3, 10),
              row("X" + suffix, "05", 2, 4));
    };
  }

  private static String[] all(int order, String... states) {
    return Arrays.stream(states)
        .map(state -> state.replace("=", "-" + order + "="))
        .toArray(String[]::new);
  }

  @Test
  void interruptedConflictingVoidAndRepeated() throws IOException {
    Workspace workspace = workspace("one");
    in(
        "one",
        "a.csv",
        row("A", "01", -1, 1),
        row("A", "01", -1, 2),
        row("C", "01", -1, 5),
        row("C", "02", -1, 5),
        row("D", "01", 1, 1),
        row("D", "01", 2, 3).replace(",0,2025", ",1,2025"),
        "H110,110,2025-03-02T09:00:00,410703,04,,0,2025-03-02T10:00:00",
        "H123,12345,2025-03-02T09:00:00,410703,04,,0,2025-03-02T11:00:00",
        "H111,110,2025-03-02T09:00:00,410703,04,,0,2025-03-02T11:30:00");
    var run = Runs.start(workspace, "nightly", new AsOf(LocalDate.parse("2025-12-31")));
    new IngestJob(workspace, run, false).run();
    SourceCounts whole = new RefineJob(workspace, run).run().get(0);
    // A of the second day repeats the first; all others say something new.
    assertThat(whole.written()).isEqualTo(8);
    assertThat(whole.duplicates()).isEqualTo(1);
    assertThat(whole.voided()).isEqualTo(1);
    assertThat(whole.issues()).containsEntry("KEY_CONFLICT", 2L);
    long versions = workspace.tables().read("silver.incident_version").count();

    // As if the run had been killed after the versions and before the reconciliation.
    workspace
        .tables()
        .replaceWhere(
            "ops.reconciliation",
            workspace
                .spark()
                .createDataFrame(List.<Row>of(), workspace.tables().schema("ops.reconciliation")),
            "source = 'calls'");
    var again = Runs.start(workspace, "nightly", new AsOf(LocalDate.parse("2025-12-31")));
    assertThat(new RefineJob(workspace, again).run().get(0)).isEqualTo(whole);
    assertThat(workspace.tables().read("silver.incident_version").count()).isEqualTo(versions);

    // H123 is the same event by another channel; H111 by the same channel is its own.
    assertThat(known(workspace, 31))
        .isEqualTo("{A=01, C=02, D=(01), H110=04, H111=04, H123=04>H110}");
    assertThat(known(workspace, 2)).isEqualTo("{A=01, D=01, H110=04, H111=04, H123=04>H110}");

    // Taken again by force, every row repeats what is known.
    var forced = Runs.start(workspace, "ingest", new AsOf(LocalDate.parse("2025-12-31")));
    new IngestJob(workspace, forced, true).run();
    SourceCounts repeated = new RefineJob(workspace, forced).run().get(0);
    assertThat(repeated.balanced()).isTrue();
    assertThat(repeated.duplicates()).isEqualTo(9);
    assertThat(workspace.tables().read("silver.incident_version").count()).isEqualTo(versions);
  }

  /**
   * A stored row and the same row taken again agree in all that orders versions. Of sixty records
   * with a repetition, none may be judged by the chance of which of the two comes first.
   */
  @Test
  void aFileTakenAgainAddsNothing() throws IOException {
    Workspace workspace = workspace("again");
    List<String> rows = new ArrayList<>();
    for (int record = 0; record < 60; record++) {
      rows.add(row("A" + record, "01", -1, 1));
      rows.add(row("A" + record, "01", -1, 2));
    }
    in("again", "a.csv", rows.toArray(String[]::new));
    assertThat(night(workspace).duplicates()).isEqualTo(60);
    for (int time = 0; time < 2; time++) {
      var forced = Runs.start(workspace, "ingest", new AsOf(LocalDate.parse("2025-12-31")));
      new IngestJob(workspace, forced, true).run();
      assertThat(new RefineJob(workspace, forced).run().get(0).duplicates()).isEqualTo(120);
      assertThat(workspace.tables().read("silver.incident_version").count()).isEqualTo(120);
    }
  }
}
