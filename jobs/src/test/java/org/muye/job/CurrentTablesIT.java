package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.run.RunContext;
import org.muye.time.AsOf;

/**
 * The states that nights brought up to date one after the other are those that all versions at once
 * give. The random rows agree in few values, so that corrections and repeats tie many of them.
 */
@Tag("large")
class CurrentTablesIT {
  private static final String INCIDENTS =
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
        n: {names: [n], class: safe}
        gone: {names: [gone], class: safe}
        stored: {names: [stored], class: safe}
      key: [no]
      known_at: {column: stored, patterns: [iso]}
      void: "gone = '1'"
      corrections:
        when: n = '-1'
        same: [at, kind]
        prefer: [unit]
      fields:
        occurred_at: {column: at, patterns: [iso]}
        reported_at: {column: at, patterns: [iso]}
        source_channel: {column: channel}
        unit_code: {column: unit}
        category_final: {column: kind}
        is_valid: {constant: "1"}
      """;

  private static final String DISPUTES =
      """
      mapping: disputes
      version: 1
      record: dispute
      description: {zh: 测试, en: test}
      format: csv
      encoding: [UTF-8]
      time_zone: Asia/Shanghai
      columns:
        no: {names: [no], class: safe}
        at: {names: [at], class: safe}
        unit: {names: [unit], class: safe}
        resolved: {names: [resolved], class: safe}
        resolved_at: {names: [resolved_at], class: safe}
        stored: {names: [stored], class: safe}
      key: [no]
      known_at: {column: stored, patterns: [iso]}
      fields:
        accepted_at: {column: at, patterns: [iso]}
        unit_code: {column: unit}
        resolved: {column: resolved}
        resolved_at: {column: resolved_at, patterns: [iso]}
      """;

  private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
  private static final int NIGHTS = 6;

  @TempDir Path folder;

  private final Random random = new Random(20250301);

  @Test
  void nightsOneAfterTheOtherGiveWhatAllVersionsGive() throws IOException {
    Path calls = Files.writeString(folder.resolve("calls.yaml"), INCIDENTS);
    Path disputes = Files.writeString(folder.resolve("disputes.yaml"), DISPUTES);
    int renewed = 0;
    for (int night = 0; night < NIGHTS; night++) {
      deliver(night);
      Workspace workspace =
          new TestWorkspace(folder.resolve("city"), "xinxiang")
              .line("duplicates: {incident: {same: [unit_id, category_effective, occurred_at]}}")
              .source("calls", "incident", calls.toString(), in("calls").resolve("*.csv"))
              .source("disputes", "dispute", disputes.toString(), in("disputes").resolve("*.csv"))
              .source("log", "dispute_event", "canonical-dispute-event", in("log").resolve("*.csv"))
              .open(TestWorkspace.clock(day(night).plus(12, ChronoUnit.HOURS).toString()));
      Set<String> before = rows(workspace.tables().read("silver.incident"));
      long version = version(workspace);
      RunContext run = Runs.start(workspace, "refine", new AsOf(LocalDate.parse("2025-12-31")));
      new IngestJob(workspace, run, false).run();
      new RefineJob(workspace, run).run();

      KnownRecords known = new KnownRecords(workspace);
      Dataset<Row> versions = workspace.tables().read("silver.incident_version");
      Set<String> incidents = rows(workspace.tables().read("silver.incident"));
      assertThat(differences(incidents, rows(known.incidents(versions)))).isEmpty();
      assertThat(
              differences(
                  rows(workspace.tables().read("silver.dispute")),
                  rows(
                      known.disputes(
                          workspace.tables().read("silver.dispute_version"),
                          workspace.tables().read("silver.dispute_event"),
                          workspace.clock().now()))))
          .isEmpty();
      if (night > 0) {
        assertThat(incidents).isNotEqualTo(before);
        assertThat(version(workspace)).isGreaterThan(version);
        renewed += operation(workspace).equals("MERGE") ? 1 : 0;
      }
    }
    // Otherwise the comparison above would compare all states with themselves.
    assertThat(renewed).isEqualTo(NIGHTS - 1);
  }

  @Test
  void allStatesAreMadeAnewWhenTheRulesChange() throws IOException {
    Path calls = Files.writeString(folder.resolve("calls.yaml"), INCIDENTS);
    deliver(0);
    refine(calls, "{}");
    deliver(1);
    Workspace workspace =
        refine(calls, "{incident: {same: [unit_id, category_effective, occurred_at]}}");
    assertThat(operation(workspace)).isEqualTo("WRITE");
    assertThat(
            differences(
                rows(workspace.tables().read("silver.incident")),
                rows(
                    new KnownRecords(workspace)
                        .incidents(workspace.tables().read("silver.incident_version")))))
        .isEmpty();
    assertThat(workspace.tables().read("silver.incident").where("merged_into is not null").count())
        .isPositive();

    // The rule is taken back, and nothing is delivered.
    workspace = refine(calls, "{}");
    assertThat(workspace.tables().read("silver.incident").where("merged_into is not null").count())
        .isZero();
  }

  @Test
  void statesThatAreWrongStayUntilWhatIsKnownOfThemIsDiscarded() throws IOException {
    Path calls = Files.writeString(folder.resolve("calls.yaml"), INCIDENTS);
    deliver(0);
    Workspace workspace = refine(calls, "{}");
    Set<String> right = rows(workspace.tables().read("silver.incident"));
    String lost =
        workspace.tables().read("silver.incident").sort("incident_id").head().getAs("incident_id");
    workspace.tables().delete("silver.incident", col("incident_id").equalTo(lost));

    assertThat(rows(refine(calls, "{}").tables().read("silver.incident")))
        .hasSize(right.size() - 1);

    new CurrentTables(
            workspace, Runs.start(workspace, "nightly", new AsOf(LocalDate.parse("2025-12-31"))))
        .discard();
    assertThat(rows(refine(calls, "{}").tables().read("silver.incident"))).isEqualTo(right);
  }

  private Workspace refine(Path calls, String duplicates) throws IOException {
    Workspace workspace =
        new TestWorkspace(folder.resolve("city"), "xinxiang")
            .line("duplicates: " + duplicates)
            .source("calls", "incident", calls.toString(), in("calls").resolve("*.csv"))
            .open();
    RunContext run = Runs.start(workspace, "refine", new AsOf(LocalDate.parse("2025-12-31")));
    new IngestJob(workspace, run, false).run();
    new RefineJob(workspace, run).run();
    return workspace;
  }

  private static long version(Workspace workspace) {
    String state = workspace.tables().state("silver.incident");
    return state.isEmpty() ? -1 : Long.parseLong(state.substring(state.indexOf('@') + 1));
  }

  private static String operation(Workspace workspace) {
    return io.delta.tables.DeltaTable.forPath(
            workspace.spark(), workspace.tables().location("silver.incident"))
        .history(1)
        .select("operation")
        .collectAsList()
        .get(0)
        .getString(0);
  }

  private static Set<String> differences(Set<String> stored, Set<String> expected) {
    Set<String> differences = new TreeSet<>();
    stored.stream().filter(row -> !expected.contains(row)).forEach(r -> differences.add("- " + r));
    expected.stream().filter(row -> !stored.contains(row)).forEach(r -> differences.add("+ " + r));
    return differences;
  }

  private static Set<String> rows(Dataset<Row> rows) {
    Set<String> texts = new TreeSet<>();
    String[] columns = rows.columns();
    // The order of columns is the table's business.
    Arrays.sort(columns);
    Dataset<Row> ordered =
        rows.select(Stream.of(columns).map(name -> col(name)).toArray(Column[]::new));
    for (Row row : ordered.collectAsList()) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < columns.length; i++) {
        text.append(columns[i]).append('=').append(row.get(i)).append(' ');
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private Path in(String source) throws IOException {
    return Files.createDirectories(folder.resolve(source));
  }

  private static Instant day(int night) {
    return START.plus(night, ChronoUnit.DAYS);
  }

  /** Many rows in the first night, then few: new ones, changes of old ones, corrections. */
  private void deliver(int night) throws IOException {
    List<String> calls = new ArrayList<>(List.of("no,channel,at,unit,kind,n,gone,stored"));
    List<String> disputes = new ArrayList<>(List.of("no,at,unit,resolved,resolved_at,stored"));
    List<String> log =
        new ArrayList<>(List.of("dispute_id,seq,event,at,actor_level,org_id,ingested_at"));
    int rows = night == 0 ? 400 : 25;
    for (int i = 0; i < rows; i++) {
      Instant stored = day(night).plus(i, ChronoUnit.SECONDS);
      calls.add(
          "c%d,%s,%s,4107%02d,0%d,%d,%d,%s"
              .formatted(
                  night == 0 ? i : random.nextInt(450),
                  random.nextBoolean() ? "110" : "12345",
                  START.minus(1 + random.nextInt(60), ChronoUnit.DAYS),
                  2 + random.nextInt(3),
                  1 + random.nextInt(4),
                  random.nextInt(6) == 0 ? -1 : 1,
                  random.nextInt(10) == 0 ? 1 : 0,
                  stored));
      boolean resolved = random.nextBoolean();
      disputes.add(
          "d%d,%s,4107%02d,%d,%s,%s"
              .formatted(
                  night == 0 ? i : random.nextInt(450),
                  START.minus(10 + random.nextInt(60), ChronoUnit.DAYS),
                  2 + random.nextInt(3),
                  resolved ? 1 : 0,
                  // Some are announced for one of the nights to come.
                  resolved ? START.plus(random.nextInt(12) - 6, ChronoUnit.DAYS) : "",
                  stored));
      if (random.nextInt(3) == 0) {
        log.add(
            "d%d,%d,%s,%s,04,,%s"
                .formatted(
                    random.nextInt(450),
                    1 + night * 1000 + i,
                    List.of("accepted", "resolved", "reopened", "escalated").get(random.nextInt(4)),
                    START.plus(random.nextInt(16) - 8, ChronoUnit.DAYS),
                    stored));
      }
    }
    Files.write(in("calls").resolve("n%d.csv".formatted(night)), calls);
    Files.write(in("disputes").resolve("n%d.csv".formatted(night)), disputes);
    Files.write(in("log").resolve("n%d.csv".formatted(night)), log);
  }
}
