package org.muye.house;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muye.SharedData;

/** The page on the architecture says what the compiled classes do. */
class ArchitecturePageTest {
  private static final Path ROOT = SharedData.repository();
  private static final Path PAGE = ROOT.resolve("docs/architecture.md");
  private static final Path SOURCES = ROOT.resolve("jobs/src/main/java/org/muye");
  private static final String BASE = "org.muye.";

  /** Packages that any job may use, so that the page does not name them. */
  private static final Set<String> EVERYWHERE =
      Set.of("config", "contract", "error", "job", "region", "run", "table", "time");

  private static final Pattern STEP =
      Pattern.compile("^\\| [a-z ]+ \\| `(\\w+)` \\| [^|]*\\| ([^|]*)\\| ?([^|]*)\\|$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final String PACKAGES = "## Packages\n";

  /** The methods by which a table is written. */
  private static final Set<String> WRITES =
      Set.of("append", "replaceAll", "replaceWhere", "merge", "renew");

  /** A line of the page's first table. */
  private record Step(String name, Set<String> packages, Set<String> tables) {}

  private static JavaClasses classes;
  private static List<Step> steps;

  @BeforeAll
  static void read() throws IOException {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.muye");
    steps = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher step = STEP.matcher(line);
      if (step.matches()) {
        Set<String> tables = code(step.group(3));
        steps.add(new Step(step.group(1), code(step.group(2)), tables));
      }
    }
    assertThat(steps).hasSizeGreaterThan(20);
  }

  private static Set<String> code(String cell) {
    return CODE.matcher(cell).results().map(it -> it.group(1)).collect(toCollection(TreeSet::new));
  }

  @Test
  void eachClassUsesThePackagesThatItsLineNames() {
    Map<String, Set<String>> named = new TreeMap<>();
    Map<String, Set<String>> used = new TreeMap<>();
    for (Step step : steps) {
      named.put(step.name(), step.packages());
      used.put(step.name(), packagesOf(step.name()));
    }
    assertThat(named).isEqualTo(used);
  }

  private static Set<String> packagesOf(String name) {
    Pattern ofTheClass = Pattern.compile(Pattern.quote(BASE + "job." + name) + "(\\$.*)?");
    return classes.stream()
        .filter(part -> ofTheClass.matcher(part.getName()).matches())
        .flatMap(part -> part.getDirectDependenciesFromSelf().stream())
        .map(dependency -> dependency.getTargetClass().getPackageName())
        .filter(target -> target.startsWith(BASE))
        .map(target -> target.substring(BASE.length()).replaceFirst("\\..*", ""))
        .filter(target -> !EVERYWHERE.contains(target))
        .collect(toCollection(TreeSet::new));
  }

  @Test
  void eachTableOfTheWarehouseIsWrittenByTheOneClassThatNamesIt() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Step step : steps) {
      boolean writes =
          classes.get(BASE + "job." + step.name()).getMethodCallsFromSelf().stream()
              .anyMatch(
                  call ->
                      call.getTargetOwner().getName().equals(BASE + "table.TableStore")
                          && WRITES.contains(call.getTarget().getName()));
      for (String table : step.tables()) {
        assertThat(named.add(table)).as(table + " has one writer").isTrue();
        assertThat(writes).as(step.name() + " writes tables").isTrue();
        if (!table.contains("*")) {
          assertThat(sourcesNear(step.name())).as(step.name()).contains('"' + table + '"');
        }
      }
    }
    assertThat(tablesOf("gold", "ops", "quarantine")).isNotEmpty().isSubsetOf(named);
    assertThat(named).contains("bronze.*", "silver.*", "silver.*_version");
  }

  /** A class and those of its package that it uses, one of which may hold the name of a table. */
  private static String sourcesNear(String name) throws IOException {
    StringBuilder sources = new StringBuilder();
    Set<String> near =
        classes.get(BASE + "job." + name).getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getName())
            .filter(target -> target.startsWith(BASE + "job."))
            .map(target -> target.substring((BASE + "job.").length()).replaceFirst("\\$.*", ""))
            .collect(toCollection(TreeSet::new));
    near.add(name);
    for (String each : near) {
      Path source = SOURCES.resolve("job/" + each + ".java");
      if (Files.exists(source)) {
        sources.append(Files.readString(source));
      }
    }
    return sources.toString();
  }

  private static Set<String> tablesOf(String... layers) throws IOException {
    Set<String> tables = new TreeSet<>();
    for (String layer : layers) {
      try (Stream<Path> contracts = Files.list(ROOT.resolve("schemas").resolve(layer))) {
        contracts
            .map(file -> String.valueOf(file.getFileName()))
            .filter(name -> name.endsWith(".odcs.yaml"))
            .map(name -> layer + "." + name.replace(".odcs.yaml", ""))
            .forEach(tables::add);
      }
    }
    return tables;
  }

  /** With {@code -Dmuye.regenerate=true} the list is written into the page. */
  @Test
  void thePackagesAreThoseOfTheImportTable() throws IOException {
    StringBuilder list = new StringBuilder("\n| package | holds | may import |\n|---|---|---|\n");
    for (Map.Entry<String, Set<String>> entry : ArchitectureTest.MAY_IMPORT.entrySet()) {
      String imports =
          entry.getKey().equals("job")
              ? "all but `cli`"
              : String.join(
                  ", ",
                  new TreeSet<>(entry.getValue()).stream().map(it -> "`" + it + "`").toList());
      list.append("| `")
          .append(entry.getKey())
          .append("` | ")
          .append(firstSentence(entry.getKey()))
          .append(" | ")
          .append(imports)
          .append(" |\n");
    }
    String page = Files.readString(PAGE);
    int end = page.indexOf("\n\n", page.indexOf(PACKAGES) + PACKAGES.length() + 1);
    String before = end < 0 ? page : page.substring(0, end + 1);
    String expected = before + list;
    if (Boolean.getBoolean("muye.regenerate")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(expected);
  }

  /** What a package holds, as its package-info says first. */
  private static String firstSentence(String name) throws IOException {
    String source = Files.readString(SOURCES.resolve(name + "/package-info.java"));
    Matcher comment = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL).matcher(source);
    assertThat(comment.find()).as(name).isTrue();
    String text = comment.group(1).replaceAll("\\s*\\n \\*\\s*", " ").strip();
    return text.replaceFirst("(?s)(?<=[.])\\s+(<p>|[A-Z]).*", "");
  }
}
