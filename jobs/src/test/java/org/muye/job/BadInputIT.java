package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.error.UserError;
import org.muye.job.IngestedFile.Status;
import org.muye.run.RunContext;
import org.muye.run.SourceCounts;
import org.muye.time.AsOf;

/**
 * Files that are bad in one way each: every row is accounted for, and nothing is half-written.
 *
 * <p>Longer than 300 lines because every case carries the file that is bad.
 */
class BadInputIT {
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
        at: {names: [at], class: quasi}
        closed: {names: [closed], class: safe}
        unit: {names: [unit], class: safe}
        kind: {names: [kind], class: safe}
        note: {names: [note], class: free_text}
      key: [no]
      fields:
        occurred_at: {column: at, patterns: [iso, "yyyy年M月d日"]}
        closed_at: {column: closed, patterns: [iso]}
        unit_code: {column: unit}
        category_final: {column: kind}
        is_valid: {constant: "1"}
      """;
  private static final String HEADER = "no,at,closed,unit,kind,note\n";

  @TempDir Path folder;

  private static String row(String no) {
    return no + ",2019-08-01,,410702,01,x\n";
  }

  private void put(String name, String text) throws IOException {
    put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void put(String name, byte[] bytes) throws IOException {
    Files.write(Files.createDirectories(folder.resolve("in")).resolve(name), bytes);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private Path mapping() throws IOException {
    return Files.writeString(folder.resolve("calls.yaml"), MAPPING);
  }

  private Workspace workspace() throws IOException {
    return new TestWorkspace(folder, REGION)
        .source("calls", "incident", mapping().toString(), folder.resolve("in/*"))
        .source("none", "incident", mapping().toString(), folder.resolve("nothing/*.csv"))
        .open();
  }

  private record Night(List<IngestedFile> files, SourceCounts counts) {
    Map<String, Status> statuses() {
      return files.stream()
          .collect(
              Collectors.toMap(
                  IngestedFile::fileName, IngestedFile::status, (a, b) -> b, TreeMap::new));
    }

    IngestedFile file(String name) {
      return files.stream().filter(f -> f.fileName().equals(name)).findFirst().orElseThrow();
    }
  }

  private static Night night(Workspace workspace) {
    RunContext run = run(workspace);
    List<IngestedFile> files = new IngestJob(workspace, run, false).run();
    List<SourceCounts> counts = new RefineJob(workspace, run).run();
    assertThat(counts).hasSize(1);
    assertThat(counts.get(0).balanced()).isTrue();
    return new Night(files, counts.get(0));
  }

  private static RunContext run(Workspace workspace) {
    return Runs.start(workspace, "nightly", new AsOf(LocalDate.parse("2025-12-31")));
  }

  @Test
  void everyKindOfBadFileAndRow() throws IOException {
    put("good.csv", HEADER + row("G1") + row("G2"));
    put("same.csv", HEADER + row("G1") + row("G2"));
    put("gone-wrong.csv.gz", Arrays.copyOf(gzip(HEADER + row("Z1").repeat(2000)), 60));
    put("whole.csv.gz", gzip(HEADER + row("Z0")));
    put("zero.csv", "");
    put("header.csv", HEADER);
    put("quote.csv", HEADER + "Q1,2019-08-01,,410702,01,\"open\n" + row("Q2"));
    put("ragged.csv", HEADER + "R1,2019-08-01\n" + row("R2") + "R3,a,b,c,d,e,f,g\n");
    put("twice.csv", "no,no,at,closed,unit,kind,note\nT1,T1,2019-08-01,,410702,01,x\n");
    put("more.csv", "no,at,closed,unit,kind,note,extra\nM1,2019-08-01,,410702,01,x,y\n");
    put("less.csv", "no,closed,unit,kind,note\nL1,,410702,01,x\n");
    put("long.csv", HEADER + "B1,2019-08-01,,410702,01," + "y".repeat(1 << 20) + "\n" + row("B2"));
    put(
        "gbk.csv",
        (HEADER + row("E1") + "E2,2019-08-01,,410702,01,矛盾纠纷\n" + row("E3"))
            .getBytes(Charset.forName("GB18030")));
    put(
        "dates.csv",
        HEADER
            + "D1,2025年2月30日,,410702,01,x\n"
            + "D2,3025-01-01,,410702,01,x\n"
            + "D3,yesterday,,410702,01,x\n"
            + "D4,,,410702,01,x\n"
            + "D5,2019-08-01,2019-07-01,410702,01,x\n"
            + "D6,2019-08-01,2099-01-01,410702,01,x\n");
    put(
        "codes.csv",
        HEADER
            + "C1,2019-08-01,,410728,01,x\n"
            + "C2,2019-08-01,,999999,01,x\n"
            + "C3,2019-08-01,,,01,x\n"
            + "C4,2019-08-01,,410702,77,x\n"
            + ",2019-08-01,,410702,01,x\n");
    put("keys.csv", HEADER + row("K1") + row("K1") + row("K2") + row("K2").replace("01,x", "02,x"));
    put("keys2.csv", HEADER + "\n" + row("K2") + row("K1") + row("G1"));

    Workspace workspace = workspace();
    Night first = night(workspace);

    assertThat(first.statuses())
        .containsEntry("good.csv", Status.INGESTED)
        .containsEntry("same.csv", Status.DUPLICATE_CONTENT)
        .containsEntry("gone-wrong.csv.gz", Status.FAILED)
        .containsEntry("whole.csv.gz", Status.INGESTED)
        .containsEntry("zero.csv", Status.FAILED)
        .containsEntry("header.csv", Status.EMPTY)
        .containsEntry("twice.csv", Status.FAILED)
        .containsEntry("less.csv", Status.FAILED)
        .containsEntry("more.csv", Status.INGESTED)
        .hasSize(17);
    assertThat(first.file("same.csv").sameAs()).isEqualTo("good.csv");
    assertThat(first.file("more.csv").unknownColumns()).containsExactly("extra");
    for (IngestedFile file : first.files()) {
      assertThat(file.failure() != null).isEqualTo(file.status() == Status.FAILED);
    }
    assertThat(String.valueOf(first.file("gone-wrong.csv.gz").failure()))
        .contains("nothing of the file was taken");
    assertThat(String.valueOf(first.file("less.csv").failure())).contains("column at is missing");
    assertThat(bronzeFiles(workspace))
        .doesNotContain("gone-wrong.csv.gz", "zero.csv", "twice.csv", "less.csv", "same.csv");

    // Rows: good 2, whole 1, quote 2, ragged 3, more 1, long 2, gbk 3, dates 6, codes 5, keys 4,
    // keys2 3.
    SourceCounts counts = first.counts();
    assertThat(counts.read()).isEqualTo(32);
    assertThat(counts.quarantinedBy())
        .isEqualTo(
            Map.of(
                "UNBALANCED_QUOTE", 1L,
                "RAGGED_ROW", 2L,
                "FIELD_TOO_LONG", 1L,
                "MALFORMED_BYTES", 1L,
                "IMPOSSIBLE_DATE", 1L,
                "FUTURE_DATE", 1L,
                "BAD_DATE", 1L,
                "MISSING_REQUIRED", 2L));
    // K1 again in its file and in the other, G1 in the other, K2 as it was in the other.
    assertThat(counts.duplicates()).isEqualTo(4);
    assertThat(counts.written()).isEqualTo(32 - 10 - 4);
    assertThat(counts.issues())
        .isEqualTo(
            Map.of(
                "NEGATIVE_DURATION:closed_at", 1L,
                "FUTURE_DATE:closed_at", 1L,
                "RETIRED_UNIT_CODE", 1L,
                "UNKNOWN_UNIT", 1L,
                "MISSING_UNIT", 1L,
                "UNKNOWN_CODE:category_final", 1L,
                "KEY_CONFLICT", 2L));
    assertThat(quarantined(workspace)).isEqualTo(10);
    assertThat(workspace.tables().read("silver.incident_version").count()).isEqualTo(18);
    assertThat(workspace.tables().read("silver.incident").count()).isEqualTo(17);

    // The next night nothing is new but the files that were put right; none is read in vain.
    put("gone-wrong.csv.gz", gzip(HEADER + row("Z1")));
    put("zero.csv", HEADER + row("N1"));
    put("less.csv", HEADER + row("L1"));
    put("twice.csv", HEADER + row("T1"));
    put("ragged.csv", HEADER + row("R1") + row("R2") + row("R3"));
    Night second = night(workspace);
    assertThat(second.statuses())
        .isEqualTo(
            Map.of(
                "gone-wrong.csv.gz", Status.INGESTED,
                "zero.csv", Status.INGESTED,
                "less.csv", Status.INGESTED,
                "twice.csv", Status.INGESTED,
                "ragged.csv", Status.INGESTED));
    assertThat(second.counts().read()).isEqualTo(7);
    assertThat(second.counts().written()).isEqualTo(6);
    assertThat(second.counts().duplicates()).isEqualTo(1);
    assertThat(second.counts().quarantined()).isZero();
    assertThat(workspace.tables().read("silver.incident").count()).isEqualTo(23);

    // A third night with nothing new does nothing.
    RunContext third = run(workspace);
    assertThat(new IngestJob(workspace, third, false).run()).isEmpty();
    assertThat(new RefineJob(workspace, third).run()).isEmpty();
  }

  private static List<String> bronzeFiles(Workspace workspace) {
    return workspace
        .tables()
        .read("bronze.incident")
        .select("file_name")
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static long quarantined(Workspace workspace) {
    return workspace.tables().read("quarantine.record").where("status = 'OPEN'").count();
  }

  @Test
  void aFileThatIsNotThereIsTheUsersError() throws IOException {
    Workspace workspace =
        new TestWorkspace(folder, REGION)
            .source("calls", "incident", mapping().toString(), folder.resolve("in/no.csv"))
            .open();
    UserError error =
        catchThrowableOfType(
            UserError.class, () -> new IngestJob(workspace, run(workspace), false).run());
    assertThat(error.kind()).isEqualTo(UserError.Kind.INPUT);
    assertThat(error.kind().exitCode()).isEqualTo(3);
    assertThat(error.problem()).contains("calls").contains("no.csv");
    assertThat(workspace.tables().exists("bronze.incident")).isFalse();
    assertThat(workspace.tables().exists("ops.ingested_file")).isFalse();
  }

  @Test
  void aWarehouseThatCannotBeWrittenIsTheUsersError() throws IOException {
    put("good.csv", HEADER + row("G1"));
    Path file = Files.writeString(folder.resolve("a-file"), "x");
    for (String warehouse : List.of(file.resolve("w").toString(), "/proc/muye", "/sys/muye")) {
      Path config =
          Files.writeString(
              folder.resolve("muye.yaml"),
              """
              region: %s
              warehouse: %s
              sources:
                - {name: calls, record: incident, mapping: %s, path: '%s'}
              """
                  .formatted(REGION, warehouse, mapping(), folder.resolve("in/*")));
      Workspace workspace = Workspace.open(config, TestWorkspace.clock("2025-12-31T00:00:00Z"));
      assertThatThrownBy(() -> new IngestJob(workspace, run(workspace), false).run())
          .as(warehouse)
          .isInstanceOfSatisfying(
              UserError.class,
              e -> {
                assertThat(e.kind()).isEqualTo(UserError.Kind.INPUT);
                assertThat(e.problem()).contains("the warehouse cannot be written");
                assertThat(e.getMessage()).doesNotContain("\tat ");
              });
    }
  }

  @Test
  void withoutAKeyNothingIsRead() throws IOException {
    String mapping =
        Files.readString(SharedData.repository().resolve("schemas/sources/gbt31000-table30.yaml"))
            .replace("mapping: gbt31000-table30", "mapping: keyed")
            .replace("MUYE_PSEUDONYM_KEY", "MUYE_TEST_NO_SUCH_KEY");
    put("good.csv", HEADER + row("G1"));
    Path file = Files.writeString(folder.resolve("keyed.yaml"), mapping);
    Workspace workspace =
        new TestWorkspace(folder, REGION)
            .source("calls", "incident", mapping().toString(), folder.resolve("in/*"))
            .source("keyed", "dispute", file.toString(), folder.resolve("in/*"))
            .open(TestWorkspace.clock("2025-12-31T00:00:00Z"));
    UserError error =
        catchThrowableOfType(
            UserError.class, () -> new IngestJob(workspace, run(workspace), false).run());
    assertThat(error.kind()).isEqualTo(UserError.Kind.INPUT);
    assertThat(error.problem()).contains("MUYE_TEST_NO_SUCH_KEY");
    assertThat(error.why()).contains("nothing was read");
    for (String table : List.of("bronze.incident", "ops.ingested_file", "silver.incident")) {
      assertThat(workspace.tables().exists(table)).isFalse();
    }
  }
}
