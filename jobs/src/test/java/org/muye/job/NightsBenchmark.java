package org.muye.job;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
 * <p>Arguments: folder, nights. Prints one CSV line per night: its number, seconds, processor
 * seconds, periods computed whole and in part, files, data files and megabytes in the warehouse; at
 * the end a line with the number of values that differ.
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

  private final Path folder;
  private final Random random = new Random(20240101);
  private final List<LocalDate> disputes = new ArrayList<>();

  private NightsBenchmark(Path folder) {
    this.folder = folder;
  }

  /** Runs the nights. */
  public static void main(String[] arguments) throws IOException {
    NightsBenchmark nights = new NightsBenchmark(Path.of(arguments[0]));
    int number = Integer.parseInt(arguments[1]);
    Workspace workspace = null;
    for (int night = 1; night <= number; night++) {
      LocalDate day = FIRST.plusDays(night);
      nights.deliver(night, day);
      workspace = nights.workspace(day);
      keepAsIfNightsWereDays(workspace.spark());
      System.out.println(nights.run(workspace, night, day));
    }
    if (workspace != null) {
      System.out.println(
          "values that differ from those of everything at once: " + differing(workspace));
      workspace.spark().stop();
    }
  }

  /** Files of earlier versions for a week and the tables' logs for a month of nights. */
  private static void keepAsIfNightsWereDays(SparkSession spark) {
    spark.conf().set("spark.databricks.delta.retentionDurationCheck.enabled", "false");
    String property = "spark.databricks.delta.properties.defaults.%s";
    spark
        .conf()
        .set(
            property.formatted("deletedFileRetentionDuration"),
            "interval %d seconds".formatted(NIGHT.toSeconds() * 7));
    spark
        .conf()
        .set(
            property.formatted("logRetentionDuration"),
            "interval %d seconds".formatted(NIGHT.toSeconds() * 30));
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
    List<String> incidents = new ArrayList<>();
    for (int i = 0; i < INCIDENTS; i++) {
      incidents.add(incident("i%d-%d".formatted(night, i), day.minusDays(1), 1, day));
    }
    List<String> cases = new ArrayList<>();
    for (int i = 0; i < DISPUTES; i++) {
      cases.add(dispute(disputes.size(), day.minusDays(1), 1, null, day));
      disputes.add(day.minusDays(1));
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
      int ended = random.nextInt(disputes.size());
      cases.add(dispute(ended, disputes.get(ended), night, day.minusDays(1), day));
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
      int number,
      LocalDate accepted,
      int version,
      @Nullable LocalDate resolvedOn,
      LocalDate known) {
    return MadeDeliveries.dispute(
        "d" + number,
        accepted,
        String.valueOf(FIRST_CODE + number % UNITS),
        1 + number % 2,
        resolvedOn,
        version,
        known);
  }
}
