package org.muye.job;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.muye.refine.CurrentRecords;
import org.muye.run.RunContext;
import org.muye.time.AsOf;
import org.muye.time.ReportingClock;

/**
 * Times indicators, alarms and levels on a made region of any number of units, again and again in
 * one process. Not a test; `benchmarks/indicators` calls it.
 *
 * <p>Arguments: folder for the warehouse, units, years, incidents per unit and week, repetitions,
 * whether to time the whole jobs as well (true, false, or only them). Prints one CSV line per
 * repetition and step: units, years, records, repetition, step, seconds, processor seconds. The
 * steps are the indicator values, the alarms and the levels, each alone, and then all that a run
 * does for indicators (with the register of districts, data quality, coverage, first releases,
 * reasons of revisions, autocorrelation) and for warnings (with forecasts, index and
 * four-isations), and the review of the last quarter in all formats.
 */
final class IndicatorsBenchmark {
  private static final LocalDate END = LocalDate.parse("2025-12-31");

  /** The day of the run, when all of the last year is settled. */
  private static final LocalDate AS_OF = END.plusDays(21);

  private IndicatorsBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    int units = Integer.parseInt(arguments[1]);
    int years = Integer.parseInt(arguments[2]);
    double weekly = Double.parseDouble(arguments[3]);
    int repetitions = Integer.parseInt(arguments[4]);
    String whole = arguments[5];
    LocalDate first = END.minusYears(years).plusDays(1);
    Workspace workspace =
        new TestWorkspace(folder, region(folder.resolve("region"), units))
            .firstPeriod(first.toString())
            .source("none", "training", "canonical-training", folder.resolve("none.csv"))
            // A night: its as-of day is today, so that it reads the current tables.
            .open(ReportingClock.stoppedAt(AS_OF.atTime(12, 0).toInstant(ZoneOffset.UTC)));
    long records = writeRecords(workspace, units, first, weekly);
    // As a night does once its records are there.
    workspace.suitSession();
    for (int repetition = 1; repetition <= repetitions; repetition++) {
      RunContext run = Runs.start(workspace, "indicators", new AsOf(AS_OF));
      WarningsJob warnings = new WarningsJob(workspace, run);
      Map<String, Runnable> steps = new LinkedHashMap<>();
      if (!whole.equals("only")) {
        steps.put("values", () -> values(workspace, run));
        steps.put("alarms", warnings::writeAlarms);
        steps.put("levels", warnings::writeLevels);
      }
      if (!whole.equals("false")) {
        steps.put("all of indicators", () -> new IndicatorsJob(workspace, run, true).run());
        steps.put("all of warnings", warnings::run);
        steps.put("review", () -> review(workspace, folder.resolve("reviews")));
      }
      String line = "%d,%d,%d,%d".formatted(units, years, records, repetition);
      steps.forEach((step, work) -> System.out.println(line + "," + step + "," + timed(work)));
    }
    workspace.spark().stop();
  }

  /** That of the last quarter, in Chinese. */
  private static void review(Workspace workspace, Path folder) {
    ReviewJob.Request request =
        ReviewJob.Request.of(
            END.getYear() + "Q4",
            "internal",
            List.of("zh"),
            List.of("docx", "html", "xlsx", "pdf", "json"),
            folder,
            false);
    RunContext run = Runs.start(workspace, "review", new AsOf(AS_OF));
    new ReviewJob(workspace, run, Progress.none()).make(request);
  }

  private static void values(Workspace workspace, RunContext run) {
    KnownRecords known = new KnownRecords(workspace);
    LocalDate firstDay = FirstDay.of(workspace, run.asOf());
    new IndicatorValuesJob(workspace, run, known, firstDay).run(true);
  }

  /** Seconds and processor seconds. */
  private static String timed(Runnable work) {
    long start = System.nanoTime();
    long processor = processorTime();
    work.run();
    return String.format(
        Locale.ROOT,
        "%.2f,%.2f",
        (System.nanoTime() - start) / 1e9,
        (processorTime() - processor) / 1e9);
  }

  /** Of the whole process, nanoseconds; on a shared machine it says more than the clock. */
  private static long processorTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** A region of so many counties in a row, each the neighbour of the next. */
  private static String region(Path folder, int units) {
    TreeMap<String, Integer> populations = new TreeMap<>();
    List<Map.Entry<String, String>> neighbours = new ArrayList<>();
    for (int i = 0; i < units; i++) {
      populations.put(id(i), 50_000 + 1_000 * (i * 37 % 551));
      if (i > 0) {
        neighbours.add(Map.entry(id(i - 1), id(i)));
      }
    }
    return MadeRegion.write(folder, populations, neighbours);
  }

  private static String id(int unit) {
    return "u%05d".formatted(unit);
  }

  /**
   * As many incidents as asked for, half as many disputes, and a training session per unit and
   * month, straight into the silver tables.
   */
  private static long writeRecords(Workspace workspace, int units, LocalDate first, double weekly) {
    long days = END.toEpochDay() - first.toEpochDay() + 1;
    long incidents = Math.round(units * weekly * days / 7);
    long disputes = incidents / 2;
    long trainings = Math.round(units * days / 30.4);
    KnownRecords known = new KnownRecords(workspace);
    Dataset<Row> made = made(workspace, incidents, units, first, days);
    write(
        workspace,
        "silver.incident_version",
        made.withColumns(
            Map.of(
                "incident_id", expr("concat('I', id)"),
                "occurred_at",
                    expr(
                        "timestampadd(MINUTE, cast(DRAW % 1440 as int), event_date)"
                            .replace("DRAW", draw(3))),
                "occurred_precision", lit("M"),
                "is_valid", expr(draw(4) + " % 10 > 0"),
                "is_homicide", expr(draw(5) + " % 2000 = 0"),
                "category_final",
                    expr(
                        "elt(1 + cast(%s %% 5 as int), '01','02','03','04','05')"
                            .formatted(draw(6))),
                "category_effective",
                    expr(
                        "elt(1 + cast(%s %% 5 as int), '01','02','03','04','05')"
                            .formatted(draw(6))),
                "correction", lit(false))));
    workspace
        .tables()
        .replaceAll(
            "silver.incident",
            known.incidents(
                KnownRecords.newest(
                    RecordKind.INCIDENT, workspace.tables().read("silver.incident_version"))));
    made = made(workspace, disputes, units, first, days);
    Map<String, Column> dispute = new LinkedHashMap<>();
    dispute.put("dispute_id", expr("concat('D', id)"));
    dispute.put("accepted_at", expr("timestampadd(HOUR, 2, event_date)"));
    dispute.put("detected_at", expr("timestampadd(HOUR, 1, event_date)"));
    dispute.put(
        "occurred_on", expr("date_sub(event_date, cast(%s %% 9 as int))".formatted(draw(3))));
    dispute.put(
        "dispute_scale", expr("elt(1 + cast(%s %% 20 = 0 as int), '01','02')".formatted(draw(4))));
    dispute.put(
        "dispute_category",
        expr(
            "concat('0', 1 + cast(%s %% 9 as int), '0', 1 + cast(%s %% 2 as int))"
                .formatted(draw(5), draw(6))));
    dispute.put("discovery_source", lit("grid_patrol"));
    dispute.put("deadline_on", expr("date_add(event_date, 30)"));
    dispute.put("resolution_method", lit("0103"));
    dispute.put(
        "resolving_level",
        expr("elt(1 + cast(%s %% 3 as int), '04','05','06')".formatted(draw(7))));
    dispute.put("resolved", expr(draw(8) + " % 30 > 0"));
    dispute.put(
        "resolved_at",
        expr(
            "CASE WHEN %s %% 30 > 0 THEN timestampadd(DAY, cast(%s %% 60 as int), event_date) END"
                .formatted(draw(8), draw(9))));
    dispute.put("account_basis", lit("WITH_EVENT"));
    write(workspace, "silver.dispute_version", made.withColumns(dispute));
    workspace
        .tables()
        .replaceAll(
            "silver.dispute",
            known.disputes(
                workspace.tables().read("silver.dispute_version"),
                CurrentRecords.knownBefore(
                    workspace.tables().read("silver.dispute_event"), workspace.clock().now()),
                workspace.clock().now()));
    made = made(workspace, trainings, units, first, days);
    write(
        workspace,
        "silver.training_version",
        made.withColumns(
            Map.of(
                "session_id", expr("concat('S', id)"),
                "held_on", col("event_date"),
                "venue_type", lit("2"),
                "topics", lit("01"),
                "attendance", lit(50),
                "attendance_qualifier", lit("exact"))));
    workspace
        .tables()
        .replaceAll(
            "silver.training",
            KnownRecords.newest(
                RecordKind.TRAINING, workspace.tables().read("silver.training_version")));
    return incidents + disputes + trainings;
  }

  /** A pseudo-random number that belongs to the row, not to the order of work. */
  private static String draw(int stream) {
    return "pmod(xxhash64(id, %d), 1000000007)".formatted(stream);
  }

  private static Dataset<Row> made(
      Workspace workspace, long rows, int units, LocalDate first, long days) {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(
        "unit_id",
        expr("concat('u', lpad(cast(%s %% %d as string), 5, '0'))".formatted(draw(1), units)));
    columns.put(
        "event_date",
        expr("date_add(DATE '%s', cast(%s %% %d as int))".formatted(first, draw(2), days)));
    Map<String, Column> technical = new LinkedHashMap<>();
    technical.put("is_deleted", lit(false));
    technical.put("record_version", lit(1L));
    technical.put("known_at", expr("timestampadd(DAY, 1, event_date)"));
    technical.put("known_at_basis", lit("SOURCE"));
    technical.put("issues", array().cast("array<string>"));
    technical.put("source", lit("made"));
    technical.put("mapping", lit("made"));
    technical.put("row_number", col("id"));
    technical.put("run_id", lit("made"));
    technical.put("content_hash", expr("sha2(cast(id as string), 256)"));
    return workspace.spark().range(rows).toDF().withColumns(columns).withColumns(technical);
  }

  private static void write(Workspace workspace, String table, Dataset<Row> rows) {
    StructType schema = workspace.tables().schema(table);
    List<String> given = List.of(rows.columns());
    List<Column> columns = new ArrayList<>();
    for (StructField field : schema.fields()) {
      columns.add(
          (given.contains(field.name()) ? col(field.name()) : lit(null))
              .cast(field.dataType())
              .as(field.name()));
    }
    workspace.tables().append(table, rows.select(columns.toArray(Column[]::new)));
  }
}
