package org.muye.job;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.muye.run.RunContext;
import org.muye.time.AsOf;

/**
 * Runs one night after the other on a small city to which every day brings a file of each kind,
 * late records, corrections and endings among them, and compares the values of the last night with
 * those that everything at once gives. Not a test; `benchmarks/nights` calls it.
 *
 * <p>What comes in is the same each night, however many went before: as many records of yesterday,
 * as many changes of the last weeks and as many of any day.
 *
 * <p>Arguments: folder, nights. A folder in which nights have run goes on after the last of them.
 * Adds one CSV line per night to `nights.csv` in it: its number, seconds, processor seconds,
 * periods computed whole and in part, files, data files and megabytes in the warehouse; prints at
 * the end the number of values that differ.
 */
final class NightsBenchmark {
  private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
  private static final int UNITS = 3;

  /** What a day is to the files: a night takes about so long, and they bear the real time. */
  private static final Duration NIGHT = Duration.ofSeconds(15);

  /** Of the units, as {@link MadeRegion} numbers them. */
  private static final int FIRST_CODE = 100_001;

  private static final int INCIDENTS = 20;
  private static final int DISPUTES = 8;

  /** Beside tonight's records, so many earlier ones change. */
  private static final int CHANGED = 4;

  /** Within so many nights disputes end. */
  private static final int LONGEST = 90;

  private static final int SEED = 20240101;

  private final Path folder;
  private final Random random = new Random();

  private NightsBenchmark(Path folder) {
    this.folder = folder;
  }

  /** Runs the nights. */
  public static void main(String[] arguments) throws IOException {
    NightsBenchmark nights = new NightsBenchmark(Path.of(arguments[0]));
    int number = Integer.parseInt(arguments[1]);
    for (int night = nights.done() + 1; night <= number; night++) {
      LocalDate day = FIRST.plusDays(night);
      nights.deliver(night, day);
      Workspace workspace = nights.workspace(day);
      keepAsIfNightsWereDays(workspace.spark());
      nights.note(nights.run(workspace, night, day));
      nights.ageLogsByADay();
    }
    Workspace last = nights.workspace(FIRST.plusDays(number));
    System.out.println("values that differ from those of everything at once: " + differing(last));
    last.spark().stop();
  }

  private Path costs() {
    return folder.resolve("nights.csv");
  }

  private int done() throws IOException {
    return Files.exists(costs()) ? Files.readAllLines(costs()).size() : 0;
  }

  private void note(String costs) throws IOException {
    System.out.println(costs);
    Files.writeString(costs(), costs + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Files of earlier versions for a week of nights. */
  private static void keepAsIfNightsWereDays(SparkSession spark) {
    spark.conf().set("spark.databricks.delta.retentionDurationCheck.enabled", "false");
    spark
        .conf()
        .set(
            "spark.databricks.delta.properties.defaults.deletedFileRetentionDuration",
            "interval %d seconds".formatted(NIGHT.toSeconds() * 7));
  }

  /** Delta deletes what is old of a log by whole days, whatever the time for which it is kept. */
  private void ageLogsByADay() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("city/warehouse"))) {
      for (Path file :
          all.filter(Files::isRegularFile)
              .filter(file -> file.toString().contains("/_delta_log/"))
              .toList()) {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        Files.setLastModifiedTime(file, FileTime.from(written.minus(Duration.ofDays(1))));
      }
    }
  }

  private String run(Workspace workspace, int night, LocalDate day) throws IOException {
    RunContext run = Runs.start(workspace, "nightly", new AsOf(day));
    long start = System.nanoTime();
    long processor = processorTime();
    NightlyJob.Result result = new NightlyJob(workspace, run, Progress.none()).run();
    new MaintenanceJob(workspace, run, NIGHT.multipliedBy(7)).nightly();
    double seconds = (System.nanoTime() - start) / 1e9;
    double processorSeconds = (processorTime() - processor) / 1e9;
    IndicatorsJob.Result indicators = result.indicators();
    if (indicators == null) {
      throw new IllegalStateException("night " + night + " was held back", result.gate());
    }
    long[] filesAndBytes = filesAndBytes();
    return String.format(
        Locale.ROOT,
        "%d,%.2f,%.2f,%d,%d,%d,%d,%.2f",
        night,
        seconds,
        processorSeconds,
        indicators.computed().values().whole().size(),
        indicators.computed().values().partly().size(),
        filesAndBytes[0],
        filesAndBytes[1],
        filesAndBytes[2] / 1e6);
  }

  private static long processorTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private long[] filesAndBytes() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("city/warehouse"))) {
      long files = 0;
      long dataFiles = 0;
      long bytes = 0;
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files++;
        String name = file.toString();
        dataFiles += name.endsWith(".parquet") && !name.contains("_delta_log") ? 1 : 0;
        bytes += Files.size(file);
      }
      return new long[] {files, dataFiles, bytes};
    }
  }

  /** Values of the last night that a computation of everything has not, or the other way round. */
  private static long differing(Workspace workspace) {
    LocalDate day = workspace.clock().now().atZone(workspace.region().timeZone()).toLocalDate();
    RunContext run = Runs.start(workspace, "nightly", new AsOf(day));
    Workspace whole = workspace.withGoldIn("whole");
    new IndicatorValuesJob(whole, run, new KnownRecords(whole), FirstDay.of(whole, run.asOf()))
        .run(true);
    Dataset<Row> left = workspace.tables().read("gold.indicator_value").drop("run_id", "as_of");
    Dataset<Row> all = whole.tables().read("gold.indicator_value").drop("run_id", "as_of");
    return left.exceptAll(all).count() + all.exceptAll(left).count();
  }

  private Workspace workspace(LocalDate day) throws IOException {
    return MadeDeliveries.workspace(folder, region(), FIRST, day);
  }

  private String region() {
    TreeMap<String, Integer> populations = new TreeMap<>();
    for (int unit = 0; unit < UNITS; unit++) {
      populations.put("u" + unit, 100_000 * (unit + 1));
    }
    Path place = folder.resolve("region");
    return Files.exists(place)
        ? place.toString()
        : MadeRegion.write(
            place, populations, List.of(Map.entry("u0", "u1"), Map.entry("u1", "u2")));
  }

  private void deliver(int night, LocalDate day) throws IOException {
    // Of a night's own, so that nights can go on in another process.
    random.setSeed((long) SEED * night);
    List<String> incidents = new ArrayList<>();
    for (int i = 0; i < INCIDENTS; i++) {
      incidents.add(incident("i%d-%d".formatted(night, i), day.minusDays(1), 1, day));
    }
    List<String> cases = new ArrayList<>();
    for (int i = 0; i < DISPUTES; i++) {
      cases.add(dispute(night, i, 1, null, day));
    }
    for (int i = 0; i < CHANGED && night > 1; i++) {
      // As often one of last week as one of any time.
      int before = 1 + random.nextInt(i % 2 == 0 ? night - 1 : Math.min(7, night - 1));
      LocalDate then = day.minusDays(before);
      incidents.add(incident("late%d-%d".formatted(night, i), then, 1, day));
      incidents.add(
          incident(
              "i%d-%d".formatted(night - before, random.nextInt(INCIDENTS)),
              then.minusDays(1),
              night,
              day));
    }
    for (int i = 0; i < DISPUTES && night > 1; i++) {
      int before = 1 + random.nextInt(Math.min(LONGEST, night - 1));
      cases.add(dispute(night - before, i, night, day.minusDays(1), day));
    }
    write("incidents", MadeDeliveries.INCIDENT, incidents, day);
    write("disputes", MadeDeliveries.DISPUTE, cases, day);
  }

  private void write(String source, String columns, List<String> rows, LocalDate day)
      throws IOException {
    MadeDeliveries.write(folder.resolve(source).resolve(day + ".csv"), columns, rows);
  }

  private String incident(String id, LocalDate on, int version, LocalDate known) {
    String unit = String.valueOf(FIRST_CODE + random.nextInt(UNITS));
    return MadeDeliveries.incident(random, id, on, unit, version, known);
  }

  private static String dispute(
      int night, int number, int version, @Nullable LocalDate resolvedOn, LocalDate known) {
    return MadeDeliveries.dispute(
        "d%d-%d".formatted(night, number),
        FIRST.plusDays(night).minusDays(1),
        String.valueOf(FIRST_CODE + number % UNITS),
        1 + number % 2,
        resolvedOn,
        version,
        known);
  }
}
