package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.error.UserError;
import org.muye.lock.Holder;
import org.muye.lock.WarehouseLock;
import org.muye.lock.WarehouseLocks;
import org.muye.time.AsOf;
import org.muye.time.ReportingClock;

/**
 * Three deliveries to one warehouse. ANNA is the party of J1 (two versions), J4 and J8, which lacks
 * its day; her number was in J6 by mistake, stands in the grid of J7 and in a row that cannot be
 * read. BERT and CORA are the others.
 *
 * <p>Longer than 300 lines because each table that may hold a person is filled and searched.
 */
@Tag("large")
class ForgetIT {
  /** Right by their check digits (by hand, ISO 7064), but no district has the code 410799. */
  private static final String ANNA = "41079919000101003X";

  private static final String BERT = "410799190001020019";
  private static final String CORA = "410799190001030014";

  private static final String HEADER =
      "事件名称,发生日期,发生地点,事件规模,事件类别,涉及人数,事件简述,主要当事人证件代码,主要当事人证件号码,主要当事人姓名,"
          + "主要当事人性别,主要当事人民族,主要当事人人员类别,主要当事人居住详址,化解时限,化解方式,化解组织,化解责任人姓名,"
          + "化解责任人联系方式,化解是否成功,化解情况,纠纷编号,受理时间,属地代码,入库时间,版本号,并入编号,网格编号";

  private static final String BROKEN = "甲," + ANNA + ",乙";
  private static final ReportingClock CLOCK = TestWorkspace.clock("2019-10-20T04:00:00Z");

  @TempDir Path folder;
  private Path inbox;
  private Workspace workspace;

  @BeforeEach
  void open() throws IOException {
    inbox = Files.createDirectories(folder.resolve("in"));
    workspace = workspace(folder).open(CLOCK);
  }

  private static TestWorkspace workspace(Path folder) {
    return new TestWorkspace(
            folder,
            SharedData.repository()
                .resolve("jobs/src/test/resources/expected-quarter/region")
                .toString())
        .firstPeriod("2019-07-01")
        .source("disputes", "dispute", "gbt31000-table30", folder.resolve("in/*.csv"))
        .source("log", "dispute_event", "canonical-dispute-event", folder.resolve("in/log/*.csv"));
  }

  private static String row(String no, int version, String id, String category, String more) {
    return row(no, version, id, category, "2019-08-01 09:00:00", more);
  }

  private static String row(
      String no, int version, String id, String category, String accepted, String more) {
    return "题,20190801,某处,01,%s,2,述,111,%s,名,1,01,0199,址,20190901,0103,村调委会,任,13800000000,0,况,%s,%s,410702,2019-08-%02d 10:00:00,%d,%s"
        .formatted(category, id, no, accepted, version, version, more);
  }

  private static void deliver(Path in, String name, List<String> rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    lines.addAll(rows);
    Files.createDirectories(in);
    Files.write(in.resolve(name), lines);
  }

  private static void deliverLog(Path in, String... disputes) throws IOException {
    List<Map<String, String>> events = new ArrayList<>();
    for (String dispute : disputes) {
      for (String event : List.of("warned", "resolved")) {
        events.add(
            Map.of(
                "dispute_id",
                dispute,
                "seq",
                event.equals("warned") ? "1" : "2",
                "event",
                event,
                "at",
                "2019-08-02T09:00:00+08:00",
                "ingested_at",
                "2019-08-02T10:00:00+08:00"));
      }
    }
    Files.createDirectories(in.resolve("log"));
    CanonicalFile.write(in.resolve("log/log.csv"), "canonical-dispute-event", events);
  }

  private void deliverAll() throws IOException {
    deliver(
        inbox,
        "a.csv",
        List.of(
            row("J1", 1, ANNA, "0101", ",G1"),
            row("J2", 1, BERT, "0101", ",G1"),
            row("J3", 1, CORA, "0201", ",G1")));
    deliverLog(inbox, "J1", "J2");
    take(workspace, false);
    deliver(
        inbox,
        "b.csv",
        List.of(
            row("J1", 2, ANNA.toLowerCase(Locale.ROOT), "0201", ",G1"),
            row("J4", 2, ANNA, "0101", "J2,G1"),
            row("J5", 2, BERT, "0101", "J4,G1"),
            row("J6", 2, ANNA, "0101", ",G1")));
    take(workspace, false);
    deliver(
        inbox,
        "c.csv",
        List.of(
            row("J6", 3, CORA, "0101", ",G1"),
            row("J7", 3, BERT, "0101", ",G " + ANNA),
            row("J8", 3, ANNA, "0101", "", ",G1"),
            BROKEN));
    take(workspace, false);
  }

  /** The same city, in which Anna never was. */
  private static void deliverWithoutAnna(Path in) throws IOException {
    deliver(
        in, "a.csv", List.of(row("J2", 1, BERT, "0101", ",G1"), row("J3", 1, CORA, "0201", ",G1")));
    deliverLog(in, "J2");
    deliver(in, "b.csv", List.of(row("J5", 2, BERT, "0101", "J4,G1")));
    deliver(
        in, "c.csv", List.of(row("J6", 3, CORA, "0101", ",G1"), row("J7", 3, BERT, "0101", ",")));
  }

  private static List<IngestedFile> take(Workspace workspace, boolean again) {
    var run = Runs.start(workspace, "ingest", new AsOf(LocalDate.parse("2019-10-20")));
    List<IngestedFile> files = new IngestJob(workspace, run, again).run();
    new RefineJob(workspace, run).run();
    return files;
  }

  private static void compute(Workspace workspace) {
    TestWorkspace.indicators(workspace, "2019-10-20");
  }

  private Erasure forget(String person, boolean onlyShow) {
    return new ReportedRuns(workspace, null, Progress.none())
        .forget(new ForgetRequest(person, List.of(), "2019-17", onlyShow));
  }

  private List<String> disputes(String table) {
    return workspace
        .tables()
        .read(table)
        .select("dispute_id")
        .sort("dispute_id")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  /** Every file below the warehouse that holds one of the texts, in its bytes or in its rows. */
  private List<String> holding(List<String> texts) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder.resolve("warehouse"))) {
      all = files.filter(Files::isRegularFile).toList();
    }
    List<String> holding = new ArrayList<>();
    for (Path file : all) {
      StringBuilder content =
          new StringBuilder(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      if (file.toString().endsWith(".parquet")) {
        for (Row row :
            workspace.spark().read().parquet(file.toString()).toJSON().toDF().collectAsList()) {
          content.append(row.getString(0));
        }
      }
      String upper = content.toString().toUpperCase(Locale.ROOT);
      if (texts.stream().anyMatch(text -> upper.contains(text.toUpperCase(Locale.ROOT)))) {
        holding.add(folder.resolve("warehouse").relativize(file).toString());
      }
    }
    return holding;
  }

  private static List<String> values(Workspace workspace) {
    return workspace
        .tables()
        .read("gold.indicator_value")
        .drop("run_id")
        .toJSON()
        .collectAsList()
        .stream()
        .sorted()
        .toList();
  }

  private static Map<String, List<Long>> byTable(Erasure erasure) {
    return erasure.lines().stream()
        .filter(line -> line.removed() + line.cleaned() > 0)
        .collect(
            Collectors.toMap(
                Erasure.Line::table,
                line -> List.of(line.removed(), line.cleaned()),
                (a, b) -> a,
                TreeMap::new));
  }

  /** Rows counted by hand from the files above: removed, then cleaned. */
  private static final Map<String, List<Long>> ROWS =
      Map.of(
          // J1 twice, J4, J6 once, J8 and the row that cannot be read; J7.
          "bronze.dispute", List.of(6L, 1L),
          "bronze.dispute_event", List.of(2L, 0L),
          "quarantine.record", List.of(2L, 0L),
          // J1 twice, J4, J6 once; J7.
          "silver.dispute_version", List.of(4L, 1L),
          "silver.dispute_event", List.of(2L, 0L),
          "silver.dispute", List.of(2L, 0L));

  @Test
  void aPersonIsRemovedFromEveryLayerAndItsHistoryAndStaysAway() throws IOException {
    deliverAll();
    compute(workspace);
    List<String> before = values(workspace);
    String pseudonym =
        workspace
            .tables()
            .read("silver.dispute")
            .where("dispute_id = 'J1'")
            .select("party_pseudonym")
            .collectAsList()
            .get(0)
            .getString(0);
    // Her records are named in the statistics of the logs, her number in bronze and the quarantine.
    List<String> traces =
        List.of(ANNA, pseudonym, "\\\"dispute_id\\\":\\\"J1\\\"", "\"dispute_id\":\"J1\"");
    assertThat(holding(traces))
        .anyMatch(file -> file.startsWith("bronze/dispute/part-"))
        .anyMatch(file -> file.startsWith("quarantine/record/part-"))
        .anyMatch(file -> file.startsWith("silver/dispute/part-"))
        .anyMatch(file -> file.startsWith("silver/dispute_version/part-"))
        .anyMatch(file -> file.startsWith("silver/dispute_version/_delta_log/"));

    Erasure shown = forget(ANNA, true);

    assertThat(byTable(shown)).isEqualTo(ROWS);
    assertThat(workspace.tables().read("silver.dispute_version").count()).isEqualTo(9);
    assertThat(workspace.tables().exists("ops.forgotten")).isFalse();

    Erasure done = forget(ANNA.toLowerCase(Locale.ROOT), false);

    assertThat(byTable(done)).isEqualTo(ROWS);
    assertThat(done.references()).as("J5 names J4").isEqualTo(1);
    assertThat(done.sourceFiles())
        .extracting(name -> name.replaceFirst(".*/", ""))
        .containsExactlyInAnyOrder("a.csv", "b.csv", "c.csv", "log.csv");
    assertThat(done.filesHolding()).isEmpty();
    assertThat(done.filesScanned()).isGreaterThan(50);
    assertThat(disputes("silver.dispute")).containsExactly("J2", "J3", "J5", "J6", "J7");
    assertThat(disputes("silver.dispute_version"))
        .as("J6 was never hers: Cora's version stays")
        .containsExactly("J2", "J3", "J5", "J6", "J7");
    assertThat(disputes("silver.dispute_event")).containsExactly("J2", "J2");
    assertThat(workspace.tables().read("bronze.dispute").count()).isEqualTo(5);
    assertThat(holding(traces)).isEmpty();
    assertThat(holding(List.of(BERT))).anyMatch(file -> file.startsWith("bronze/dispute/part-"));
    Row proof = workspace.tables().read("ops.erasure").collectAsList().get(0);
    assertThat(proof.<String>getAs("request_id")).isEqualTo("2019-17");
    assertThat(proof.<Long>getAs("files_holding")).isZero();
    assertThat(proof.<String>getAs("rows_by_table")).contains("\"silver.dispute_version\":5");

    compute(workspace);

    Path other = folder.resolve("other");
    deliverWithoutAnna(other.resolve("in"));
    Workspace without = workspace(other).open(CLOCK);
    take(without, false);
    compute(without);
    assertThat(values(workspace)).isNotEqualTo(before).isEqualTo(values(without));

    List<IngestedFile> again = take(workspace, true);

    // a.csv has J1; b.csv J1, J4 and J6; c.csv J8 and the row that cannot be read.
    assertThat(again)
        .extracting(IngestedFile::fileName, IngestedFile::rowsLeftOut)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("a.csv", 1L),
            org.assertj.core.groups.Tuple.tuple("b.csv", 3L),
            org.assertj.core.groups.Tuple.tuple("c.csv", 2L),
            org.assertj.core.groups.Tuple.tuple("log.csv", 2L));
    assertThat(disputes("silver.dispute")).containsExactly("J2", "J3", "J5", "J6", "J7");
    assertThat(holding(traces)).isEmpty();
    assertThat(byTable(forget(ANNA, false))).as("the same request again").isEmpty();
  }

  @Test
  void whatCannotBeDoneIsSaidWithoutTheNumberAndChangesNothing() throws IOException {
    deliver(inbox, "a.csv", List.of(row("J2", 1, BERT, "0101", ",G1")));
    take(workspace, false);

    assertThatThrownBy(() -> forget(ANNA, false))
        .isInstanceOfSatisfying(
            UserError.class,
            error -> {
              assertThat(error.kind()).isEqualTo(UserError.Kind.INPUT);
              assertThat(error).hasMessageContaining("nobody is found");
              assertThat(error.getMessage()).doesNotContain(ANNA);
            });
    assertThat(workspace.tables().exists("ops.forgotten")).isFalse();

    Workspace keyless = Workspace.open(folder.resolve("muye.yaml"), CLOCK, name -> null);
    assertThatThrownBy(
            () ->
                new ReportedRuns(keyless, null, Progress.none())
                    .forget(new ForgetRequest(BERT, List.of(), null, false)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a secret key is missing");

    try (WarehouseLock held =
        WarehouseLocks.onDisk(folder.resolve("warehouse"), CLOCK::now)
            .take(Holder.thisProcess("other", "nightly", CLOCK.now()), Duration.ZERO)) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> forget(BERT, false))
          .isInstanceOfSatisfying(
              UserError.class,
              error -> assertThat(error.kind()).isEqualTo(UserError.Kind.CONFLICT));
    }
    assertThat(disputes("silver.dispute")).containsExactly("J2");

    // A record is named by its id; another key than the one it was forgotten by stops the door.
    new ReportedRuns(workspace, null, Progress.none())
        .forget(new ForgetRequest(null, List.of("dispute:J2"), "2019-18", false));

    assertThat(disputes("silver.dispute")).isEmpty();
    assertThat(take(workspace, true)).extracting(IngestedFile::rowsLeftOut).containsExactly(1L);
    assertThat(disputes("silver.dispute")).isEmpty();
    Workspace otherKey = Workspace.open(folder.resolve("muye.yaml"), CLOCK, name -> "another key");
    assertThatThrownBy(() -> take(otherKey, true))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("the key is another one now")
        .hasMessageContaining("2019-18");
  }
}
