package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.run.SourceCounts;
import org.muye.time.Period;

/**
 * Disputes of twenty years at four dates: cohorts, open stock, undated closings, re-based history.
 *
 * <p>Longer than 300 lines because the expected counts of twenty years stand in it.
 */
@Tag("large")
class ChicagoComplaintsIT {
  private static final String EXPECTED = "expected/chicago-complaints/expected/";
  private static final String LAST = "2020-07-22";

  /** The weights of the shipped crosswalk for district 21. */
  private static final Map<String, Double> OF_DISTRICT_21 =
      Map.of("chi-01", 0.397, "chi-02", 0.603);

  private static final Set<String> MERGED = Set.of("chi-12", "chi-19");

  /** When the successors took over; periods that begin later are not re-based. */
  private static final Map<String, LocalDate> CHANGED =
      Map.of(
          "chi-01", LocalDate.of(2012, 3, 4),
          "chi-02", LocalDate.of(2012, 3, 4),
          "chi-19", LocalDate.of(2012, 3, 4),
          "chi-12", LocalDate.of(2012, 12, 19));

  @TempDir Path folder;

  @Test
  void cohortsStocksAndRatesMeetTheIndependentResults() {
    Workspace workspace = workspace("2010-01-01");
    NightlyJob.Result night = TestWorkspace.night(workspace, LAST);
    rowsReconcile(night, workspace);
    keysAreUnique(workspace);
    partsOfRecordsAreSmoothed(workspace);
    assertThat(FiniteGold.offenders(workspace)).isEmpty();
    GoldCheck values = check(workspace);
    ratesAndCounts(values);
    rebased(values);
    resolution(values, LAST);
    throughput(values);
    openStock(values);
    int cells = values.cells();
    assertThat(values.differences()).isEmpty();
    Workspace cohorts = workspace("2015-01-01");
    for (String asOf : List.of("2016-12-31", "2018-06-30", "2019-12-31")) {
      TestWorkspace.indicators(cohorts, asOf);
      GoldCheck then = check(cohorts);
      resolution(then, asOf);
      durations(then, asOf);
      assertThat(then.differences()).as(asOf).isEmpty();
      cells += then.cells();
    }
    assertThat(cells).isEqualTo(84_163);
  }

  private Workspace workspace(String firstPeriod) {
    Path region = folder.resolve("region");
    return new TestWorkspace(
            folder, Files.exists(region) ? region.toString() : TestRegions.chicago(region))
        .firstPeriod(firstPeriod)
        .line("indicators: {first_releases: 0}")
        .source(
            "complaints",
            "dispute",
            "chicago-complaints",
            SharedData.require("data/chicago-complaints/complaints_2000_2020.csv.gz"))
        .open();
  }

  private static GoldCheck check(Workspace workspace) {
    return new GoldCheck(
        workspace
            .tables()
            .read("gold.indicator_value")
            .where("period_type in ('quarter', 'half', 'year')")
            .where(
                "indicator_id in ('D1', 'D2', 'D2_THROUGHPUT', 'D4_MEDIAN', 'D4_RMST90', 'D10',"
                    + " 'D13', 'Q1')"));
  }

  private static void rowsReconcile(NightlyJob.Result night, Workspace workspace) {
    Map<String, Long> expected =
        ExpectedRow.accounting(SharedData.require(EXPECTED + "row_accounting.csv"));
    SourceCounts counts = night.sources().get(0);
    assertThat(night.failures()).isEmpty();
    assertThat(counts.read()).isEqualTo(expected.get("rows_read"));
    assertThat(counts.duplicates()).isZero();
    assertThat(counts.quarantined()).isZero();
    assertThat(counts.voided()).isEqualTo(expected.get("void_DELETED"));
    assertThat(counts.written() - counts.voided()).isEqualTo(expected.get("written"));
    assertThat(counts.issues())
        .containsEntry(
            "SENTINEL_VALUE:resolved_at", expected.get("closed_date_sentinel_set_to_null"))
        .containsEntry(
            "NEGATIVE_DURATION:resolved_at",
            expected.get("negative_duration_closed_date_set_to_null"));
    Dataset<Row> disputes = workspace.tables().read("silver.dispute").where("not is_deleted");
    assertThat(disputes.where("effective_resolved_at is not null").count())
        .isEqualTo(expected.get("kind_DATED"));
    assertThat(disputes.where("resolved_undated").count()).isEqualTo(expected.get("kind_UNDATED"));
    assertThat(disputes.where("effective_resolved_at is null and not resolved_undated").count())
        .isEqualTo(expected.get("kind_OPEN"));
    assertThat(disputes.where("unit_id = 'UNK:unit'").count()).isEqualTo(expected.get("unit_UNK"));
    assertThat(disputes.where("unit_id = 'chi-31'").count()).isEqualTo(expected.get("unit_chi-31"));
  }

  /** Also in periods within which the boundaries changed, which have values on both. */
  private static void keysAreUnique(Workspace workspace) {
    String[] key = workspace.contract("gold.indicator_value").key().toArray(String[]::new);
    assertThat(
            workspace
                .tables()
                .read("gold.indicator_value")
                .where("indicator_id = 'D1'")
                .selectExpr("count(*) - count(distinct struct(" + String.join(", ", key) + "))")
                .head()
                .getLong(0))
        .isZero();
  }

  /** Districts 1 and 2 count parts of the records of district 21 on today's boundaries. */
  private static void partsOfRecordsAreSmoothed(Workspace workspace) {
    Dataset<Row> parts =
        workspace
            .tables()
            .read("gold.indicator_value")
            .where("indicator_id = 'D1' and numerator <> rint(numerator)");
    assertThat(parts.where("unit_id = 'chi-01'").count()).isPositive();
    assertThat(parts.where("value_smoothed is null and unit_id like 'chi-%'").count()).isZero();
  }

  private static void ratesAndCounts(GoldCheck values) {
    for (ExpectedRow row : expected("counts_and_rates.csv.gz")) {
      values.meets(
          row,
          "D1",
          unit(row),
          "",
          "numerator",
          "denominator",
          "exposure_person_days",
          "value",
          "ci_low",
          "ci_high");
      if (row.is("status_reason", "NO_POP")) {
        values.mentions("NO_POP", "D1", unit(row), row.period(), "");
      }
    }
  }

  /**
   * The file splits district 21 by exact shares of the residents, the shipped crosswalk by shares
   * rounded to three digits. So the records of the districts, which are whole numbers, are put
   * together here with the weights of the crosswalk, and the file's own number is met with its own
   * weights first.
   */
  private static void rebased(GoldCheck values) {
    Map<String, Double> records = new HashMap<>();
    for (ExpectedRow row : expected("counts_and_rates.csv.gz")) {
      records.put(row.unit() + " " + row.period(), Double.valueOf(row.get("numerator")));
    }
    for (ExpectedRow row : expected("rates_rebased_2010_2014.csv.gz")) {
      String unit = row.unit();
      String period = row.period();
      LocalDate changedOn = CHANGED.get(unit);
      boolean changed = changedOn != null && Period.parse(period).start().isBefore(changedOn);
      if (!changed) {
        values.meets(row, "D1", unit, "", "numerator", "denominator", "value");
      } else if (MERGED.contains(unit)) {
        values.meetsRebased(
            row, "D1", "", "numerator", "denominator", "exposure_person_days", "value");
      } else {
        double own = records.getOrDefault(unit + " " + period, 0.0);
        double of21 = records.getOrDefault("chi-21 " + period, 0.0);
        double people = Double.parseDouble(row.get("denominator"));
        double exact = people / (62_781 + 95_439);
        values.equal(unit + " by exact shares", row.get("numerator"), own + exact * of21);
        double weighted = own + OF_DISTRICT_21.getOrDefault(unit, 0.0) * of21;
        values.meetsRebased(
            row.with("numerator", Double.toString(weighted))
                .with("value", Double.toString(10_000 * weighted / people)),
            "D1",
            "",
            "numerator",
            "denominator",
            "exposure_person_days",
            "value");
      }
    }
  }

  private static void resolution(GoldCheck values, String asOf) {
    String[] share = {"numerator", "denominator", "value", "ci_low", "ci_high"};
    for (ExpectedRow row : expected("resolution.csv.gz")) {
      if (!row.is("as_of", asOf)) {
        continue;
      }
      switch (row.get("metric") + " " + row.get("category")) {
        case "D2 exclude_undated" -> values.meets(row, "D2", unit(row), "", share);
        case "D2 undated_as_open" ->
            values.meets(row, "D2", unit(row), ifAny(values, row, "D2", "undated_as_open"), share);
        case "D2 by_status_of_2020-07-22" ->
            values.meets(row, "D2", unit(row), ifAny(values, row, "D2", "by_status"), share);
        case "Q1 closed_status_without_usable_date" -> {
          if (row.is("numerator", "0")) {
            values.absent("Q1", unit(row), row.period(), "dispute.closing_date");
          } else {
            values.meets(row, "Q1", unit(row), "dispute.closing_date", share);
          }
        }
        default -> {
          assertThat(row.get("metric")).isEqualTo("D10");
          String days = row.get("category").replaceAll("^within_(\\d+)d_.*$", "$1");
          String undated = days + "|undated_as_open";
          boolean open = row.get("category").endsWith("undated_as_open");
          String category = open ? ifAny(values, row, "D10", undated, days) : days;
          values.meets(row, "D10", unit(row), category, share);
        }
      }
    }
  }

  private static void durations(GoldCheck values, String asOf) {
    for (ExpectedRow row : expected("durations.csv.gz")) {
      if (!row.is("as_of", asOf)) {
        continue;
      }
      boolean median = row.get("category").startsWith("km_median_days_");
      String id = median ? "D4_MEDIAN" : "D4_RMST90";
      assertThat(median || row.get("category").startsWith("rmst90_days_")).isTrue();
      String category =
          row.get("category").endsWith("undated_as_open")
              ? ifAny(values, row, id, "undated_as_open")
              : "";
      values.meets(
          row, id, unit(row), category, "numerator", "denominator", "value", "ci_low", "ci_high");
      if (row.is("status_reason", "MEDIAN_NOT_REACHED")) {
        values.mentions("NOT_REACHED", id, unit(row), row.period(), category);
      }
      if (row.is("status_reason", "FOLLOWUP_LT_90")) {
        values.mentions("SHORT_FOLLOW_UP", id, unit(row), row.period(), category);
      }
    }
  }

  private static void throughput(GoldCheck values) {
    for (ExpectedRow row : expected("throughput.csv")) {
      String category =
          row.is("category", "exclude_undated")
              ? ""
              : ifAny(values, row, "D2_THROUGHPUT", "all_accepted");
      values.meets(row, "D2_THROUGHPUT", unit(row), category, "numerator", "denominator", "value");
    }
  }

  private static void openStock(GoldCheck values) {
    Set<String> ages = Set.of("30", "90", "180");
    for (ExpectedRow row : expected("open_stock.csv.gz")) {
      String category = row.get("category");
      String age = category.replaceAll("^age_gt_(\\d+)d_.*$|^(all)_.*$", "$1$2");
      assertThat(age.equals("all") || ages.contains(age)).isTrue();
      boolean undated = category.endsWith("undated_as_open");
      values.meets(
          row,
          "D13",
          unit(row),
          undated ? ifAny(values, row, "D13", age + "|undated_as_open", age) : age,
          "numerator",
          "value");
    }
  }

  /** The category, or the main value where no case is closed without a date. */
  private static String ifAny(
      GoldCheck values, ExpectedRow row, String indicator, String category) {
    return ifAny(values, row, indicator, category, "");
  }

  private static String ifAny(
      GoldCheck values, ExpectedRow row, String indicator, String category, String otherwise) {
    return values.has(indicator, unit(row), row.period(), category) ? category : otherwise;
  }

  private static String unit(ExpectedRow row) {
    return row.is("unit_id", "UNK") ? "UNK:unit" : row.unit();
  }

  private static List<ExpectedRow> expected(String file) {
    return ExpectedRow.read(SharedData.require(EXPECTED + file));
  }
}
