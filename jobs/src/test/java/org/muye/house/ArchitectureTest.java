package org.muye.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the import table of the packages. A new package needs a line here first. */
class ArchitectureTest {
  private static final String BASE = "org.muye";

  /** Each package and the packages of ours that it may import. */
  static final Map<String, Set<String>> MAY_IMPORT = table();

  private static final String[] PURE = {
    BASE + ".statistics..",
    BASE + ".refine..",
    BASE + ".duty..",
    BASE + ".indicator..",
    BASE + ".quality..",
    BASE + ".gate..",
    BASE + ".warning..",
    BASE + ".index..",
    BASE + ".document..",
    BASE + ".assessment.."
  };

  private static JavaClasses classes;

  private static Map<String, Set<String>> table() {
    Map<String, Set<String>> table = new TreeMap<>();
    table.put("error", Set.of());
    table.put("time", Set.of("error"));
    table.put("region", Set.of("error", "time"));
    table.put("config", Set.of("error", "time", "region", "statistics"));
    table.put("contract", Set.of("error"));
    table.put("statistics", Set.of("error"));
    table.put("export", Set.of("error"));
    table.put("run", Set.of("error", "time"));
    table.put("lock", Set.of("error"));
    table.put("quality", Set.of("contract", "run", "error"));
    table.put("gate", Set.of("config", "statistics", "run", "error"));
    table.put("watch", Set.of("time", "error"));
    table.put("source", Set.of("contract", "config", "run", "error"));
    table.put("generate", Set.of("error", "time", "region", "contract", "config"));
    table.put("refine", Set.of("config", "contract", "quality", "region", "time", "run", "error"));
    table.put("duty", Set.of("region", "time", "error"));
    table.put(
        "indicator", Set.of("statistics", "duty", "region", "time", "contract", "run", "error"));
    table.put(
        "warning", Set.of("config", "statistics", "indicator", "region", "time", "run", "error"));
    table.put(
        "index", Set.of("config", "statistics", "indicator", "region", "time", "run", "error"));
    table.put("review", Set.of("config", "disclosure", "document", "statistics", "time", "error"));
    table.put(
        "assessment", Set.of("config", "duty", "indicator", "region", "time", "run", "error"));
    table.put("disclosure", Set.of("contract", "indicator", "time", "run", "error"));
    table.put("document", Set.of("error"));
    table.put("report", Set.of("document", "export", "review", "error"));
    table.put("table", Set.of("contract", "run", "error"));
    table.put("spark", Set.of("config", "error"));
    table.put("sql", Set.of("error"));
    table.put("endpoint", Set.of("sql", "table", "time", "error"));
    table.put("serving", Set.of("config", "contract", "table", "run", "error"));
    table.put(
        "dashboard",
        Set.of("config", "contract", "disclosure", "indicator", "quality", "statistics", "error"));
    table.put("cli", Set.of("job", "config", "export", "run", "error"));
    Set<String> belowCli = table.keySet().stream().filter(r -> !r.equals("cli")).collect(toSet());
    table.put("job", belowCli);
    return table;
  }

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);
  }

  static Set<String> packages() {
    return MAY_IMPORT.keySet();
  }

  @Test
  void everyPackageIsInTheTable() {
    assertThat(classes).isNotEmpty();
    Set<String> found =
        classes.stream()
            .map(c -> c.getPackageName().substring(BASE.length()).replaceFirst("^\\.", ""))
            .map(name -> name.replaceFirst("\\..*", ""))
            .collect(toSet());

    assertThat(MAY_IMPORT.keySet()).containsAll(found);
  }

  @ParameterizedTest
  @MethodSource("packages")
  void importsOnlyWhatTheTableAllows(String name) {
    check(imports(name));
  }

  private static ArchRule imports(String name) {
    String[] allowed =
        Stream.concat(Stream.of(name), MAY_IMPORT.get(name).stream())
            .map(room -> BASE + "." + room + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(BASE + "." + name + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(BASE + "..").and(DescribedPredicate.not(resideInAnyPackage(allowed))));
  }

  @Test
  void statisticsAndOtherRoomsWithoutAnEngineStayWithoutIt() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                rooms(
                    "error",
                    "time",
                    "region",
                    "statistics",
                    "gate",
                    "watch",
                    "duty",
                    "export",
                    "document",
                    "report"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "io.delta..", "scala.."));
  }

  @Test
  void pureRoomsSeeNoSessionAndNoClock() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.apache\\.spark\\.sql\\.(classic\\.)?SparkSession.*"));
    check(
        noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .accessTargetWhere(readsAClock().or(call("java.lang.System", "nanoTime"))));
  }

  @Test
  void onlyTimeReadsClocks() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(BASE + ".time..")
            .should()
            .accessTargetWhere(readsAClock()));
  }

  @Test
  void onlyTheCommandLineEndsTheProcess() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(BASE + ".cli..")
            .should()
            .accessTargetWhere(
                call("java.lang.System", "exit")
                    .or(call("java.lang.Runtime", "exit"))
                    .or(call("java.lang.Runtime", "halt"))));
  }

  @Test
  void onlyTableWritesAndReadsDelta() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(BASE + ".table..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("io.delta..")
                    .or(
                        DescribedPredicate.describe(
                            "are Spark's writers",
                            c ->
                                c.getName().startsWith("org.apache.spark.sql.DataFrameWriter")
                                    || c.getName()
                                        .startsWith("org.apache.spark.sql.MergeIntoWriter")))));
  }

  @Test
  void nobodyUsesTestLibrariesOrStandardOutputInJobs() {
    check(
        classes()
            .that()
            .resideInAPackage(BASE + "..")
            .should()
            .onlyAccessClassesThat(
                DescribedPredicate.not(resideInAnyPackage("org.junit..", "org.assertj.."))));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(BASE + ".cli..")
            .should()
            .accessField(System.class, "out"));
  }

  /** The rules would be worthless if they let an offender pass. */
  @Test
  void rulesCatchOffenders() {
    JavaClasses offenders = new ClassFileImporter().importClasses(Offender.class);

    assertThatThrownBy(() -> noClasses().should().accessTargetWhere(readsAClock()).check(offenders))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("viaCall")
        .hasMessageContaining("viaReference")
        .hasMessageContaining("viaDate");
  }

  @SuppressWarnings({"unused", "JavaUtilDate", "JavaTimeDefaultTimeZone"})
  static final class Offender {
    LocalDate viaCall() {
      return LocalDate.now();
    }

    java.util.function.Supplier<LocalDate> viaReference() {
      return LocalDate::now;
    }

    java.util.Date viaDate() {
      return new java.util.Date();
    }
  }

  private static void check(ArchRule rule) {
    // A package whose classes are not written yet breaks no rule.
    rule.allowEmptyShould(true).check(classes);
  }

  private static String[] rooms(String... names) {
    return Arrays.stream(names).map(n -> BASE + "." + n + "..").toArray(String[]::new);
  }

  private static DescribedPredicate<JavaAccess<?>> readsAClock() {
    return DescribedPredicate.describe(
        "read a clock",
        access -> {
          String owner = access.getTargetOwner().getName();
          String name = access.getTarget().getName();
          boolean now = name.equals("now") && owner.startsWith("java.time.");
          boolean millis = name.equals("currentTimeMillis") && owner.equals("java.lang.System");
          boolean clock = name.startsWith("system") && owner.equals("java.time.Clock");
          boolean calendar = name.equals("getInstance") && owner.equals("java.util.Calendar");
          boolean date =
              name.equals("<init>")
                  && owner.equals("java.util.Date")
                  && access.getTarget().getFullName().endsWith("()");
          return now || millis || clock || calendar || date;
        });
  }

  private static DescribedPredicate<JavaAccess<?>> call(String owner, String name) {
    return DescribedPredicate.describe(
        "use " + owner + "." + name,
        access ->
            access.getTargetOwner().getName().equals(owner)
                && access.getTarget().getName().equals(name));
  }
}
