package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.muye.serving.Listening;
import org.muye.serving.Publisher;
import org.muye.time.Period;
import org.muye.time.PeriodType;

/**
 * Nights published while others read, and publications that are killed: the process of `muye
 * publish` ends by SIGKILL at random moments.
 *
 * <p>In night n every unit has n disputes in each quarter, so that the region has 3 n, and n tasks.
 */
@Tag("large")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublishFaultsIT {
  private static final int CLIENTS = 8;

  /** More with -Dmuye.publish.kills: each takes half a minute. */
  private static final int KILLS = Integer.getInteger("muye.publish.kills", 6);

  private static final long SEED = 20251126;

  @TempDir static Path folder;

  private static final List<Period> QUARTERS =
      Period.covering(PeriodType.QUARTER, Period.parse("2015Q1").start(), MadeGold.LAST.start());

  /** Sum over the region, rows, and tasks, in one statement and so of one moment. */
  private static final String READ =
      "SELECT (SELECT sum(numerator) FROM muye.indicator_value WHERE unit_id = '%s'),"
          + " (SELECT count(*) FROM muye.indicator_value),"
          + " (SELECT sum(tasks) FROM muye.duty_task_count),"
          + " (SELECT count(DISTINCT numerator) FROM muye.indicator_value)";

  private static OpenMart open;
  private static String password;
  private static MadeGold gold;
  private static int night;

  @BeforeAll
  static void firstNight() {
    gold = write(10);
    ReferenceTables.write(gold.workspace, gold.run, QUARTERS.get(0).start());
    open = OpenMart.of(gold.workspace, Listening.locally());
    publish();
    password = open.roles().readerPassword(false);
  }

  @AfterAll
  static void end() {
    open.close();
  }

  private static MadeGold write(int number) {
    night = number;
    MadeGold made = new MadeGold(folder);
    for (Period quarter : QUARTERS) {
      for (String unit : made.units) {
        made.value(unit, quarter, "D1", null, (double) number, number / 5.0, null);
      }
      made.value(made.root, quarter, "D1", null, 3.0 * number, number / 5.0, null);
    }
    made.workspace.tables().replaceAll(IndicatorsJob.VALUES, made.rows());
    made.workspace
        .tables()
        .replaceAll(
            DutyJob.TASKS,
            made.workspace
                .spark()
                .sql(
                    "SELECT CAST(id AS STRING) AS org_id, 2025 AS year, 'A1' AS task_type,"
                        + " '2025Q3' AS task_period, CAST(NULL AS STRING) AS post_id,"
                        + " CAST(NULL AS DATE) AS term_start, '"
                        + made.units.get(0)
                        + "' AS unit_id, '甲' AS unit_name_zh, 'A' AS unit_name_en,"
                        + " DATE'2025-10-10' AS due_on, 'MISSED' AS status,"
                        + " CAST(NULL AS STRING) AS activity_id, CAST(NULL AS DATE) AS held_on,"
                        + " CAST(NULL AS INT) AS days_served, CAST(NULL AS STRING) AS note,"
                        + " DATE'2025-10-25' AS as_of, 'r' AS run_id FROM range("
                        + number
                        + ")"));
    return made;
  }

  private static void publish() {
    PublishJob job = new PublishJob(gold.workspace, false);
    new Publisher(open.mart()).publish(job.rows(), job.night());
  }

  private static Connection reader() throws SQLException {
    String url = Objects.requireNonNull(open.server()).address().url();
    return DriverManager.getConnection(url, "muye_reader", password);
  }

  /** The night that a reader sees; fails unless everything it sees is of this one night. */
  private static int seen(Statement statement) throws SQLException {
    try (var rows = statement.executeQuery(READ.formatted(gold.root))) {
      rows.next();
      int tasks = rows.getInt(3);
      assertThat(rows.getDouble(1)).isEqualTo(3.0 * tasks * QUARTERS.size());
      assertThat(rows.getInt(2)).isEqualTo(4 * QUARTERS.size());
      assertThat(rows.getInt(4)).isEqualTo(2);
      return tasks;
    }
  }

  private static int seen() throws SQLException {
    try (Connection connection = reader();
        Statement statement = connection.createStatement()) {
      return seen(statement);
    }
  }

  /** Clients that read in a loop until they are closed; nothing that they see goes unlooked at. */
  private static final class Readers implements AutoCloseable {
    private final AtomicBoolean go = new AtomicBoolean(true);
    private final AtomicLong queries = new AtomicLong();
    private final ConcurrentLinkedQueue<Throwable> errors = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    Readers() {
      for (int i = 0; i < CLIENTS; i++) {
        Thread thread = new Thread(this::loop, "reader-" + i);
        thread.start();
        threads.add(thread);
      }
    }

    private void loop() {
      try (Connection connection = reader();
          Statement statement = connection.createStatement()) {
        int last = 0;
        while (go.get()) {
          int now = seen(statement);
          assertThat(now).as("nights do not go back").isGreaterThanOrEqualTo(last);
          last = now;
          queries.incrementAndGet();
          // Leaves the processors to those who publish.
          Thread.sleep(100);
        }
      } catch (SQLException | InterruptedException | AssertionError e) {
        errors.add(e);
      }
    }

    @Override
    public void close() {
      go.set(false);
      try {
        for (Thread thread : threads) {
          thread.join();
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      assertThat(errors).isEmpty();
      assertThat(queries.get()).isGreaterThan(CLIENTS);
    }
  }

  @Test
  @Order(1)
  void clientsSeeOneNightOrTheNext() throws SQLException {
    try (Readers readers = new Readers()) {
      for (int i = 0; i < 5; i++) {
        gold = write(night + 1);
        publish();
        assertThat(seen()).isEqualTo(night);
      }
    }
  }

  @Test
  @Order(2)
  void theRunAfterAKillRepairs() throws SQLException, IOException, InterruptedException {
    gold = write(night + 1);
    Process whole = command();
    long connected = whenConnected(whole);
    assertThat(whole.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(whole.exitValue()).isZero();
    assertThat(seen()).isEqualTo(night);
    long shortest = millisSince(connected);

    Random random = new Random(SEED);
    int killed = 0;
    int attempts = 0;
    try (Readers readers = new Readers()) {
      while (killed < KILLS) {
        assertThat(attempts++).as("one in three is killed in its work").isLessThan(3 * KILLS);
        int before = night;
        gold = write(night + 1);
        Process process = command();
        connected = whenConnected(process);
        // A moment of the shortest publication so far: the first one is slower than those after it.
        if (process.waitFor(random.nextLong(shortest), TimeUnit.MILLISECONDS)) {
          shortest = Math.min(shortest, millisSince(connected));
        } else {
          process.destroyForcibly().waitFor();
          killed++;
        }
        assertThat(seen()).isBetween(before, night);
        publish();
        assertThat(seen()).isEqualTo(night);
      }
    }
  }

  private static long millisSince(long moment) {
    return (System.nanoTime() - moment) / 1_000_000;
  }

  private static Process command() throws IOException {
    Path launcher = Path.of("..", "muye").toAbsolutePath().normalize();
    ProcessBuilder builder =
        new ProcessBuilder(launcher.toString(), "publish")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("publish.log").toFile());
    // A process that lives for seconds gains nothing from the optimizing compiler.
    builder.environment().put("MUYE_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    return builder.start();
  }

  /** Waits until the process speaks to the mart beside this one; the moment in nanoseconds. */
  private static long whenConnected(Process process) throws SQLException, InterruptedException {
    try (Connection connection = reader();
        Statement statement = connection.createStatement()) {
      while (process.isAlive()) {
        try (var rows =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE usename = 'muye_owner'")) {
          rows.next();
          // One is the connection of this test.
          if (rows.getInt(1) > 1) {
            break;
          }
        }
        Thread.sleep(20);
      }
    }
    return System.nanoTime();
  }
}
