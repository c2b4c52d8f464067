package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.run.RunContext;
import org.muye.run.SourceCounts;

/**
 * Three years of monthly files with corrections: row accounting, values, and what was known when.
 */
@Tag("large")
class StLouisIT {
  private static final String EXPECTED = "expected/st-louis/expected/";
  private static final String ALL = "2017-12-31";

  @TempDir Path folder;

  @Test
  void meetsTheIndependentCountsAndReproducesWhatWasKnown() {
    Workspace workspace = workspace("all", allFiles());
    NightlyJob.Result night = TestWorkspace.night(workspace, ALL);
    rowsReconcile(night, workspace);
    GoldCheck values =
        new GoldCheck(
            gold(workspace)
                .where("period_type <> 'week' or indicator_id = 'I4'")
                .where("indicator_id rlike '^I[1-578]' and indicator_id not like '%ABS'"));
    counts(values);
    rates(values);
    changes(values);
    classes(values);
    times(values);
    weeks(values);
    concentration(values);
    expected("small_area.csv").forEach(row -> EstimateRows.meet(values, row));
    assertThat(values.differences()).isEmpty();
    // The last: 7 quarters and years x 79 neighbourhoods x 7 columns of small-area estimates.
    assertThat(values.cells()).isEqualTo(153_901 + 3_871);
    // Of 12 quarters, 3 years: the 79 neighbourhoods, not the districts, the parks or the city.
    assertThat(
            gold(workspace)
                .where("value_smoothed is not null and period_type in ('quarter', 'year')")
                .where("indicator_id = 'I2' and category is null")
                .count())
        .isEqualTo(15 * 79);

    assertThat(cityAsOf(workspace, "2016-06-30")).isEqualTo(30);
    assertThat(cityAsOf(workspace, "2016-03-31")).isEqualTo(25);
    Row rebuilt = fingerprint(workspace);

    Workspace laterFilesOnly = workspace("then", files(9, 15));
    RunContext run = Runs.start(laterFilesOnly, "refine", null);
    new IngestJob(laterFilesOnly, run, false).run();
    new RefineJob(laterFilesOnly, run).run();
    Workspace then = workspace("then", files(0, 15));
    assertThat(TestWorkspace.night(then, "2016-03-31").files()).hasSize(9);
    assertThat(fingerprint(then)).isEqualTo(rebuilt);
    assertThat(TestWorkspace.night(then, "2016-03-31").files()).isEmpty();
    assertThat(fingerprint(then)).isEqualTo(rebuilt);
    assertThat(cityAsOf(then, "2015-03-31")).isEqualTo(5);
  }

  private static void rowsReconcile(NightlyJob.Result night, Workspace workspace) {
    Map<String, Long> expected =
        ExpectedRow.accounting(SharedData.require(EXPECTED + "row_accounting.csv"));
    SourceCounts counts = night.sources().get(0);
    assertThat(night.failures()).isEmpty();
    assertThat(night.files()).hasSize(36);
    assertThat(counts.read()).isEqualTo(expected.get("rows_read"));
    assertThat(counts.quarantinedBy())
        .isEqualTo(
            Map.of("CORRECTION_WITHOUT_ORIGINAL", expected.get("corrections_without_partner")));
    assertThat(counts.duplicates()).isEqualTo(expected.get("duplicates_removed"));
    assertThat(counts.written()).isEqualTo(counts.read() - counts.quarantined());
    Dataset<Row> incidents = workspace.tables().read("silver.incident");
    assertThat(incidents.count()).isEqualTo(expected.get("rows_plus1"));
    assertThat(incidents.where("withdrawn_by is not null").count())
        .isEqualTo(expected.get("corrections_with_partner"));
    assertThat(incidents.where("withdrawn_by is null").count())
        .isEqualTo(expected.get("valid_incidents_written"));
    assertThat(incidents.where("withdrawn_by is null and event_date < '2015-01-01'").count())
        .isEqualTo(expected.get("valid_before_2015"));
    assertThat(
            incidents
                .where(
                    "withdrawn_by is null and array_contains(issues,"
                        + " 'OCCURRED_AFTER_KNOWN:occurred_at')")
                .count())
        .isEqualTo(expected.get("valid_occurred_after_coded_month"));
  }

  private static void counts(GoldCheck values) {
    for (ExpectedRow row : expected("counts.csv.gz")) {
      boolean count = row.is("metric", "I1");
      // The file gives no interval for I4.
      String[] columns =
          count
              ? new String[] {"numerator", "denominator", "value", "ci_low", "ci_high"}
              : new String[] {"numerator", "denominator", "value"};
      values.meets(row, row.get("metric"), unit(row), "", columns);
      if (!row.get("exposure_person_days").isEmpty()) {
        values.meets(row, row.get("metric"), unit(row), "", "exposure_person_days");
      }
    }
  }

  private static void rates(GoldCheck values) {
    for (ExpectedRow row : expected("rates.csv.gz")) {
      RateRows.meet(values, row);
    }
  }

  private static void changes(GoldCheck values) {
    for (ExpectedRow row : expected("ratios.csv.gz")) {
      RatioRows.meet(values, row);
    }
  }

  private static void classes(GoldCheck values) {
    for (ExpectedRow row : expected("category_shares.csv.gz")) {
      String category = "ucr-" + row.get("category");
      if (row.is("numerator", "0")) {
        values.absent("I5", unit(row), row.period(), category);
      } else {
        values.meets(
            row,
            "I5",
            unit(row),
            category,
            "numerator",
            "denominator",
            "value",
            "ci_low",
            "ci_high");
      }
    }
  }

  private static void times(GoldCheck values) {
    for (ExpectedRow row : expected("time_blocks.csv.gz")) {
      String category = row.get("category").replace("block_", "hour:").replace("time_", "time:");
      if (row.is("numerator", "0")) {
        values.absent("I7", unit(row), row.period(), category);
      } else {
        values.meets(row, "I7", unit(row), category, "numerator");
        if (!category.startsWith("time:")) {
          values.meets(row, "I7_SHARE", unit(row), category, "numerator", "denominator", "value");
        }
      }
    }
  }

  private static void weeks(GoldCheck values) {
    for (ExpectedRow row : expected("weekly_counts.csv")) {
      values.meets(row, "I4", unit(row), "", "numerator");
    }
  }

  /** Over the 88 neighbourhoods and parks, and over the 79 that have residents. */
  private static void concentration(GoldCheck values) {
    for (ExpectedRow row : expected("concentration.csv")) {
      String category = row.get("category").endsWith("_79_neighbourhoods") ? "populated" : "";
      if (row.get("category").startsWith("gini_")) {
        values.meets(row, "I8_GINI", "stl", category, "value");
      } else {
        values.meets(row, "I8_TOP10", "stl", category, "numerator", "denominator", "value");
      }
    }
  }

  private static int cityAsOf(Workspace workspace, String asOf) {
    TestWorkspace.indicators(workspace, asOf);
    GoldCheck city =
        new GoldCheck(gold(workspace).where("unit_id = 'stl' and indicator_id = 'I1'"));
    for (ExpectedRow row : expected("as_known_city_quarters.csv")) {
      if (row.is("as_of", asOf) && row.is("metric", "I1")) {
        city.meets(row, "I1", "stl", "", "numerator", "denominator", "value", "ci_low", "ci_high");
      }
    }
    assertThat(city.differences()).as(asOf).isEmpty();
    return city.cells();
  }

  private static String unit(ExpectedRow row) {
    if (!row.is("unit_id", "UNK")) {
      return row.unit();
    }
    return row.cells().getOrDefault("category", "").equals("by_neighbourhood")
        ? "UNK:subunit"
        : "UNK:unit";
  }

  private static List<ExpectedRow> expected(String file) {
    return ExpectedRow.read(SharedData.require(EXPECTED + file));
  }

  private static Dataset<Row> gold(Workspace workspace) {
    return workspace.tables().read("gold.indicator_value");
  }

  /** Number and hash of all values in full but for the run, whatever their order. */
  private static Row fingerprint(Workspace workspace) {
    return gold(workspace)
        .drop("run_id")
        .selectExpr("count(*)", "sum(cast(xxhash64(*) as decimal(38, 0)))")
        .head();
  }

  private Workspace workspace(String name, List<Path> files) {
    String paths =
        files.stream().map(file -> "'" + file + "'").collect(Collectors.joining(", ", "[", "]"));
    return new TestWorkspace(folder.resolve(name), "st-louis")
        .firstPeriod("2015-01-01")
        .line("indicators: {first_releases: 0}")
        .line("sources:")
        .line("  - {name: crime, record: incident, mapping: st-louis-crime, path: " + paths + "}")
        .open();
  }

  private static List<Path> allFiles() {
    return files(0, 36);
  }

  /** The files of some months, counted from January 2015. */
  private static List<Path> files(int from, int to) {
    List<String> months =
        Stream.of(Month.values()).map(month -> month.name().toLowerCase(Locale.ROOT)).toList();
    return IntStream.range(from, to)
        .mapToObj(
            i ->
                SharedData.require(
                    "data/stl-crime/raw/%d/%s%d.csv"
                        .formatted(2015 + i / 12, months.get(i % 12), 2015 + i / 12)))
        .toList();
  }
}
