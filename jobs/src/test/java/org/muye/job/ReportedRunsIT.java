package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.run.GateResult;
import org.muye.serving.Listening;
import org.muye.time.ReportingClock;

/**
 * What is recorded of a run, and when it holds its results back.
 *
 * <p>Longer than 300 lines because each case sets up the night that goes wrong, and what is told of
 * it.
 */
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

  private final List<String> notices = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          notices.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopListening() {
    server.stop(0);
  }

  @Test
  void aBadDeliveryLeavesTheIndicatorsOfTheNightBefore() throws Exception {
    Path inbox = Files.createDirectories(folder.resolve("inbox"));
    Files.writeString(folder.resolve("calls.yaml"), MAPPING);
    Workspace workspace =
        new TestWorkspace(folder, "xinxiang")
            .firstPeriod("2025-01-01")
            .line("serving: {postgres: embedded}")
            .line("quality: {freshness_hours: 48}")
            .line("observability: {prometheus_file: ./muye.prom, lineage: {file: ./lineage.jsonl}}")
            .line(
                "notify: [{command: [/no/such/program]}, {webhook: 'http://127.0.0.1:%d/hook'}]"
                    .formatted(server.getAddress().getPort()))
            .source("calls", "incident", "./calls.yaml", inbox.resolve("*.csv"))
            .open();
    Files.writeString(
        inbox.resolve("good.csv"),
        HEADER
            + "A1,2025-01-05 10:00:00,410702,1,2025-01-05 11:00:00\n"
            + "A2,2025-01-06 10:00:00,410702,1,2025-01-06 11:00:00\n");
    RunReport good =
        new ReportedRuns(workspace, AS_OF, Progress.none()).nightly(NightlyJob.Options.USUAL);
    assertThat(good.exitCode()).as(good.toString()).isZero();
    assertThat(good.values()).isPositive();
    RunReport.Publication published = Objects.requireNonNull(good.publication());
    assertThat(published.isChanged()).isTrue();
    assertThat(published.rows()).isEqualTo(rowsInTheMart(workspace));
    assertThat(published.changed()).contains("indicator_value", "indicator_definition", "unit");
    assertThat(good.steps())
        .extracting(RunReport.StepTime::name)
        .containsExactly(
            "ingest",
            "refine",
            "gates",
            "indicators",
            "assessment",
            "warnings",
            "publish",
            "maintenance");
    // A step without work, such as the assessment without a rule book, may take less than a
    // millisecond.
    assertThat(good.steps()).allSatisfy(step -> assertThat(step.seconds()).isNotNegative());
    assertThat(good.steps().get(0).seconds()).isPositive();
    assertThat(Objects.requireNonNull(good.versions()).spark()).isEqualTo("4.2.0");
    assertThat(Objects.requireNonNull(good.versions()).delta()).isEqualTo("4.4.0");
    assertThat(Objects.requireNonNull(good.memory()).heapBytes()).isPositive();
    assertThat(good.gates())
        .extracting(result -> result.gate() + " " + result.state())
        .containsExactly("FRESHNESS OPEN", "QUARANTINE_SHARE OPEN");
    assertThat(Files.readString(folder.resolve("muye.prom")))
        .contains(
            "muye_run_exit_code{command=\"nightly\"} 0",
            "muye_source_rows{source=\"calls\",outcome=\"written\"} 2");
    assertThat(notices).as("a good night is no news").isEmpty();
    assertThat(lineage())
        .extracting(event -> event.path("eventType").asText())
        .containsExactly("START", "COMPLETE");
    assertThat(lineage().get(1).path("inputs").findValuesAsText("name")).contains(inbox + "/*.csv");
    assertThat(lineage().get(1).path("outputs").findValuesAsText("name"))
        .contains(
            folder + "/warehouse/bronze/incident",
            folder + "/warehouse/silver/incident_version",
            folder + "/warehouse/gold/indicator_value",
            folder + "/warehouse/mart/muye.indicator_value");

    // Two rows of three have no id: above the default limit of a fifth.
    Files.writeString(
        inbox.resolve("bad.csv"),
        HEADER
            + ",2025-01-07 10:00:00,410702,1,2025-01-07 11:00:00\n"
            + ",2025-01-08 10:00:00,410702,1,2025-01-08 11:00:00\n"
            + "A3,2025-01-09 10:00:00,410702,1,2025-01-09 11:00:00\n");
    RunReport bad =
        new ReportedRuns(workspace, AS_OF, Progress.none()).nightly(NightlyJob.Options.USUAL);
    assertThat(bad.status()).isEqualTo("QUALITY_GATE");
    assertThat(bad.exitCode()).isEqualTo(4);
    assertThat(String.valueOf(bad.problem())).contains("calls: 2 of 3 rows (66.7 %)", "20.0 %");
    assertThat(bad.values()).isNull();
    assertThat(bad.publication()).as("the mart keeps the night before").isNull();
    assertThat(runIds(workspace)).containsExactly(good.runId());
    String told =
        Files.readString(folder.resolve("warehouse/ops/reports/" + bad.runId() + ".json"));
    assertThat(ReportJson.read(told)).isEqualTo(bad);
    assertThat(notices)
        .as("the webhook is called although the command before it cannot be")
        .singleElement()
        .satisfies(notice -> assertThat(ReportJson.read(notice)).isEqualTo(bad));
    assertThat(lineage().get(3).at("/run/facets/errorMessage/message").asText())
        .contains("2 of 3 rows");
    assertThat(lineage().get(3).path("outputs").findValuesAsText("name"))
        .as("what was held back was not written")
        .contains(folder + "/warehouse/quarantine/record")
        .noneMatch(name -> name.contains("/gold/") || name.contains("/mart/"));
    assertThat(Files.readString(folder.resolve("muye.prom")))
        .contains(
            "muye_last_success_timestamp_seconds",
            "muye_gate_closed{source=\"calls\",gate=\"QUARANTINE_SHARE\"} 1");
    assertThat(told + notices + lineage())
        .as("no value of a record")
        .doesNotContain("2025-01-07 10:00:00", "2025-01-09 10:00:00");

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

    Workspace later =
        new TestWorkspace(folder, "xinxiang")
            .firstPeriod("2025-01-01")
            .line("quality: {freshness_hours: 48, quarantine_share_limit: 1}")
            .source("calls", "incident", "./calls.yaml", inbox.resolve("*.csv"))
            .open(ReportingClock.stoppedAt(bad.finishedAt().plus(Duration.ofHours(49))));
    RunReport stale = new ReportedRuns(later, AS_OF, Progress.none()).indicators(false);
    assertThat(stale.exitCode()).isEqualTo(4);
    assertThat(String.valueOf(stale.problem())).contains("calls: the newest delivery is 49.");
    assertThat(runIds(workspace)).containsExactly(good.runId());
  }

  private Workspace onMonday(int week, int rows) throws IOException {
    Path inbox = Files.createDirectories(folder.resolve("inbox"));
    StringBuilder file = new StringBuilder(HEADER);
    for (int i = 0; i < rows; i++) {
      file.append("W%d-%d,2025-01-05 10:00:00,410702,1,2025-01-05 11:00:00\n".formatted(week, i));
    }
    Files.writeString(inbox.resolve("week" + week + ".csv"), file);
    // 2025-03-03 is a Monday; 00:30 UTC is half past eight in Xinxiang.
    Instant monday = Instant.parse("2025-03-03T00:30:00Z").plus(Duration.ofDays(7L * week));
    return new TestWorkspace(folder, "xinxiang")
        .line("quality: {weekday_volume: true, rows: {max: 99}, unknown_share_gate: 0.5}")
        .source("calls", "incident", "./calls.yaml", inbox.resolve("*.csv"))
        .open(ReportingClock.stoppedAt(monday));
  }

  @Test
  void aDayIsComparedWithTheSameWeekdayOfTheWeeksBefore() throws IOException {
    Files.writeString(folder.resolve("calls.yaml"), MAPPING);
    for (int week = 0; week < 4; week++) {
      new ReportedRuns(onMonday(week, 10), null, Progress.none()).ingest(false);
    }
    Workspace usual = onMonday(4, 12);
    new ReportedRuns(usual, null, Progress.none()).ingest(false);
    assertThat(QualityGate.judge(usual).results())
        .filteredOn(result -> result.gate() == GateResult.Gate.WEEKDAY_VOLUME)
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.state()).isEqualTo(GateResult.State.OPEN);
              assertThat(result.value()).isEqualTo(12);
              // Median 10, spread sqrt(10) = 3.16228: 10 + 5 x 3.16228 = 25.81.
              assertThat(result.highest()).isCloseTo(25.81, within(0.005));
            });

    Workspace unusual = onMonday(5, 100);
    ReportedRuns runs = new ReportedRuns(unusual, null, Progress.none());
    runs.ingest(false);
    runs.refine();
    RunReport held = runs.indicators(false);
    assertThat(held.exitCode()).isEqualTo(4);
    assertThat(held.gates())
        .extracting(result -> result.gate() + " " + result.state() + " " + result.value())
        .containsExactly(
            "ROWS CLOSED 100.0",
            // The mapping names no category, so the class of every record is unknown.
            "UNKNOWN_SHARE CLOSED 1.0",
            "QUARANTINE_SHARE OPEN 0.0",
            "WEEKDAY_VOLUME CLOSED 100.0");
    assertThat(unusual.tables().exists("gold.indicator_value")).isFalse();
  }

  /** Rows of all tables but the list of publications, as a reader counts them. */
  private static long rowsInTheMart(Workspace workspace) throws SQLException {
    long rows = 0;
    try (OpenMart open = OpenMart.of(workspace, Listening.locally());
        Connection connection =
            DriverManager.getConnection(
                Objects.requireNonNull(open.server()).address().url(),
                "muye_reader",
                open.roles().readerPassword(true));
        Statement statement = connection.createStatement();
        ResultSet counts =
            statement.executeQuery(
                "SELECT (xpath('//n/text()', query_to_xml(format('SELECT count(*) AS n FROM"
                    + " muye.%I', table_name), false, true, '')))[1]::text::bigint"
                    + " FROM information_schema.tables"
                    + " WHERE table_schema = 'muye' AND table_name <> 'publication'")) {
      while (counts.next()) {
        rows += counts.getLong(1);
      }
    }
    return rows;
  }

  private List<JsonNode> lineage() throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("lineage.jsonl"))) {
      events.add(new ObjectMapper().readTree(line));
    }
    return events;
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
