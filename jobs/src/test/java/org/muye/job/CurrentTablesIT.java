package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.indicator.FactTable;
import org.muye.refine.ChangedRecords;
import org.muye.run.RunContext;
import org.muye.time.AsOf;

/**
 * The states that nights brought up to date one after the other are those that all versions at once
 * give.
 */
@Tag("large")
class CurrentTablesIT {
  private static final int NIGHTS = 6;

  @TempDir Path folder;
  private TiedDeliveries deliveries;

  @BeforeEach
  void deliveries() {
    deliveries = new TiedDeliveries(folder);
  }

  @Test
  void nightsOneAfterTheOtherGiveWhatAllVersionsGive() throws IOException {
    Path calls = Files.writeString(folder.resolve("calls.yaml"), TiedDeliveries.INCIDENTS);
    Path disputes = Files.writeString(folder.resolve("disputes.yaml"), TiedDeliveries.DISPUTES);
    int renewed = 0;
    for (int night = 0; night < NIGHTS; night++) {
      deliveries.deliver(night);
      Workspace workspace =
          city(calls, disputes, TiedDeliveries.day(night).plus(12, ChronoUnit.HOURS));
      Set<String> before = rows(workspace.tables().read("silver.incident"));
      long version = version(workspace);
      RunContext run = Runs.start(workspace, "refine", new AsOf(LocalDate.parse("2025-12-31")));
      new IngestJob(workspace, run, false).run();
      new RefineJob(workspace, run).run();

      KnownRecords known = new KnownRecords(workspace);
      Dataset<Row> versions = workspace.tables().read("silver.incident_version");
      Set<String> incidents = rows(workspace.tables().read("silver.incident"));
      assertThat(differences(incidents, rows(incidents(known, versions)))).isEmpty();
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
    currentStatesServeADaySinceWhichNothingBecameKnown(
        city(calls, disputes, TiedDeliveries.day(NIGHTS).plus(10, ChronoUnit.DAYS)));
    incidentsOfWhichNothingBecameKnownSinceClosingStand(
        city(calls, disputes, TiedDeliveries.day(NIGHTS)));
  }

  /** The last two nights come after January was closed, the last one after February was. */
  private static void incidentsOfWhichNothingBecameKnownSinceClosingStand(Workspace workspace) {
    Map<YearMonth, AsOf> closings =
        Map.of(
            YearMonth.of(2025, 1), closing(workspace, NIGHTS - 3),
            YearMonth.of(2025, 2), closing(workspace, NIGHTS - 2));
    TreeMap<LocalDate, Instant> closedAt = new TreeMap<>();
    closings.forEach(
        (month, closing) ->
            month
                .atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .forEach(
                    day -> closedAt.put(day, closing.endExclusive(workspace.region().timeZone()))));
    KnownRecords known = new KnownRecords(workspace);
    ChangedRecords some = known.incidentsSinceClosing(closedAt);
    Object[] ids = some.ids().collectAsList().stream().map(row -> row.get(0)).toArray();
    AsOf last = closing(workspace, NIGHTS - 1);
    // Otherwise leaving records out would be no gain.
    assertThat(ids.length)
        .isLessThan(
            (int)
                    workspace
                        .tables()
                        .read("silver.incident_version")
                        .select("incident_id")
                        .distinct()
                        .count()
                / 2);
    assertThat(incidents(known.facts(last, some)))
        .isEqualTo(rows(of(known.facts(last)).where(col("record_id").isin(ids))));
    closings.forEach(
        (month, closing) -> {
          Dataset<Row> before = of(known.facts(List.of(closing)));
          assertThat(incidents(known.facts(List.of(closing), some)))
              .isEqualTo(rows(before.where(col("record_id").isin(ids))));
          Column ofMonth = date_format(col("event_date"), "yyyy-MM").equalTo(month.toString());
          Set<String> then = rows(before.where(ofMonth).drop("as_of"));
          Set<String> now = rows(of(known.facts(last)).where(ofMonth).drop("as_of"));
          assertThat(differences(then, now)).isNotEmpty();
          assertThat(
                  differences(
                      rows(left(before, ofMonth, ids)),
                      rows(left(of(known.facts(last)), ofMonth, ids))))
              .isEmpty();
        });
  }

  private static AsOf closing(Workspace workspace, int night) {
    return new AsOf(LocalDate.ofInstant(TiedDeliveries.day(night), workspace.region().timeZone()));
  }

  private static Dataset<Row> of(Map<FactTable, Dataset<Row>> facts) {
    return Objects.requireNonNull(facts.get(FactTable.INCIDENT));
  }

  private static Dataset<Row> left(Dataset<Row> incidents, Column ofMonth, Object[] without) {
    return incidents.where(ofMonth.and(not(col("record_id").isin(without)))).drop("as_of");
  }

  private static void currentStatesServeADaySinceWhichNothingBecameKnown(Workspace later) {
    KnownRecords known = new KnownRecords(later);
    AsOf last = closing(later, NIGHTS - 1);
    AsOf before = new AsOf(last.date().minusDays(1));
    assertThat(files(known, last, RecordKind.INCIDENT)).allMatch(it -> it.contains("/incident/"));
    assertThat(files(known, last, RecordKind.DISPUTE))
        .anyMatch(it -> it.contains("/dispute_version/"));
    assertThat(files(known, before, RecordKind.INCIDENT))
        .allMatch(it -> it.contains("/incident_version/"));

    Set<String> facts = incidents(known.facts(last));
    assertThat(facts).isNotEqualTo(incidents(known.facts(before)));
    assertThat(differences(facts, incidents(known.facts(last, Map.of())))).isEmpty();
  }

  private static Dataset<Row> incidents(KnownRecords known, Dataset<Row> versions) {
    return known.incidents(KnownRecords.newest(RecordKind.INCIDENT, versions));
  }

  private static Set<String> incidents(Map<FactTable, Dataset<Row>> facts) {
    return rows(of(facts));
  }

  private static List<String> files(KnownRecords known, AsOf day, RecordKind kind) {
    return List.of(Objects.requireNonNull(known.records(day).get(kind)).inputFiles());
  }

  private Workspace city(Path calls, Path disputes, Instant now) throws IOException {
    return new TestWorkspace(folder.resolve("city"), "xinxiang")
        .line("duplicates: {incident: {same: [unit_id, category_effective, occurred_at]}}")
        .source("calls", "incident", calls.toString(), deliveries.in("calls").resolve("*.csv"))
        .source(
            "disputes", "dispute", disputes.toString(), deliveries.in("disputes").resolve("*.csv"))
        .source(
            "log",
            "dispute_event",
            "canonical-dispute-event",
            deliveries.in("log").resolve("*.csv"))
        .open(TestWorkspace.clock(now.toString()));
  }

  @Test
  void allStatesAreMadeAnewWhenTheRulesChange() throws IOException {
    Path calls = Files.writeString(folder.resolve("calls.yaml"), TiedDeliveries.INCIDENTS);
    deliveries.deliver(0);
    refine(calls, "{}");
    deliveries.deliver(1);
    Workspace workspace =
        refine(calls, "{incident: {same: [unit_id, category_effective, occurred_at]}}");
    assertThat(operation(workspace)).isEqualTo("WRITE");
    assertThat(
            differences(
                rows(workspace.tables().read("silver.incident")),
                rows(
                    incidents(
                        new KnownRecords(workspace),
                        workspace.tables().read("silver.incident_version")))))
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
    Path calls = Files.writeString(folder.resolve("calls.yaml"), TiedDeliveries.INCIDENTS);
    deliveries.deliver(0);
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
            .source("calls", "incident", calls.toString(), deliveries.in("calls").resolve("*.csv"))
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
}
