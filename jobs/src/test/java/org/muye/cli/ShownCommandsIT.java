package org.muye.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.muye.cli.ShownCommands.Shown;
import picocli.CommandLine;

/**
 * Every command in a block of a page is run on the demo's city and ends well, and prints what the
 * page shows. In what a page shows, … stands for anything within a line, and alone on a line for
 * any lines. With {@code -Dmuye.regenerate=true} what is printed is written into the pages instead;
 * with {@code -Dmuye.demo=.../muye-demo} the commands work on that folder, as the demo made it.
 */
@Tag("large")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShownCommandsIT {
  /** How a command begins that is not run here, and who does it. */
  private static final Map<String, String> RUN_ELSEWHERE =
      Map.ofEntries(
          Map.entry("./muye demo", "the demo of CI, and the city of this test"),
          Map.entry("mvn ", "CI"),
          Map.entry(".ci/", "CI, or a person, since they take an hour"),
          Map.entry("notebooks/run", "the suite of notebooks"),
          Map.entry("dashboards/superset/", "the suite of dashboards"),
          Map.entry("muye publish && muye serve", "the suite of dashboards"),
          Map.entry("muye serve", "the suite of dashboards; it serves until it is ended"),
          Map.entry("muye grant", "PublishIT and the suite of dashboards, with a server"),
          Map.entry("muye sql-endpoint", "the suite of the SQL endpoint"),
          Map.entry("python3 -m venv spark", "the suite of the SQL endpoint"),
          Map.entry("export SPARK_HOME=", "the suite of the SQL endpoint"),
          Map.entry("muye forget --person", "ForgetIT; it takes a person's own number"),
          Map.entry("./muye nightly", "the suite of the cluster"),
          Map.entry("muye runs show 2", "CommandsIT; no two machines have the same ids"),
          Map.entry("export ", "the suite of the cluster"),
          Map.entry(
              "muye ingest --force --config again.yaml", "its section of the runbook writes it"),
          Map.entry("cd /srv/muye", "the administrator of a machine"),
          Map.entry("tar -C /srv/muye", "the administrator of a machine"),
          Map.entry("docker ", "nobody: it needs a container engine"),
          Map.entry("kubectl ", "nobody: it needs a Kubernetes"),
          Map.entry("--from-literal", "the line above goes on"),
          Map.entry("install ", "the administrator of a machine"),
          Map.entry("systemctl ", "the administrator of a machine"),
          Map.entry("shred ", "the administrator of a machine"),
          Map.entry("pip install", "the suite of exports"),
          Map.entry("frictionless ", "the suite of exports"));

  /** Those that remove or rebuild what others show come last, in this order. */
  private static final List<String> LAST =
      List.of("muye nightly", "muye quarantine replay", "muye forget");

  @TempDir static Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final @Nullable String made = System.getProperty("muye.demo");
  private final Path city =
      made == null ? folder.resolve("muye-demo") : Path.of(made).toAbsolutePath().normalize();
  private final Path root = Objects.requireNonNull(city.getParent());

  @BeforeAll
  void demo() {
    if (made == null) {
      assertThat(run(root, List.of("demo"))).as(text(err)).isZero();
    }
  }

  @TestFactory
  List<DynamicTest> everyCommandOfAPageDoesWhatThePageSays() throws IOException {
    List<Shown> shown = new ArrayList<>();
    for (Path page : ShownCommands.pages()) {
      shown.addAll(ShownCommands.in(page));
    }
    shown.sort(Comparator.comparingInt(ShownCommandsIT::rank));
    List<DynamicTest> tests = new ArrayList<>();
    Set<List<String>> done = new HashSet<>();
    for (Shown it : shown) {
      boolean isOurs = it.command().matches("(\\./)?muye .*");
      if (isRunElsewhere(it.command())) {
        continue;
      }
      // The same command on another page is run once, unless its output is shown there.
      if (isOurs && it.output() == null && !done.add(ShownCommands.words(it.command()))) {
        continue;
      }
      tests.add(dynamicTest(it.place() + " " + it.command(), () -> check(it, isOurs)));
    }
    assertThat(tests).hasSizeGreaterThan(20);
    return tests;
  }

  /** First those whose output is shown, which is that of the demo as it was made. */
  private static int rank(Shown shown) {
    for (int i = 0; i < LAST.size(); i++) {
      if (shown.command().startsWith(LAST.get(i))) {
        return i + 2;
      }
    }
    return shown.output() == null ? 1 : 0;
  }

  private static boolean isRunElsewhere(String command) {
    return RUN_ELSEWHERE.keySet().stream().anyMatch(command::startsWith);
  }

  private void check(Shown shown, boolean isOurs) throws IOException {
    assertThat(isOurs).as(shown.place() + ": nobody runs this").isTrue();
    List<String> words = ShownCommands.words(shown.command());
    Path here = words.get(0).equals("./muye") ? root : city;
    assertThat(run(here, words.subList(1, words.size()))).as(text(err)).isZero();
    List<String> expected = shown.output();
    if (expected == null) {
      return;
    }
    String printed = text(out).replace(here + "/", "").stripTrailing();
    if (Boolean.getBoolean("muye.regenerate")) {
      if (!pattern(expected).matcher(printed).matches()) {
        write(shown, expected, printed);
      }
      return;
    }
    assertThat(printed).as(shown.place() + text(err)).matches(pattern(expected));
  }

  /** Lines as a page shows them, as what they stand for. */
  private static Pattern pattern(List<String> lines) {
    StringBuilder pattern = new StringBuilder();
    for (String line : lines) {
      if (line.strip().equals("…")) {
        pattern.append("(?:.*\n)*");
      } else {
        pattern.append(Pattern.quote(line.stripTrailing()).replace("…", "\\E.*\\Q")).append(" *\n");
      }
    }
    // The last line ends the text.
    String text = pattern.toString();
    return Pattern.compile(
        text.endsWith("\n") ? text.substring(0, text.length() - 1) : text + ".*");
  }

  private static void write(Shown shown, List<String> expected, String printed) throws IOException {
    List<String> command = List.of("$ " + shown.command());
    String before = String.join("\n", concat(command, expected));
    String after = String.join("\n", concat(command, printed.lines().toList()));
    String page = Files.readString(shown.page());
    assertThat(page).contains(before);
    Files.writeString(shown.page(), page.replace(before, after));
  }

  private static List<String> concat(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** Runs a command as if it were typed in a folder. */
  private int run(Path here, List<String> words) {
    out.reset();
    err.reset();
    CommandLine muye = CommandLines.of(new MuyeCommand(), stream(out), stream(err));
    muye.registerConverter(Path.class, text -> here.resolve(text));
    String[] args = words.toArray(String[]::new);
    HelpLanguage.apply(muye, args);
    int code = muye.execute(args);
    muye.getOut().flush();
    muye.getErr().flush();
    return code;
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
