import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.muye.cli.Main;

/**
 * Nights that are killed, run out of disk, may not write or meet another night; afterwards the same
 * night again, and every table against those of a night that nothing disturbed. Started by
 * `faults`.
 *
 * <p>A night runs in a process of its own and is stopped at random moments. At each, all its
 * threads stand still and the warehouse is copied: what a kill at that moment would leave. At the
 * last, or at the only one, it is killed with SIGKILL. The nights that mend are run in this
 * process, which is warm.
 */
public final class FaultRuns {
  /** What decides on most indicators; each kind more makes a night longer. */
  private static final String[] KINDS = {"incident", "dispute"};

  private static final String[] AS_OF = {"2019-10-20", "2019-11-20", "2020-01-20"};
  private static final String[] DELIVERED_FROM = {"", "2019-10-01", "2019-11-15", "9999"};

  private final Path root;
  private final Path work;
  private final Map<String, String> options;
  private final List<String> wrong = new ArrayList<>();
  private WarehouseContents expected;
  private long expectedBytes;
  private long mending;
  private int mended;

  private FaultRuns(Path root, Path work, Map<String, String> options) {
    this.root = root;
    this.work = work;
    this.options = options;
  }

  public static void main(String[] args) throws Exception {
    Map<String, String> options =
        new LinkedHashMap<>(Map.of("--kills", "20", "--seed", "7", "--stops", "10", "--only", ""));
    for (int i = 2; i + 1 < args.length; i += 2) {
      if (!options.containsKey(args[i])) {
        throw new IllegalArgumentException(
            args[i] + " is no option; there are " + options.keySet());
      }
      options.put(args[i], args[i + 1]);
    }
    int result = new FaultRuns(Path.of(args[0]), Path.of(args[1]), options).run();
    System.exit(result);
  }

  private int run() throws Exception {
    long begun = System.nanoTime();
    prepare();
    if (wanted("kills")) {
      kills();
    }
    if (wanted("full")) {
      fullDisks();
    }
    if (wanted("read-only")) {
      readOnly();
    }
    if (wanted("together")) {
      together();
    }
    System.out.printf(
        Locale.ROOT,
        "%d nights in this process, %.1f s each%n",
        mended,
        mending / 1e9 / Math.max(1, mended));
    System.out.printf(
        Locale.ROOT,
        "faults: %s after %d s%n",
        wrong.isEmpty() ? "PASSED" : "WRONG: " + String.join("; ", wrong),
        seconds(begun));
    return wrong.isEmpty() ? 0 : 1;
  }

  private boolean wanted(String part) {
    String only = options.get("--only");
    return only.isEmpty() || Arrays.asList(only.split(",")).contains(part);
  }

  private static long seconds(long begun) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
  }

  /** Two nights, then the inputs of a third, and what an undisturbed third night makes of them. */
  private void prepare() throws IOException {
    // A folder that an earlier call has prepared is used again.
    boolean prepared = Files.exists(work.resolve("prepared"));
    for (int night = 0; night < 3 && !prepared; night++) {
      deliver(night);
      if (night < 2) {
        mend(work.resolve("before"), AS_OF[night], "a night of the history");
      }
    }
    if (!prepared) {
      copy(work.resolve("before"), work.resolve("undisturbed"));
      mend(work.resolve("undisturbed"), AS_OF[2], "the undisturbed night");
      Files.createFile(work.resolve("prepared"));
    }
    expected = WarehouseContents.read(work.resolve("undisturbed").toString());
    expectedBytes = bytes(work.resolve("undisturbed")) - bytes(work.resolve("before"));
    System.out.printf(
        Locale.ROOT,
        "the undisturbed night: %d tables, %d rows, %d kB more%n",
        expected.tables(),
        expected.rows(),
        expectedBytes / 1024);
  }

  /**
   * The rows of the hand-checkable quarter that came in by some night, and some rows that nobody
   * can use.
   */
  private void deliver(int night) throws IOException {
    for (String kind : KINDS) {
      List<String> lines =
          Files.readAllLines(
              root.resolve("jobs/src/test/resources/expected-quarter/input/" + kind + ".csv"));
      int known = Arrays.asList(lines.get(0).split(",")).indexOf("ingested_at");
      List<String> part = new ArrayList<>(lines.subList(0, 1));
      for (String line : lines.subList(1, lines.size())) {
        String day = line.split(",", -1)[known];
        if (day.compareTo(DELIVERED_FROM[night]) >= 0
            && day.compareTo(DELIVERED_FROM[night + 1]) < 0) {
          part.add(line);
        }
      }
      String some = part.get(part.size() - 1);
      part.add("too,few,fields");
      part.add(some.replaceFirst("20\\d\\d-\\d\\d-\\d\\d", "2019-02-30"));
      part.add(some);
      Path folder = Files.createDirectories(work.resolve("inbox/" + kind));
      Files.write(folder.resolve(kind + "_" + night + ".csv"), part);
    }
    if (night == 2) {
      Files.copy(
          work.resolve("inbox/dispute/dispute_1.csv"), work.resolve("inbox/dispute/again.csv"));
    }
  }

  /** Runs a night in this process. */
  private int night(Path warehouse, String asOf, StringBuilder said) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    int code = Main.run(words(warehouse, asOf).toArray(String[]::new), stream, stream);
    said.append(out.toString(StandardCharsets.UTF_8));
    return code;
  }

  /** Runs a night that must succeed; whether it did. */
  private boolean mend(Path warehouse, String asOf, String what) throws IOException {
    StringBuilder said = new StringBuilder();
    long begun = System.nanoTime();
    int code = night(warehouse, asOf, said);
    mending += System.nanoTime() - begun;
    mended++;
    // A night has a process of its own; of many in one, the plans of all tables would stay.
    SparkSession.active().catalog().clearCache();
    DeltaLog.clearCache();
    if (code != 0) {
      wrong.add(what + " ended with code " + code);
      System.out.println(said);
    }
    return code == 0;
  }

  private List<String> words(Path warehouse, String asOf) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("region: " + root.resolve("jobs/src/test/resources/expected-quarter/region"));
    lines.add("warehouse: " + warehouse);
    lines.add("first_period: 2019-10-01");
    // The rows that nobody can use are many here.
    lines.add("quality: {quarantine_share_limit: 1.0}");
    lines.add("sources:");
    for (String kind : KINDS) {
      lines.add(
          "  - {name: %s, record: %s, mapping: canonical-%s, path: '%s/*.csv'}"
              .formatted(kind, kind, kind.replace('_', '-'), work.resolve("inbox/" + kind)));
    }
    Path config = work.resolve(warehouse.getFileName() + ".yaml");
    Files.write(config, lines);
    return List.of("nightly", "--config", config.toString(), "--as-of", asOf);
  }

  /** Starts a night in a process of its own. */
  private Process start(Path warehouse, Path log) throws IOException {
    List<String> command = new ArrayList<>(List.of(root.resolve("muye").toString()));
    command.addAll(words(warehouse, AS_OF[2]));
    ProcessBuilder builder = new ProcessBuilder(command);
    // The first compiler alone is faster where a process lives for a minute, with room for what it
    // makes; a terminal is told when a step begins.
    builder
        .environment()
        .put(
            "MUYE_JAVA_OPTS",
            "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m"
                + " -Dspark.sql.codegen.wholeStage=false -Dmuye.terminal=true");
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  private void kills() throws Exception {
    int kills = Integer.parseInt(options.get("--kills"));
    int stops = Integer.parseInt(options.get("--stops"));
    Random random = new Random(Long.parseLong(options.get("--seed")));
    // The last seconds, in which the process only ends, would be of no use.
    double length = 0.95 * undisturbedSeconds();
    System.out.printf(Locale.ROOT, "a night takes %.0f s in a process of its own%n", length / 0.95);
    TreeMap<String, int[]> outcomes = new TreeMap<>();
    for (int done = 0; done < kills; done += stops) {
      int moments = Math.min(stops, kills - done);
      List<Stopped> stopped = disturb(done, moments, length, random);
      for (Stopped at : stopped) {
        int[] counts = outcomes.computeIfAbsent(at.step, step -> new int[4]);
        counts[0]++;
        counts[1] += at.killed ? 1 : 0;
        boolean ended = mend(at.warehouse, AS_OF[2], "the night after kill " + at.name);
        List<String> differences = ended ? differences(at.warehouse) : List.of("it failed");
        counts[differences.isEmpty() ? 2 : 3]++;
        if (!differences.isEmpty()) {
          wrong.add("after kill " + at.name + " while " + at.step + ": " + differences);
        }
        System.out.printf(
            Locale.ROOT,
            "kill %s at %.1f s, %s, %d commits done: %s%n",
            at.name,
            at.second,
            at.step,
            at.commits,
            differences.isEmpty() ? "equal" : "DIFFERENT " + differences);
        delete(at.warehouse);
      }
    }
    System.out.println(
        "| step in progress | stopped | of these by kill -9 | equal after a rerun | different |");
    System.out.println("|---|---:|---:|---:|---:|");
    outcomes.forEach(
        (step, n) ->
            System.out.printf("| %s | %d | %d | %d | %d |%n", step, n[0], n[1], n[2], n[3]));
  }

  private record Stopped(
      String name, Path warehouse, double second, String step, long commits, boolean killed) {}

  private double undisturbedSeconds() throws Exception {
    Path warehouse = work.resolve("timed");
    copy(work.resolve("before"), warehouse);
    long begun = System.nanoTime();
    Process night = start(warehouse, work.resolve("timed.log"));
    if (night.waitFor() != 0) {
      throw new IllegalStateException(Files.readString(work.resolve("timed.log")));
    }
    double length = (System.nanoTime() - begun) / 1e9;
    List<String> differences = differences(warehouse);
    if (!differences.isEmpty()) {
      wrong.add("two undisturbed nights differ: " + differences);
    }
    delete(warehouse);
    return length;
  }

  /**
   * One night, stopped at one random moment in each equal part of its length and killed at the
   * last.
   */
  private List<Stopped> disturb(int done, int moments, double length, Random random)
      throws Exception {
    Path warehouse = work.resolve("disturbed");
    copy(work.resolve("before"), warehouse);
    long before = commits(warehouse);
    Path log = work.resolve("disturbed.log");
    List<Stopped> stopped = new ArrayList<>();
    Process night = start(warehouse, log);
    double ran = 0;
    for (int i = 0; i < moments; i++) {
      double moment = length * (i + random.nextDouble()) / moments;
      boolean over = night.waitFor(Math.round(1000 * (moment - ran)), TimeUnit.MILLISECONDS);
      ran = moment;
      boolean last = i == moments - 1;
      if (last && !over) {
        signal("KILL", night);
        night.waitFor();
      } else if (!over) {
        signal("STOP", night);
      }
      Path copy = work.resolve("stopped-" + (done + i));
      copy(warehouse, copy);
      stopped.add(
          new Stopped(
              String.valueOf(done + i + 1),
              copy,
              moment,
              over ? "5 after the end" : step(log, warehouse),
              commits(copy) - before,
              last && !over));
      if (!last && !over) {
        signal("CONT", night);
      }
    }
    night.destroyForcibly().waitFor();
    delete(warehouse);
    return stopped;
  }

  private static void signal(String name, Process process) throws Exception {
    int code =
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    if (code != 0 && process.isAlive()) {
      throw new IllegalStateException("kill -" + name + " failed");
    }
  }

  /** The step that was last begun. */
  private static String step(Path log, Path warehouse) throws IOException {
    String step = Steps.current(Files.readString(log));
    Path lock = warehouse.resolve("ops/_lock");
    return step.equals(Steps.STARTING) && Files.exists(lock) && Files.size(lock) > 0
        ? "1 take files"
        : step;
  }

  /** A file system that is full when a part of what a night writes is written. */
  private void fullDisks() throws Exception {
    if (!canMount()) {
      return;
    }
    for (int percent : new int[] {5, 25, 45, 65, 85}) {
      Path mounted = Files.createDirectories(work.resolve("disk-" + percent));
      long free = expectedBytes * percent / 100;
      // A small file takes a page of memory.
      long size = pages(work.resolve("before")) + free;
      must("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", mounted.toString());
      try {
        copy(work.resolve("before"), mounted.resolve("warehouse-" + percent));
        Path warehouse = mounted.resolve("warehouse-" + percent);
        StringBuilder said = new StringBuilder();
        int code = night(warehouse, AS_OF[2], said);
        boolean clear = code == 3 && said.toString().contains("the disk is full");
        must("mount", "-o", "remount,size=" + (size + 64L * expectedBytes), mounted.toString());
        outcome("a disk that is full after " + free / 1024 + " kB", code, clear, said, warehouse);
      } finally {
        must("umount", "-l", mounted.toString());
      }
    }
  }

  private void readOnly() throws Exception {
    if (!canMount()) {
      return;
    }
    Path mounted = Files.createDirectories(work.resolve("disk-read-only"));
    must("mount", "-t", "tmpfs", "tmpfs", mounted.toString());
    try {
      Path warehouse = mounted.resolve("warehouse-read-only");
      copy(work.resolve("before"), warehouse);
      must("mount", "-o", "remount,ro", mounted.toString());
      StringBuilder said = new StringBuilder();
      int code = night(warehouse, AS_OF[2], said);
      boolean clear = code == 3 && said.toString().contains("the warehouse cannot be written");
      must("mount", "-o", "remount,rw", mounted.toString());
      outcome("a warehouse that cannot be written", code, clear, said, warehouse);
    } finally {
      must("umount", "-l", mounted.toString());
    }
  }

  private void outcome(String what, int code, boolean clear, StringBuilder said, Path warehouse)
      throws IOException {
    if (!clear) {
      wrong.add(what + ": code " + code + " and no clear word");
      System.out.println(said);
    }
    List<String> differences =
        mend(warehouse, AS_OF[2], "the night after " + what)
            ? differences(warehouse)
            : List.of("it failed");
    if (!differences.isEmpty()) {
      wrong.add("after " + what + ": " + differences);
    }
    System.out.printf(
        "%s: code %d, then %s%n", what, code, differences.isEmpty() ? "equal" : differences);
  }

  private void together() throws Exception {
    Path warehouse = work.resolve("together");
    copy(work.resolve("before"), warehouse);
    Process first = start(warehouse, work.resolve("first.log"));
    Process second = start(warehouse, work.resolve("second.log"));
    List<Integer> codes = new ArrayList<>(List.of(first.waitFor(), second.waitFor()));
    Collections.sort(codes);
    List<String> differences = differences(warehouse);
    if (!codes.equals(List.of(0, 5)) || !differences.isEmpty()) {
      wrong.add("two nights together: codes " + codes + ", " + differences);
    }
    System.out.printf(
        "two nights started together: codes %s, then %s%n",
        codes, differences.isEmpty() ? "equal" : differences);
    delete(warehouse);
  }

  private List<String> differences(Path warehouse) {
    return expected.differences(WarehouseContents.read(warehouse.toString()));
  }

  private boolean canMount() throws Exception {
    Path probe = Files.createDirectories(work.resolve("probe"));
    boolean can = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", probe.toString()) == 0;
    if (can) {
      must("umount", probe.toString());
    } else {
      System.out.println("skipped: this user may not mount a small disk");
    }
    return can;
  }

  private static void must(String... command) throws Exception {
    if (run(command) != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed");
    }
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static void copy(Path from, Path to) throws IOException {
    try {
      must("cp", "-a", from.toString(), to.toString());
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try {
      must("rm", "-rf", folder.toString());
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static long commits(Path warehouse) throws IOException {
    try (Stream<Path> files = Files.walk(warehouse)) {
      return files.filter(file -> file.toString().matches(".*/_delta_log/\\d{20}\\.json")).count();
    }
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(FaultRuns::size).sum();
    }
  }

  private static long pages(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> (size(file) + 4095) / 4096 * 4096).sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
