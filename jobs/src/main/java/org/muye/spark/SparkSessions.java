package org.muye.spark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Opens the one session of a process. */
public final class SparkSessions {
  /** Set by spark-submit. */
  private static final String MASTER = "spark.master";

  private static final String LOCAL_FILES = "fs.file.impl";

  private static final String LISTING_PARALLELISM =
      "spark.sql.sources.parallelPartitionDiscovery.parallelism";

  /**
   * What depends on the machines and changes no result; all else is as below, whatever a cluster
   * has.
   */
  private static final Set<String> SIZES =
      Set.of(
          "spark.default.parallelism",
          "spark.driver.maxResultSize",
          "spark.sql.adaptive.coalescePartitions.minPartitionSize",
          "spark.sql.shuffle.partitions",
          LISTING_PARALLELISM,
          "spark.ui.enabled");

  /** Bronze and versions of a hundred thousand records or so. */
  private static final long SMALL_BYTES = 16L << 20;

  /**
   * A guess between the values of a small city, whose plans are interpreted, and a million, of
   * which compiled plans are faster (docs/speed.md).
   */
  private static final long FEW_ROWS = 400_000;

  /**
   * A setting that depends on how much there is to read.
   *
   * @param usual null where Spark decides
   * @param byRows whether it depends on how much there is to write as well
   */
  private record BySize(String key, String small, @Nullable String usual, boolean byRows) {
    BySize(String key, String small, @Nullable String usual) {
      this(key, small, usual, false);
    }
  }

  private static @Nullable CompletableFuture<SparkSession> early;

  private SparkSessions() {}

  /**
   * Begins to open the session beside what the process does until it asks for it, which a machine
   * of two cores does in less time than one after the other.
   */
  public static synchronized void openEarly(String applicationName) {
    if (early == null) {
      // A thread of its own has the class loader of this one, which spark-submit gives its jars.
      early = CompletableFuture.supplyAsync(() -> create(applicationName), SparkSessions::inThread);
    }
  }

  private static void inThread(Runnable work) {
    Thread thread = new Thread(work, "session");
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits for a session that is being opened: Spark complains when a process ends meanwhile. */
  public static synchronized void awaitOpening() {
    if (early != null) {
      var unused = early.handle((session, failure) -> true).join();
    }
  }

  /**
   * Opens the session, or takes the one that was begun to be opened.
   *
   * @see #openEarly
   */
  public static synchronized SparkSession open(String applicationName) {
    if (early == null) {
      return create(applicationName);
    }
    CompletableFuture<SparkSession> begun = early;
    early = null;
    try {
      SparkSession session = begun.join();
      org.apache.spark.sql.classic.SparkSession.setActiveSession(session);
      return session;
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /**
   * Opens a session with Muye's settings. The master is taken from `spark.master` when spark-submit
   * set it, else all local cores are used.
   */
  private static SparkSession create(String applicationName) {
    // By its class: the general builder finds that by reflection on all of Scala's library.
    org.apache.spark.sql.classic.SparkSession.Builder builder =
        org.apache.spark.sql.classic.SparkSession.builder().appName(applicationName);
    if (System.getProperty(MASTER) == null) {
      builder.master("local[*]");
      // Nothing outside this process talks to a local run.
      builder.config("spark.driver.host", "127.0.0.1");
      builder.config("spark.driver.bindAddress", "127.0.0.1");
      // Only here is the jar with these classes there before the first file is touched.
      builder.config("spark.hadoop." + LOCAL_FILES, ShellFreeLocalFileSystem.class.getName());
      builder.config(
          "spark.hadoop.fs.AbstractFileSystem.file.impl", ShellFreeLocalFs.class.getName());
    }
    settings(System.getProperties()).forEach(builder::config);
    SparkSession session = builder.getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
    return session;
  }

  /** What a session tells Hadoop, where there is none yet. */
  public static Configuration hadoop() {
    Configuration hadoop = SparkHadoopUtil.get().newConfiguration(new SparkConf());
    if (System.getProperty(MASTER) == null) {
      hadoop.set(LOCAL_FILES, ShellFreeLocalFileSystem.class.getName());
    }
    return hadoop;
  }

  /**
   * Suits a session on one machine to the size of the records: with few of them, most of a run's
   * time goes into planning, compiling and starting tasks. No result depends on it, and what -D on
   * the command line gives stays.
   *
   * @param bytes of the tables of records; 0 while nothing is known of them
   * @param rows that the next plans make of them, about; 0 where they are no more than a few for
   *     each record
   */
  public static void suit(SparkSession session, long bytes, long rows) {
    if (!session.sparkContext().isLocal()) {
      return;
    }
    boolean fewRecords = bytes > 0 && bytes <= SMALL_BYTES;
    for (BySize setting : bySize()) {
      if (System.getProperty(setting.key()) != null) {
        continue;
      }
      boolean small = fewRecords && !(setting.byRows() && rows > FEW_ROWS);
      String value = small ? setting.small() : setting.usual();
      if (value == null) {
        session.conf().unset(setting.key());
      } else {
        session.conf().set(setting.key(), value);
      }
    }
  }

  private static List<BySize> bySize() {
    int cores = Runtime.getRuntime().availableProcessors();
    Map<String, String> usual = settings();
    return List.of(
        // Compiling a plan costs more than interpreting it for so few rows.
        new BySize("spark.sql.codegen.wholeStage", "false", "true", true),
        new BySize("spark.sql.codegen.factoryMode", "NO_CODEGEN", "FALLBACK", true),
        // A query of the log that spares reading a file costs more than reading it.
        new BySize("spark.databricks.delta.stats.skipping", "false", "true"),
        // Two partitions a core even out units of unlike size; nothing is left to adapt then.
        new BySize("spark.sql.adaptive.enabled", "false", usual.get("spark.sql.adaptive.enabled")),
        new BySize(
            "spark.sql.shuffle.partitions",
            String.valueOf(Math.min(2 * cores, 8)),
            usual.get("spark.sql.shuffle.partitions")),
        new BySize("spark.sql.leafNodeDefaultParallelism", String.valueOf(cores), null),
        // A task for each core lists a table's folder; more only cost their start.
        new BySize(LISTING_PARALLELISM, String.valueOf(cores), usual.get(LISTING_PARALLELISM)));
  }

  /** What a run is to use, less the sizes that spark-submit, or -D on the command line, gives. */
  static Map<String, String> settings(Properties given) {
    Map<String, String> settings = settings();
    settings.keySet().removeIf(key -> SIZES.contains(key) && given.getProperty(key) != null);
    return settings;
  }

  /** The version of Spark. */
  public static String version() {
    return org.apache.spark.package$.MODULE$.SPARK_VERSION();
  }

  /** The settings and why each is set; those of any session that reads or writes the tables. */
  public static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
    settings.put(
        "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    // Instants are stored in UTC; local days are computed from the region's zone, never the
    // machine's.
    settings.put("spark.sql.session.timeZone", "UTC");
    // Rows carry java.time values; the older classes would bring the machine's zone in.
    settings.put("spark.sql.datetime.java8API.enabled", "true");
    // A wrong cast must fail, not become NULL; parsing with issue codes is done before.
    settings.put("spark.sql.ansi.enabled", "true");
    // A query's text must not read the environment: ${env:NAME} stays what it is.
    settings.put("spark.sql.variable.substitute", "false");
    // No web server on an analyst's machine or in a nightly job.
    settings.put("spark.ui.enabled", "false");
    // A night has several hundred generated classes; beyond the default of 100 they would be
    // compiled again and again.
    settings.put("spark.sql.codegen.cache.maxEntries", "2000");
    // A city's data is small: a few partitions beat two hundred; adaptive execution merges the
    // rest.
    settings.put("spark.sql.shuffle.partitions", "8");
    settings.put("spark.default.parallelism", "4");
    settings.put("spark.sql.adaptive.enabled", "true");
    // Statistics cost much per byte: merged to the default megabyte, one core would do the work of
    // all.
    settings.put("spark.sql.adaptive.coalescePartitions.minPartitionSize", "64k");
    // Delta reads its own log with Spark jobs; its default of 50 partitions costs seconds on small
    // tables.
    settings.put("spark.databricks.delta.snapshotPartitions", "1");
    // Delta lists a table's folder with as many tasks when it deletes unused files; the default of
    // 10,000 takes minutes for a few files.
    settings.put(LISTING_PARALLELISM, "8");
    settings.put("spark.databricks.delta.properties.defaults.minWriterVersion", "2");
    // Maintenance writes a checkpoint of each table once a week. Delta's default of 10 commits
    // would
    // besides let every tenth night write those of all tables at once.
    settings.put("spark.databricks.delta.properties.defaults.checkpointInterval", "50");
    // Maintenance joins small files only: joined with others, rows of all days would lie in a few
    // files of a gigabyte, which one late record has written anew.
    settings.put("spark.databricks.delta.optimize.minFileSize", String.valueOf(4 << 20));
    settings.put("spark.databricks.delta.optimize.maxFileSize", String.valueOf(64 << 20));
    // Delta answers MIN and MAX of a date column from its statistics, and fails on java.time
    // values.
    settings.put("spark.databricks.delta.optimizeMetadataQuery.enabled", "false");
    // Dates before 1582 are real calendar dates, not to be shifted.
    settings.put("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED");
    settings.put("spark.sql.parquet.int96RebaseModeInWrite", "CORRECTED");
    settings.put("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    settings.put("spark.sql.parquet.compression.codec", "zstd");
    // What is kept is read once or twice more and dropped: to look for the best way to pack each
    // column took a tenth of the time in which a first night refines its rows.
    settings.put("spark.sql.inMemoryColumnarStorage.compressed", "false");
    // Records are plain Java objects; Kryo is faster and smaller than Java serialisation for them.
    settings.put("spark.serializer", "org.apache.spark.serializer.KryoSerializer");
    // The driver refuses a result that would not fit instead of running out of memory.
    settings.put("spark.driver.maxResultSize", "1g");
    // Progress is our own; Spark's bar would overwrite it.
    settings.put("spark.ui.showConsoleProgress", "false");
    return settings;
  }
}
