package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.contract.Contract;
import org.muye.error.UserError;
import org.muye.run.RunContext;
import org.muye.time.AsOf;

/**
 * Nights that compute only the periods touched leave the values that a computation of all would
 * leave, in a region with boundary changes and a moving Spring Festival.
 *
 * <p>Longer than 300 lines because a night after night story is told with the rows that each
 * delivers.
 */
@Tag("large")
class IncrementalNightsIT {
  private static final LocalDate START = LocalDate.parse("2025-03-01");

  @TempDir Path folder;

  private final Random random = new Random(11);
  private int files;

  @Test
  void leavesWhatAFullComputationLeaves() throws IOException {
    List<String> first = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      // Every fourth grew out of a dispute, some of which become known later.
      first.add(
          incident("c" + i, START.minusDays(random.nextInt(780)), START)
              + (i % 4 == 0 ? "d" + i : ""));
    }
    deliver("incidents", MadeDeliveries.INCIDENT, first);
    List<String> disputes = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      disputes.add(dispute("d" + i, START.minusDays(random.nextInt(780)), START));
    }
    deliver("disputes", MadeDeliveries.DISPUTE, disputes);
    assertThat(periods(night(START))).as("the first night computes all").hasSizeGreaterThan(150);

    // Nothing arrives: only what has not ended moves with the day.
    assertThat(periods(night(START.plusDays(1))))
        .contains("2025-W09", "2025-03", "2025Q1", "2025H1", "2025")
        .doesNotContain("2025-02", "2024", "2024-W30");

    // A record of a day long past, and the correction of another.
    deliver(
        "incidents",
        MadeDeliveries.INCIDENT,
        List.of(incident("late", LocalDate.parse("2024-02-14"), START.plusDays(2))));
    String mark = mark(workspace("xinxiang", START));
    Workspace late = night(START.plusDays(2));
    assertThat(ChangedDays.since(late.tables(), INCIDENTS, mark))
        .contains(Set.of(LocalDate.parse("2024-02-14")));
    assertThat(periods(late))
        .contains("2024-02", "2024-W07", "2024Q1", "2024", "2025-02", "2024-03")
        .doesNotContain("2023-02", "2024-08", "2024-W20", "2023");

    // A dispute open for long is resolved, so that the stock of open ones falls from then on.
    deliver(
        "disputes",
        MadeDeliveries.DISPUTE,
        List.of(
            "d7,%1$sT09:00:00+08:00,410702,01,0101,1,2024-11-05T09:00:00+08:00,9,%2$sT09:00:00+08:00"
                .formatted(LocalDate.parse("2024-06-03"), START.plusDays(3))));
    // Others become known by which incidents of many days are linked that stay as they are.
    List<String> known = new ArrayList<>();
    for (int i = 300; i < 600; i += 4) {
      known.add(dispute("d" + i, START.minusDays(700), START.plusDays(3)));
    }
    deliver("disputes", MadeDeliveries.DISPUTE, known);
    mark = mark(late);
    // Nor do those that maintenance moves to another file.
    DeltaTable.forPath(late.spark(), late.tables().location(INCIDENTS))
        .optimize()
        .executeCompaction();
    assertThat(mark(late)).isNotEqualTo(mark);
    Workspace linked = night(START.plusDays(3));
    assertThat(ChangedDays.since(linked.tables(), INCIDENTS, mark)).contains(Set.of());

    // A new month, by whose closing day values are called otherwise; an incident that moves to
    // another day, and one that is withdrawn.
    LocalDate left = eventDay(linked, "c5");
    LocalDate withdrawn = eventDay(linked, "c6");
    List<String> next = new ArrayList<>();
    next.add(
        MadeDeliveries.incident(
            random, "c5", LocalDate.parse("2024-09-10"), unitCode(), 2, START.plusDays(21)));
    next.add(
        MadeDeliveries.incident(random, "c6", withdrawn, unitCode(), 2, START.plusDays(21))
            .replaceFirst(",0,$", ",1,"));
    for (int i = 0; i < 30; i++) {
      next.add(incident("n" + i, START.plusDays(random.nextInt(20)), START.plusDays(21)));
    }
    deliver("incidents", MadeDeliveries.INCIDENT, next);
    Workspace moved = night(START.plusDays(21));
    assertThat(periods(moved)).contains("2025-02", "2025-03");
    assertThat(ChangedDays.since(moved.tables(), INCIDENTS, mark).orElseThrow())
        .contains(left, LocalDate.parse("2024-09-10"), withdrawn)
        .allMatch(
            day ->
                !day.isBefore(START)
                    || Set.of(left, LocalDate.parse("2024-09-10"), withdrawn).contains(day));
    sumsOfOtherDaysAreTakenOver(moved, START.plusDays(21));
  }

  /** They are not made anew, so that what is wrong in them stays. */
  private static void sumsOfOtherDaysAreTakenOver(Workspace workspace, LocalDate day) {
    Dataset<Row> cells = workspace.tables().read("gold.indicator_cell");
    long sums = cells.where(OF_INCIDENTS).count();
    workspace
        .tables()
        .replaceAll("gold.indicator_cell", cells.where(not(OF_INCIDENTS)).localCheckpoint());
    new IndicatorsJob(workspace, Runs.start(workspace, "nightly", new AsOf(day))).run();
    assertThat(workspace.tables().read("gold.indicator_cell").where(OF_INCIDENTS).count())
        .isLessThan(sums / 2);
  }

  private static final String INCIDENTS = "silver.incident";

  private static final Column OF_INCIDENTS = col("measure").startsWith("incident.");

  private static String mark(Workspace workspace) {
    return workspace.tables().mark(INCIDENTS).orElseThrow();
  }

  private static LocalDate eventDay(Workspace workspace, String incident) {
    return workspace
        .tables()
        .read(INCIDENTS)
        .where(col("incident_id").equalTo(incident))
        .head()
        .getAs("event_date");
  }

  @Test
  void computesAllWhenADayLiesBeforeTheLastOrTheHistoryBeginsElsewhere() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      rows.add(incident("c" + i, START.minusDays(random.nextInt(200)), START.minusDays(60)));
    }
    deliver("incidents", MadeDeliveries.INCIDENT, rows);
    deliver("disputes", MadeDeliveries.DISPUTE, List.of());
    night(START);
    Workspace earlier = night(START.minusDays(3));
    assertThat(periods(earlier)).isEqualTo(allPeriods(earlier));
    Workspace next = night(START.minusDays(2));
    assertThat(periods(next)).isNotEmpty().isNotEqualTo(allPeriods(next));
  }

  @Test
  void plansWhatTheNightThenDoesAndFindsAValueThatWasChanged() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(incident("c" + i, START.minusDays(random.nextInt(700)), START));
    }
    deliver("incidents", MadeDeliveries.INCIDENT, rows);
    deliver("disputes", MadeDeliveries.DISPUTE, List.of());
    night(START);
    LocalDate next = START.plusDays(1);
    List<String> late = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      late.add(incident("late" + i, LocalDate.parse("2024-02-14"), next));
    }
    late.add("broken,2024-13-45,,410702,01,01,1,made,%sT08:00:00+08:00,1,0,".formatted(next));
    deliver("incidents", MadeDeliveries.INCIDENT, late);
    Workspace workspace = workspace("xinxiang", next);
    Map<String, String> tables = states(workspace);
    Map<List<Object>, List<Object>> before = published(workspace);

    PlanJob.Plan plan = plan(workspace, next);

    assertThat(states(workspace)).as("a plan changes no table").isEqualTo(tables);
    assertThat(workspace.tables().marks("scratch").names()).as("nor leaves one").isEmpty();
    assertThat(plan.files()).extracting(RunReport.FileLine::name).containsExactly("f2.csv");
    assertThat(plan.sources())
        .extracting(
            RunReport.SourceLine::source,
            RunReport.SourceLine::written,
            RunReport.SourceLine::quarantined)
        .containsExactly(tuple("incidents", 9L, 1L));
    night(next);
    assertThat(new TreeSet<>(plan.periods()))
        .as(String.valueOf(plan.computation()))
        .isEqualTo(wholePeriods(workspace))
        .isNotEmpty();
    Map<List<Object>, List<Object>> after = published(workspace);
    long added = after.keySet().stream().filter(key -> !before.containsKey(key)).count();
    long changed =
        before.keySet().stream()
            .filter(key -> after.containsKey(key) && !after.get(key).equals(before.get(key)))
            .count();
    assertThat(plan.movements().stream().mapToLong(ValueMovements.Movement::added).sum())
        .isEqualTo(added);
    assertThat(plan.movements().stream().mapToLong(ValueMovements.Movement::changed).sum())
        .isEqualTo(changed)
        .isPositive();

    RunContext run = Runs.start(workspace, "nightly", new AsOf(next));
    assertThat(new ValueCheck(workspace, run).ofRandomPeriods(10_000)).isNull();
    Dataset<Row> values = workspace.tables().read("gold.indicator_value").where(ONE_VALUE);
    workspace
        .tables()
        .replaceWhere(
            "gold.indicator_value", values.withColumn("value", col("value").plus(1)), ONE_VALUE);
    assertThat(new ValueCheck(workspace, run).ofRandomPeriods(10_000))
        .isNotNull()
        .extracting(UserError::kind, UserError::why)
        .containsExactly(
            UserError.Kind.QUALITY_GATE,
            "2024-02 xinxiang I2, found in %d periods drawn at random"
                .formatted(allPeriods(workspace).size()));

    // What was found wrong is not gone on from: the next night makes everything anew.
    Workspace repaired = night(next.plusDays(1));
    assertThat(periods(repaired)).isEqualTo(allPeriods(repaired));
  }

  private static final String ONE_VALUE =
      "period = '2024-02' and unit_id = 'xinxiang' and indicator_id = 'I2' and category is null"
          + " and boundary_version = '2020-09-18'";

  @Test
  void plansHowAnotherPopulationMovesWhatIsPublished() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add(incident("c" + i, START.minusDays(random.nextInt(50)), START));
    }
    deliver("incidents", MadeDeliveries.INCIDENT, rows);
    deliver("disputes", MadeDeliveries.DISPUTE, List.of());
    night(START);
    String region =
        TestRegions.assembled(
            folder.resolve("region"),
            SharedData.repository().resolve("schemas/regions/xinxiang"),
            List.of());
    Path population = Path.of(region, "population.csv");
    Files.writeString(population, Files.readString(population).replace(",429328,", ",858656,"));

    PlanJob.Plan plan = plan(workspace(region, START), START);

    assertThat(plan.files()).isEmpty();
    assertThat(Objects.requireNonNull(plan.computation()).whyAll())
        .contains("REGION")
        .doesNotContain("PROGRAM");
    // Twice the people halve the rate of the unit, whatever period it is of.
    Workspace workspace = workspace("xinxiang", START);
    double highest =
        workspace
            .tables()
            .read("gold.indicator_value")
            .where("indicator_id = 'I2' and unit_id = 'xx-hongqi'")
            .agg(max("value"))
            .head()
            .getDouble(0);
    assertThat(plan.movements())
        .filteredOn(movement -> movement.indicator().equals("I2"))
        .singleElement()
        .satisfies(
            movement -> {
              ValueMovements.Largest largest = Objects.requireNonNull(movement.largest());
              assertThat(largest.unit()).isEqualTo("xx-hongqi");
              assertThat(largest.before()).isEqualTo(highest);
              assertThat(largest.after()).isCloseTo(highest / 2, within(1e-12));
            });
  }

  private static PlanJob.Plan plan(Workspace workspace, LocalDate day) {
    return new PlanJob(workspace, Runs.start(workspace, "plan", new AsOf(day)))
        .plan(Progress.none());
  }

  /** The state of every table. */
  private static Map<String, String> states(Workspace workspace) {
    return workspace.contracts().contracts().stream()
        .map(Contract::id)
        .collect(Collectors.toMap(id -> id, id -> workspace.tables().state(id)));
  }

  /** What is published of each value, by what it is a value of. */
  private static Map<List<Object>, List<Object>> published(Workspace workspace) {
    Map<List<Object>, List<Object>> published = new HashMap<>();
    for (Row row : workspace.tables().read("gold.indicator_value").collectAsList()) {
      published.put(
          of(
              row,
              "indicator_id",
              "unit_id",
              "boundary_version",
              "period_type",
              "period",
              "category"),
          of(
              row,
              "numerator",
              "denominator",
              "value",
              "ci_low",
              "ci_high",
              "value_smoothed",
              "probability_above_city",
              "release",
              "status_reason",
              "suppressed"));
    }
    return published;
  }

  private static List<Object> of(Row row, String... columns) {
    return Stream.of(columns).map(name -> row.<Object>getAs(name)).collect(Collectors.toList());
  }

  private String incident(String id, LocalDate day, LocalDate known) {
    return MadeDeliveries.incident(random, id, day, unitCode(), 1, known);
  }

  private String dispute(String id, LocalDate accepted, LocalDate known) {
    LocalDate end = accepted.plusDays(1 + random.nextInt(90));
    boolean resolved = random.nextInt(5) > 0 && end.isBefore(known);
    return MadeDeliveries.dispute(
        id, accepted, unitCode(), 1 + random.nextInt(2), resolved ? end : null, 1, known);
  }

  private String unitCode() {
    return "4107%02d".formatted(2 + random.nextInt(3));
  }

  private void deliver(String source, String columns, List<String> rows) throws IOException {
    MadeDeliveries.write(
        folder.resolve(source).resolve("f%d.csv".formatted(files++)), columns, rows);
  }

  /** Runs the night and returns its workspace, whose values are those of a full computation. */
  private Workspace night(LocalDate day) throws IOException {
    Workspace workspace = workspace("xinxiang", day);
    RunContext run = Runs.start(workspace, "nightly", new AsOf(day));
    new IngestJob(workspace, run, false).run();
    new RefineJob(workspace, run).run();
    new IndicatorsJob(workspace, run).run();
    Workspace whole = workspace.withGoldIn("whole");
    try {
      new IndicatorValuesJob(whole, run, new KnownRecords(whole), FirstDay.of(whole, run.asOf()))
          .run(true);
      Set<String> expected = values(whole);
      assertThat(expected).isNotEmpty();
      Set<String> left = values(workspace);
      assertThat(left.stream().filter(row -> !expected.contains(row))).isEmpty();
      assertThat(left).hasSameSizeAs(expected);
    } finally {
      workspace.tables().deleteFolder("whole");
    }
    return workspace;
  }

  private Workspace workspace(String region, LocalDate day) throws IOException {
    return MadeDeliveries.workspace(folder, region, LocalDate.parse("2023-01-01"), day);
  }

  private static Set<String> values(Workspace workspace) {
    Dataset<Row> values = workspace.tables().read("gold.indicator_value").drop("run_id", "as_of");
    return values.collectAsList().stream()
        .map(Row::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> allPeriods(Workspace workspace) {
    return labels(workspace.tables().read("gold.indicator_value"));
  }

  /** The periods of which the last run computed the incident rate. */
  private static Set<String> periods(Workspace workspace) {
    Dataset<Row> values = workspace.tables().read("gold.indicator_value");
    return labels(values.where(isOfLastRun(values).and(col("indicator_id").equalTo("I2"))));
  }

  /** The periods of which the last run computed every value. */
  private static Set<String> wholePeriods(Workspace workspace) {
    Dataset<Row> values = workspace.tables().read("gold.indicator_value");
    Set<String> periods = labels(values);
    periods.removeAll(labels(values.where(not(isOfLastRun(values)))));
    return periods;
  }

  private static Column isOfLastRun(Dataset<Row> values) {
    return col("run_id").equalTo(values.agg(max("run_id")).head().getString(0));
  }

  private static Set<String> labels(Dataset<Row> values) {
    return values.select("period").distinct().collectAsList().stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
