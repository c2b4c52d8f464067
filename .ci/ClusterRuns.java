import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.muye.cli.Main;
import org.muye.spark.SparkSessions;

/**
 * The night of a small made city on a Spark cluster and in shared stores, undisturbed and
 * disturbed, each with every table against those of a local night. Started by `cluster`.
 *
 * <p>Master, workers and stores are processes of their own on the loopback address; they are ended
 * by their numbers.
 */
public final class ClusterRuns {
  /** A city of a thousand incidents and disputes a year. */
  private static final String SCALE = "0.05";

  /** The first compiler alone is faster where a process lives for a minute. */
  private static final String FAST_START =
      "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m -Dspark.sql.codegen.wholeStage=false"
          + " -Dmuye.terminal=true";

  private static final String AS_OF = "2020-01-20";
  private static final int RUNS_ELSEWHERE = 5;

  private final Path root;
  private final Path work;
  private final Map<String, String> options;
  private final Path city;
  private final Servers servers;
  private final Random random;
  private final List<String> wrong = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private WarehouseContents expected;

  private ClusterRuns(Path root, Path work, Map<String, String> options) {
    this.root = root;
    this.work = work;
    this.options = options;
    this.city = work.resolve("city");
    this.servers = new Servers(work);
    this.random = new Random(Long.parseLong(options.get("--seed")));
  }

  public static void main(String[] args) throws Exception {
    Map<String, String> options =
        new LinkedHashMap<>(Map.of("--kills", "3", "--seed", "7", "--only", ""));
    for (int i = 2; i + 1 < args.length; i += 2) {
      if (!options.containsKey(args[i])) {
        throw new IllegalArgumentException(
            args[i] + " is no option; there are " + options.keySet());
      }
      options.put(args[i], args[i + 1]);
    }
    System.exit(new ClusterRuns(Path.of(args[0]), Path.of(args[1]), options).run());
  }

  private int run() throws Exception {
    long begun = System.nanoTime();
    Runtime.getRuntime().addShutdownHook(new Thread(servers::end));
    prepare();
    part("cluster", this::cluster);
    part("cluster-killed", this::clusterKilled);
    part("s3", this::objectStore);
    part("s3-restarted", this::storeRestarted);
    part("s3-away", this::storeAway);
    part("hdfs", this::hdfs);
    part("hdfs-killed", this::hdfsKilled);
    System.out.println("| fault | code of the night | after it | seconds |");
    System.out.println("|---|---|---|---:|");
    lines.forEach(System.out::println);
    System.out.printf(
        Locale.ROOT,
        "cluster: %s after %d s%n",
        wrong.isEmpty() ? "PASSED" : "WRONG: " + String.join("; ", wrong),
        seconds(begun));
    return wrong.isEmpty() ? 0 : 1;
  }

  private interface Part {
    void run() throws Exception;
  }

  private void part(String name, Part part) throws Exception {
    String only = options.get("--only");
    if (only.isEmpty() || Arrays.asList(only.split(",")).contains(name)) {
      part.run();
      servers.end();
      workers.clear();
    }
  }

  private static long seconds(long begun) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
  }

  /** The city's files, and what a local night makes of them. */
  private void prepare() throws IOException {
    if (!Files.exists(city)) {
      Outcome made =
          inThisProcess(
              "generate", "--folder=" + city, "--years=1", "--scale=" + SCALE, "--seed=7");
      if (made.code != 0) {
        throw new IllegalStateException(made.said);
      }
    }
    Path warehouse = work.resolve("local");
    if (!Files.exists(work.resolve("prepared"))) {
      Outcome local = inThisProcess(nightly(warehouse.toString()));
      if (local.code != 0) {
        throw new IllegalStateException(local.said);
      }
      Files.createFile(work.resolve("prepared"));
    }
    expected = WarehouseContents.read(warehouse.toString());
    System.out.printf(
        "the local night: %d tables, %d rows, of these %d indicator values%n",
        expected.tables(), expected.rows(), expected.rows("gold.indicator_value"));
  }

  private record Outcome(int code, String said, long seconds) {}

  private static Outcome inThisProcess(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    long begun = System.nanoTime();
    int code = Main.run(words, stream, stream);
    return new Outcome(code, out.toString(StandardCharsets.UTF_8), seconds(begun));
  }

  /**
   * A quarter of incidents from compressed text and a workbook, and of disputes; more make a night
   * longer.
   */
  private String[] nightly(String warehouse, String... more) throws IOException {
    Path config = city.resolve("muye" + warehouse.replaceAll("[^A-Za-z0-9]+", "-") + ".yaml");
    Files.write(
        config,
        List.of(
            "region: xinxiang",
            "warehouse: " + warehouse,
            "first_period: 2019-10-01",
            "maintenance: {nightly: false}",
            "sources:",
            "  - {name: police, record: incident, mapping: police-110,"
                + " path: inbox/incidents/police/police110_20191*.csv.gz}",
            "  - {name: grid, record: incident, mapping: grid-events,"
                + " path: inbox/incidents/grid/grid_201910*.xlsx}",
            "  - {name: disputes, record: dispute, mapping: gbt31000-table30,"
                + " path: inbox/disputes/disputes_20191*.csv}"));
    return Stream.concat(
            Stream.of("nightly", "--config", config.toString(), "--as-of", AS_OF), Stream.of(more))
        .toArray(String[]::new);
  }

  /** Starts a night in a process of its own. */
  private Night start(String name, Map<String, String> environment, String[] words)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(root.resolve("muye").toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Path log = work.resolve("logs").resolve(name + ".log");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new Night(servers.add(builder.start()), log, System.nanoTime());
  }

  private record Night(Process process, Path log, long begun) {
    int code() throws InterruptedException {
      return process.waitFor();
    }

    String said() throws IOException {
      return Files.readString(log);
    }

    long took() {
      return seconds(begun);
    }
  }

  private List<String> differences(String warehouse) {
    return expected.differences(WarehouseContents.read(warehouse));
  }

  private void report(String what, String codes, String warehouse, long seconds) {
    List<String> differences = differences(warehouse);
    if (!differences.isEmpty()) {
      wrong.add(what + ": " + differences);
    }
    line(what, codes, differences.isEmpty() ? "equal" : "DIFFERENT " + differences, seconds);
  }

  private void line(String what, String codes, String after, long seconds) {
    String line = "| %s | %s | %s | %d |".formatted(what, codes, after, seconds);
    lines.add(line);
    System.out.println(line);
  }

  private void require(boolean met, String what, String said) {
    if (!met) {
      wrong.add(what);
      System.out.println("WRONG: " + what + "\n" + said);
    }
  }

  /** Waits until a random moment of the steps 2, 3 and 5, in which most is written. */
  private String disturbance(Night night) throws Exception {
    int step = new int[] {2, 3, 5}[random.nextInt(3)];
    awaitStep(night, step);
    night.process.waitFor(500 + random.nextInt(6000), TimeUnit.MILLISECONDS);
    require(night.process.isAlive(), "the night was over before it was disturbed", night.said());
    return "%d s, \"%s\"".formatted(night.took(), Steps.current(night.said()));
  }

  private static void awaitStep(Night night, int step) throws Exception {
    while (night.process.isAlive() && Steps.number(night.said()) < step) {
      Thread.sleep(200);
    }
  }

  // --- a standalone cluster -------------------------------------------------------------------

  private final List<Process> workers = new ArrayList<>();
  private Map<String, String> onCluster = Map.of();
  private String master = "";

  private void startCluster() throws Exception {
    Path home = work.resolve("spark/bin");
    int port = Servers.freePort();
    master = "spark://127.0.0.1:" + port;
    servers.start(
        "master",
        home.resolve("spark-class").toString(),
        "org.apache.spark.deploy.master.Master",
        "--host",
        "127.0.0.1",
        "--port",
        String.valueOf(port),
        "--webui-port",
        "0");
    Servers.await(port);
    workers.addAll(List.of(worker(0), worker(1)));
    onCluster =
        Map.of(
            "MUYE_SPARK_SUBMIT",
            home.resolve("spark-submit").toString(),
            "MUYE_SPARK_SUBMIT_OPTS",
            "--master " + master + " --driver-memory 2g --executor-memory 1g",
            "MUYE_JAVA_OPTS",
            FAST_START);
  }

  private void cluster() throws Exception {
    startCluster();
    String warehouse = work.resolve("on-cluster").toString();
    Night night = start("on-cluster", onCluster, nightly(warehouse));
    int code = night.code();
    long length = night.took();
    require(code == 0, "the night on the cluster ended with code " + code, night.said());
    for (int worker = 0; worker < 2; worker++) {
      long tasks = tasks(worker);
      System.out.printf("worker %d has finished %d tasks%n", worker + 1, tasks);
      require(tasks > 0, "worker " + (worker + 1) + " has done nothing", "");
    }
    report("two workers, undisturbed", String.valueOf(code), warehouse, length);
  }

  private void clusterKilled() throws Exception {
    startCluster();
    int kills = Integer.parseInt(options.get("--kills"));
    for (int kill = 1; kill <= kills; kill++) {
      int victim = random.nextInt(2);
      killWorker(kill, workers.get(victim));
      workers.set(victim, worker(victim));
    }
  }

  private Process worker(int number) throws Exception {
    return servers.start(
        "worker-" + number,
        work.resolve("spark/bin/spark-class").toString(),
        "org.apache.spark.deploy.worker.Worker",
        "--host",
        "127.0.0.1",
        "--cores",
        "1",
        "--memory",
        "1500m",
        "--webui-port",
        "0",
        "--work-dir",
        work.resolve("worker-" + number).toString(),
        master);
  }

  /** What the executors of a worker have written about it. */
  private long tasks(int worker) throws IOException {
    long tasks = 0;
    try (Stream<Path> files = Files.walk(work.resolve("worker-" + worker))) {
      for (Path log : files.filter(file -> file.endsWith("stderr")).toList()) {
        try (Stream<String> said = Files.lines(log, StandardCharsets.ISO_8859_1)) {
          tasks += said.filter(line -> line.contains("Finished task ")).count();
        }
      }
    }
    return tasks;
  }

  private void killWorker(int kill, Process worker) throws Exception {
    String warehouse = work.resolve("worker-killed-" + kill).toString();
    Night night = start("worker-killed-" + kill, onCluster, nightly(warehouse));
    String moment = disturbance(night);
    // The executor is a child of the worker and would outlive it.
    List<ProcessHandle> both = new ArrayList<>(worker.descendants().toList());
    require(!both.isEmpty(), "the worker was killed when it had no executor", night.said());
    both.add(worker.toHandle());
    for (ProcessHandle process : both) {
      Servers.signal("KILL", process.pid());
    }
    int code = night.code();
    String codes = String.valueOf(code);
    if (code != 0) {
      System.out.println(night.said());
      Night again = start("worker-killed-" + kill + "-again", onCluster, nightly(warehouse));
      codes += ", then " + again.code();
    }
    report(
        "a worker and its executor killed (SIGKILL) after " + moment,
        codes,
        warehouse,
        night.took());
  }

  // --- an object store ------------------------------------------------------------------------

  private static final String REGION = "us-east-1";
  private static final String STORE =
      " -Dspark.hadoop.fs.s3a.path.style.access=true -Dspark.hadoop.fs.s3a.endpoint.region="
          + REGION;

  private static final Map<String, String> NOT_PATIENT =
      Map.of(
          "MUYE_JAVA_OPTS",
          FAST_START
              + STORE
              + " -Dspark.hadoop.fs.s3a.retry.limit=1 -Dspark.hadoop.fs.s3a.attempts.maximum=1");

  private int storePort;
  private Map<String, String> onStore = Map.of();

  private Process startStore() throws Exception {
    storePort = Servers.freePort();
    String address = "http://127.0.0.1:" + storePort;
    // The session of this process is there already.
    Configuration hadoop = SparkSessions.open("s3").sparkContext().hadoopConfiguration();
    hadoop.set("fs.s3a.endpoint", address);
    hadoop.set("fs.s3a.endpoint.region", REGION);
    hadoop.set("fs.s3a.path.style.access", "true");
    hadoop.set("fs.s3a.impl.disable.cache", "true");
    onStore = Map.of("AWS_ENDPOINT_URL", address, "MUYE_JAVA_OPTS", FAST_START + STORE);
    Files.createDirectories(work.resolve("objects/muye"));
    return store();
  }

  private void objectStore() throws Exception {
    startStore();
    shared("S3", "s3a://muye/undisturbed", onStore);
  }

  /** A night in a shared store, during which another one must be refused. */
  private void shared(String store, String warehouse, Map<String, String> environment)
      throws Exception {
    Night night = start(store, environment, nightly(warehouse));
    awaitStep(night, 1);
    Outcome second = inThisProcess(nightly(warehouse));
    require(second.code == RUNS_ELSEWHERE, "a second night may begin on " + store, second.said);
    int code = night.code();
    long length = night.took();
    require(code == 0, "the night on " + store + " ended with code " + code, night.said());
    report(
        store + ", undisturbed; a second night meanwhile: code " + second.code,
        "" + code,
        warehouse,
        length);
  }

  private void storeRestarted() throws Exception {
    Process store = startStore();
    String warehouse = "s3a://muye/restarted";
    Night night = start("s3-restarted", onStore, nightly(warehouse));
    String moment = disturbance(night);
    Servers.signal("KILL", store.pid());
    Thread.sleep(3000);
    store();
    int code = night.code();
    long length = night.took();
    String codes = "" + code;
    if (code != 0) {
      System.out.println(night.said());
      codes += ", then " + mend(warehouse);
    }
    report("S3 server killed after " + moment + ", back after 3 s", codes, warehouse, length);
  }

  private void storeAway() throws Exception {
    Process store = startStore();
    String warehouse = "s3a://muye/away";
    Night night = start("s3-away", with(onStore, NOT_PATIENT), nightly(warehouse));
    String moment = disturbance(night);
    Servers.signal("KILL", store.pid());
    int code = night.code();
    long length = night.took();
    // Between two writes it is the lease that cannot be read.
    boolean clear =
        code == 3 && night.said().contains("warehouse cannot be rea")
            || code == RUNS_ELSEWHERE && night.said().contains("lease cannot be read");
    require(clear, "a night without its store: code " + code + ", no clear word", night.said());
    store();
    report(
        "S3 server killed after " + moment + ", back after the night has failed",
        code + ", then " + mend(warehouse),
        warehouse,
        length);
  }

  private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(some);
    all.putAll(more);
    return all;
  }

  /** The lease of the failed night has to run out first. */
  private int mend(String warehouse) throws IOException {
    Outcome again = inThisProcess(nightly(warehouse, "--wait=5"));
    System.out.printf("the night again took %d s%n", again.seconds);
    require(again.code == 0, "the night again ended with code " + again.code, again.said);
    return again.code;
  }

  private Process store() throws Exception {
    Process store =
        servers.start(
            "s3-server",
            work.resolve("bin/versitygw").toString(),
            "--port",
            "127.0.0.1:" + storePort,
            "posix",
            work.resolve("objects").toString());
    Servers.await(storePort);
    return store;
  }

  // --- HDFS -----------------------------------------------------------------------------------

  private void hdfs() throws Exception {
    int port = Servers.freePort();
    hdfsServer(port);
    shared("HDFS", "hdfs://127.0.0.1:" + port + "/undisturbed", onDisk());
  }

  private static Map<String, String> onDisk() {
    return Map.of("MUYE_JAVA_OPTS", FAST_START);
  }

  private void hdfsKilled() throws Exception {
    int port = Servers.freePort();
    hdfsServer(port);
    String warehouse = "hdfs://127.0.0.1:" + port + "/killed";
    Night night = start("hdfs-killed", onDisk(), nightly(warehouse));
    String moment = disturbance(night);
    Servers.signal("KILL", night.process.pid());
    night.code();
    long length = night.took();
    Outcome refused = inThisProcess(nightly(warehouse));
    require(
        refused.code == RUNS_ELSEWHERE,
        "the lease of a killed night is free at once, code " + refused.code,
        refused.said);
    report(
        "the night on HDFS killed (SIGKILL) after " + moment,
        "at once " + refused.code + ", with --wait " + mend(warehouse),
        warehouse,
        length);
  }

  private Process hdfsServer(int port) throws Exception {
    Process hdfs =
        servers.start(
            "hdfs-server",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            String.join(
                ":",
                work.resolve("classes").toString(),
                work.resolve("hdfs") + "/*",
                root.resolve("jobs/target/lib") + "/*"),
            "HdfsServer",
            work.resolve("hdfs-data-" + port).toString(),
            String.valueOf(port));
    Servers.await(port);
    return hdfs;
  }
}
