package org.muye.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;

/**
 * Runs the launcher against a Java and a Maven that only say how they were called.
 *
 * <p>Longer than 300 lines because each machine that a launcher may meet is set up in it.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  @TempDir Path temp;
  private Path clone;
  private Path tools;

  private record Outcome(int exitCode, String out, String err) {}

  @BeforeEach
  void copyTheLauncher() throws IOException {
    clone = Files.createDirectories(temp.resolve("a clone"));
    tools = Files.createDirectories(temp.resolve("tools"));
    Files.createDirectories(clone.resolve("jobs/src/main"));
    Files.createDirectories(clone.resolve("schemas"));
    Files.writeString(clone.resolve("pom.xml"), "");
    Files.writeString(clone.resolve("jobs/pom.xml"), "");
    Files.copy(SharedData.repository().resolve("muye"), clone.resolve("muye"));
    java("17");
    maven("mkdir -p jobs/target/lib; echo built >> builds.txt; echo jar > jobs/target/muye.jar");
  }

  @Test
  void buildsOnFirstUseOnly() throws Exception {
    Outcome first = muye("indicators", "--as-of", "2025-10-20");
    Outcome second = muye("indicators");

    assertThat(first.exitCode()).isZero();
    assertThat(first.err()).contains("building the program").contains("build.log");
    assertThat(first.out())
        .contains("-Duser.timezone=UTC")
        .endsWith("indicators --as-of 2025-10-20\n");
    assertThat(second.err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void buildsAgainAfterAChange() throws Exception {
    muye("--version");
    for (String changed : List.of("pom.xml", "schemas/new.yaml", "jobs/src/main/New.java")) {
      Files.writeString(clone.resolve(changed), "changed");
      Files.setLastModifiedTime(
          clone.resolve("jobs/target/muye.jar"), FileTime.fromMillis(1_000_000_000_000L));
      age(clone.resolve(changed));
      muye("--version");
    }

    assertThat(builds()).isEqualTo(4);
  }

  /** Only the changed file is newer than the jar, not what the test made before. */
  private void age(Path changed) throws IOException {
    try (var files = Files.walk(clone)) {
      for (Path file : files.filter(f -> !f.startsWith(clone.resolve("jobs/target"))).toList()) {
        long time = file.equals(changed) ? 1_100_000_000_000L : 900_000_000_000L;
        Files.setLastModifiedTime(file, FileTime.fromMillis(time));
      }
    }
  }

  @Test
  void neverRunsAHalfBuiltProgram() throws Exception {
    maven("mkdir -p jobs/target/lib; echo half > jobs/target/muye.jar; kill -9 $PPID; exit 1");
    muye("--version");
    maven("echo built >> builds.txt; echo whole > jobs/target/muye.jar");
    Outcome next = muye("--version");

    assertThat(next.exitCode()).isZero();
    assertThat(builds()).isEqualTo(1);
    assertThat(Files.readString(clone.resolve("jobs/target/muye.jar"))).isEqualTo("whole\n");
  }

  @Test
  void tellsWhereTheLogOfAFailedBuildIs() throws Exception {
    maven("echo '[ERROR] no such library'; exit 1");
    Outcome outcome = muye("demo");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("the build failed", "no such library", "jobs/target/build.log");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void twoFirstUsesBuildOnce() throws Exception {
    maven(
        "mkdir -p jobs/target/lib; echo built >> builds.txt; echo half > jobs/target/muye.jar;"
            + " sleep 1; echo whole > jobs/target/muye.jar");
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(start(Map.of(), temp, clone.resolve("muye").toString(), "runs"));
    }
    for (Process process : processes) {
      assertThat(outcome(process).exitCode()).isZero();
    }

    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void worksThroughALinkAndFromAnyFolder() throws Exception {
    Path link = Files.createSymbolicLink(temp.resolve("muye-link"), Path.of("a clone/muye"));
    Outcome outcome = outcome(start(Map.of(), tools, link.toString(), "runs"));

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("a clone/jobs/target/muye.jar runs");
  }

  @Test
  void asksForANewerJavaInBothLanguages() throws Exception {
    java("1.8");
    Outcome outcome = muye("demo");

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err()).contains("needs Java 17", "found Java 8", "需要 Java 17");
  }

  @Test
  void javaHomeWinsOverThePath() throws Exception {
    Path home = Files.createDirectories(temp.resolve("jdk/bin"));
    script(home.resolve("java"), javaScript("21", "from JAVA_HOME"));
    Outcome outcome =
        outcome(
            start(
                Map.of("JAVA_HOME", temp.resolve("jdk").toString()),
                temp,
                clone.resolve("muye").toString(),
                "runs"));

    assertThat(outcome.out()).contains("from JAVA_HOME");
  }

  @Test
  void quietensJava25() throws Exception {
    assertThat(muye("runs").out()).doesNotContain("--sun-misc-unsafe-memory-access");
    java("25");
    assertThat(muye("runs").out())
        .contains("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");
  }

  @Test
  void laterCommandsGetTheClassesThatTheFirstNightWrote() throws Exception {
    assertThat(muye("runs").out()).doesNotContain(".jsa");
    Path jar = clone.resolve("jobs/target/muye.jar");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(System.currentTimeMillis() - 20_000));

    Path classes = classes(muye("nightly", "--as-of", "2025-10-20"), "ArchiveClassesAtExit");
    assertThat(classes.getParent()).isEqualTo(clone.resolve("jobs/target"));
    Files.writeString(classes, "classes");
    assertThat(classes(muye("runs"), "SharedArchiveFile")).isEqualTo(classes);
    assertThat(classes(muye("nightly"), "SharedArchiveFile")).isEqualTo(classes);

    // Another build has other classes.
    Files.setLastModifiedTime(jar, FileTime.fromMillis(System.currentTimeMillis() + 20_000));
    assertThat(muye("runs").out()).doesNotContain(".jsa");
    assertThat(classes(muye("demo"), "ArchiveClassesAtExit")).isEqualTo(classes);
    assertThat(classes).doesNotExist();
  }

  private static Path classes(Outcome outcome, String option) {
    Matcher given = Pattern.compile("-XX:" + option + "=(.*\\.jsa) ").matcher(outcome.out());
    assertThat(given.find()).as(outcome.out()).isTrue();
    return Path.of(given.group(1));
  }

  @Test
  void readsAJavasVersionWhereItIsWrittenBesideIt() throws Exception {
    Path home = Files.createDirectories(temp.resolve("jdk/bin"));
    script(home.resolve("java"), "echo \"called with $*\"");
    Map<String, String> environment = Map.of("JAVA_HOME", temp.resolve("jdk").toString());
    String launcher = clone.resolve("muye").toString();

    Files.writeString(temp.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    assertThat(outcome(start(environment, temp, launcher, "runs")).out())
        .contains("called with", "--sun-misc-unsafe-memory-access=allow");
    Files.writeString(temp.resolve("jdk/release"), "JAVA_VERSION=\"1.8.0_292\"\n");
    java("11");
    assertThat(outcome(start(environment, temp, launcher, "runs")).err())
        .contains("found Java 8", "Java 11");
  }

  @Test
  void takesMemoryAndOptionsFromTheEnvironment() throws Exception {
    Outcome outcome =
        outcome(
            start(
                Map.of("MUYE_HEAP", "700m", "MUYE_JAVA_OPTS", "-Da=1 -Db=2"),
                temp,
                clone.resolve("muye").toString(),
                "query",
                "SELECT 1  AS x"));

    assertThat(outcome.out()).contains("-Xmx700m").contains("-Da=1 -Db=2 -jar");
    assertThat(outcome.out()).endsWith("query SELECT 1  AS x\n");
  }

  @Test
  void compilesForSpeedOnlyWhatRunsLong() throws Exception {
    assertThat(muye("query", "SELECT 1").out()).contains("-XX:TieredStopAtLevel=1");
    assertThat(muye("nightly").out())
        .doesNotContain("TieredStopAtLevel")
        .contains("-XX:Tier4InvocationThreshold=50000");
  }

  @Test
  void handsOverToSparkSubmit() throws Exception {
    muye("--version");
    Files.writeString(clone.resolve("jobs/target/lib/delta.jar"), "");
    Files.writeString(clone.resolve("jobs/target/lib/spark-sql.jar"), "");
    Path spark = Files.createDirectories(temp.resolve("spark/bin"));
    Files.createDirectories(temp.resolve("spark/jars"));
    Files.writeString(temp.resolve("spark/jars/spark-sql.jar"), "");
    script(spark.resolve("spark-submit"), "echo \"submit $*\"");
    Outcome outcome =
        outcome(
            start(
                Map.of("MUYE_SPARK_SUBMIT", spark.resolve("spark-submit").toString()),
                temp,
                clone.resolve("muye").toString(),
                "nightly"));

    assertThat(outcome.out())
        .startsWith("submit --class org.muye.cli.Main --jars ")
        .contains("lib/delta.jar")
        .doesNotContain("spark-sql.jar")
        // Of a folder with a blank in its name; options are parted at blanks.
        .contains("=jar:file:" + temp + "/a%20clone/jobs/target/muye.jar!/log4j2.properties ")
        .endsWith("muye.jar nightly\n");
  }

  private void java(String version) throws IOException {
    script(tools.resolve("java"), javaScript(version, "called with"));
  }

  private static String javaScript(String version, String greeting) {
    return """
    if [ "$1" = -XshowSettings:properties ]; then
      echo '    java.home = /jdk' >&2
      echo '    java.specification.version = %s' >&2
    else
      echo "%s $*"
    fi
    """
        .formatted(version, greeting);
  }

  private void maven(String body) throws IOException {
    script(tools.resolve("mvn"), body);
  }

  private static void script(Path file, String body) throws IOException {
    Files.writeString(file, "#!/usr/bin/env bash\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private long builds() throws IOException {
    return Files.readAllLines(clone.resolve("builds.txt")).size();
  }

  private Outcome muye(String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(clone.resolve("muye").toString()));
    command.addAll(List.of(args));
    return outcome(start(Map.of(), temp, command.toArray(String[]::new)));
  }

  private Process start(Map<String, String> environment, Path folder, String... command)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().keySet().removeIf(name -> name.startsWith("MUYE_"));
    builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Outcome outcome(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), out, err);
  }
}
