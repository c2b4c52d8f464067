package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.indicator.FactTable;
import org.muye.indicator.IndicatorCatalogue;
import org.muye.indicator.KnownCounts;
import org.muye.run.RunContext;
import org.muye.time.AsOf;

/** What was known at the end of a week is the same by spells as from the versions known by then. */
@Tag("large")
class VintagesIT {
  private static final LocalDate LAST = LocalDate.parse("2021-12-26");

  @TempDir Path folder;

  @Test
  void aMadeCityWithRepeatsAndDisputeLogs() {
    Path city = folder.resolve("city");
    MadeCity.make(3, 3, 0.05, city);
    Workspace workspace = Workspace.open(city.resolve("muye.yaml"));
    refine(workspace);

    long compared = sameAsKnownRecords(workspace, LAST, 1, 13, 40, 95);

    // More than a thousand weeks of units and series hold something.
    assertThat(compared).isGreaterThan(1_000);
  }

  @Test
  void monthlyFilesWithCorrections() {
    List<Path> files = new ArrayList<>();
    for (Month month : Month.values()) {
      files.add(
          SharedData.require(
              "data/stl-crime/raw/2015/%s2015.csv"
                  .formatted(month.name().toLowerCase(Locale.ROOT))));
    }
    String paths =
        files.stream().map(file -> "'" + file + "'").collect(Collectors.joining(", ", "[", "]"));
    Workspace workspace =
        new TestWorkspace(folder.resolve("stl"), "st-louis")
            .firstPeriod("2015-01-01")
            .line("sources:")
            .line(
                "  - {name: crime, record: incident, mapping: st-louis-crime, path: " + paths + "}")
            .open();
    refine(workspace);

    long compared = sameAsKnownRecords(workspace, LocalDate.parse("2015-12-31"), 1, 9, 26);

    assertThat(compared).isGreaterThan(1_000);
  }

  @Test
  void aRecentRecordThatIsMovedToADayLongPastCountsForItsWeekUntilThatIsKnown() throws IOException {
    Random random = new Random(3);
    MadeDeliveries.write(
        folder.resolve("incidents/all.csv"),
        MadeDeliveries.INCIDENT,
        List.of(
            incident(random, "2025-02-05", 1, "2025-02-10"),
            incident(random, "2023-02-05", 2, "2025-03-03")));
    MadeDeliveries.write(folder.resolve("disputes/all.csv"), MadeDeliveries.DISPUTE, List.of());
    Workspace workspace =
        MadeDeliveries.workspace(
            folder, "xinxiang", LocalDate.parse("2023-01-01"), LocalDate.parse("2025-04-01"));
    refine(workspace);

    List<Row> changes =
        new Vintages(workspace)
            .changes(new AsOf(LocalDate.parse("2025-03-30")), LocalDate.parse("2025-01-06"))
            .orElseThrow()
            .where("unit_id = 'xinxiang' and week = '2025-02-03'")
            .select("known_by", "change")
            .distinct()
            .collectAsList();

    // Known on 10 February and 3 March: by the Sundays at the ends of these weeks.
    assertThat(changes)
        .extracting(Row::toString)
        .containsExactlyInAnyOrder("[2025-02-16,1]", "[2025-03-09,-1]");
  }

  private static String incident(Random random, String day, int version, String known) {
    return MadeDeliveries.incident(
        random, "a", LocalDate.parse(day), "410702", version, LocalDate.parse(known));
  }

  private static void refine(Workspace workspace) {
    RunContext run = Runs.start(workspace, "refine", null);
    new IngestJob(workspace, run, false).run();
    new RefineJob(workspace, run).run();
  }

  private static long sameAsKnownRecords(Workspace workspace, LocalDate last, int... weeksBefore) {
    Dataset<Row> changes =
        new Vintages(workspace).changes(new AsOf(last), null).orElseThrow().persist();
    long compared = 0;
    for (int weeks : weeksBefore) {
      LocalDate day = last.minusWeeks(weeks);
      Map<String, Long> bySpells = counts(changes.where(col("known_by").leq(lit(day))));
      Map<String, Long> byRecords = new HashMap<>();
      for (Map.Entry<FactTable, Dataset<Row>> facts :
          new KnownRecords(workspace).facts(new AsOf(day)).entrySet()) {
        List<KnownCounts.Series> series = series(workspace);
        if (!KnownCounts.measures(facts.getKey(), series).isEmpty()) {
          byRecords.putAll(
              counts(
                  KnownCounts.changes(
                      facts.getKey(),
                      facts
                          .getValue()
                          .withColumn("_from", lit(day))
                          .withColumn("_until", lit(null).cast("date")),
                      series,
                      "_from",
                      "_until",
                      workspace.region().root().id())));
        }
      }
      assertThat(bySpells).as("as of " + day).isEqualTo(byRecords);
      compared += byRecords.size();
    }
    sameOfRecentWeeks(workspace, last, changes);
    // Otherwise later knowledge would never have changed a count and the test could not fail.
    assertThat(changes.where("change < 0").count()).isPositive();
    changes.unpersist();
    return compared;
  }

  /** Without the versions that tell nothing of recent weeks, these come out the same. */
  private static void sameOfRecentWeeks(Workspace workspace, LocalDate last, Dataset<Row> changes) {
    LocalDate since = last.minusWeeks(20).with(DayOfWeek.MONDAY);
    List<String> all = rows(changes, since);
    assertThat(all).hasSizeGreaterThan(100);
    assertThat(rows(new Vintages(workspace).changes(new AsOf(last), since).orElseThrow(), since))
        .isEqualTo(all);
  }

  private static List<String> rows(Dataset<Row> changes, LocalDate since) {
    return changes
        .where(col("week").geq(lit(since)))
        .select("unit_id", "series", "week", "known_by", "change")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  private static List<KnownCounts.Series> series(Workspace workspace) {
    return workspace.warningRules().series().stream()
        .map(
            one ->
                new KnownCounts.Series(
                    one.id(),
                    IndicatorCatalogue.find(one.indicator()).orElseThrow(),
                    one.category()))
        .toList();
  }

  private static Map<String, Long> counts(Dataset<Row> changes) {
    Map<String, Long> counts = new HashMap<>();
    for (Row row :
        changes
            .groupBy("unit_id", "series", "week")
            .sum("change")
            .where("`sum(change)` <> 0")
            .collectAsList()) {
      counts.put(row.get(0) + "|" + row.get(1) + "|" + row.get(2), row.getLong(3));
    }
    return counts;
  }
}
