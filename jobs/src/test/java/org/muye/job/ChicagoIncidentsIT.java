package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.run.SourceCounts;

/** Ten years of incidents by district, with three-year comparisons. */
@Tag("large")
class ChicagoIncidentsIT {
  private static final String EXPECTED = "expected/chicago-incidents/expected/";

  @TempDir Path folder;

  @Test
  void countsRatesAndChangesMeetTheIndependentResults() {
    Workspace workspace =
        new TestWorkspace(folder, TestRegions.chicago(folder.resolve("region")))
            .firstPeriod("2010-01-01")
            .line("indicators: {first_releases: 0}")
            .source(
                "assaults",
                "incident",
                "chicago-assaults",
                SharedData.require("data/chicago-incidents/chicago_aggravated_assaults.csv.gz"),
                ", delivered_on: 2019-12-31")
            .open();
    NightlyJob.Result night = TestWorkspace.night(workspace, "2019-12-31");
    SourceCounts counts = night.sources().get(0);
    assertThat(night.failures()).isEmpty();
    assertThat(counts.read()).isEqualTo(148_636);
    assertThat(counts.written()).isEqualTo(148_636);
    assertThat(counts.issues()).isEmpty();
    GoldCheck values =
        new GoldCheck(
            workspace
                .tables()
                .read("gold.indicator_value")
                .where("period_type <> 'week' or indicator_id = 'I4'")
                .where("indicator_id rlike '^I[1-4]' and indicator_id not like '%ABS'"));
    for (ExpectedRow row : expected("counts.csv.gz")) {
      values.meets(row, row.get("metric"), row.unit(), "", "numerator", "denominator", "value");
      if (row.is("metric", "I1")) {
        values.meets(row, "I1", row.unit(), "", "ci_low", "ci_high");
      }
      if (!row.get("exposure_person_days").isEmpty()) {
        values.meets(row, row.get("metric"), row.unit(), "", "exposure_person_days");
      }
    }
    for (ExpectedRow row : expected("rates.csv.gz")) {
      RateRows.meet(values, row);
    }
    for (ExpectedRow row : expected("ratios.csv.gz")) {
      RatioRows.meet(values, row);
    }
    for (ExpectedRow row : expected("weekly_counts.csv.gz")) {
      values.meets(row, "I4", row.unit(), "", "numerator");
    }
    for (ExpectedRow row : expected("small_area.csv.gz")) {
      EstimateRows.meet(values, row);
    }
    autocorrelation(values, workspace);
    assertThat(values.differences()).isEmpty();
    // 50 quarters and years x 22 districts x 7 columns, and 50 x 5 of Moran's I.
    assertThat(values.cells()).isEqualTo(132_752 + 7_700 + 250);
    estimatesAreOfReportingDistricts(workspace);
    assertThat(FiniteGold.offenders(workspace)).isEmpty();
  }

  private static void autocorrelation(GoldCheck values, Workspace workspace) {
    Map<String, Row> gold = new HashMap<>();
    for (Row row : workspace.tables().read("gold.spatial_autocorrelation").collectAsList()) {
      assertThat(row.<String>getAs("indicator_id")).isEqualTo("I2");
      assertThat(row.<String>getAs("category")).isNull();
      assertThat(gold.put(row.getAs("period"), row)).isNull();
    }
    for (ExpectedRow row : expected("moran.csv")) {
      String what = "Moran's I " + row.period();
      Row found = Objects.requireNonNull(gold.remove(row.period()), what);
      values.equal(what, row.get("value"), found.getAs("statistic"));
      values.equal(what, row.get("expectation"), found.getAs("expectation"));
      values.equal(what, row.get("variance_randomisation"), found.getAs("variance"));
      values.equal(what, row.get("p_one_sided_greater"), found.getAs("p_value"));
      values.equal(what, "22", found.getAs("units"));
    }
    assertThat(gold).isEmpty();
  }

  /** The records carry today's districts only, so that both views hold the same estimates. */
  private static void estimatesAreOfReportingDistricts(Workspace workspace) {
    Dataset<Row> estimates =
        workspace
            .tables()
            .read("gold.indicator_value")
            .where("value_smoothed is not null and period_type in ('quarter', 'year')")
            .where("indicator_id = 'I2' and category is null");
    String rebased = "coalesce(status_reason, '') like '%REBASED%'";
    assertThat(estimates.where("not " + rebased).count()).isEqualTo(50 * 22);
    List<String> columns =
        List.of("unit_id", "period", "value_smoothed", "smoothed_low", "funnel_adjusted");
    Dataset<Row> onTodaysBoundaries =
        estimates.where(rebased).selectExpr(columns.toArray(String[]::new));
    // Districts 1, 2 and 19 until 2012Q1, and 12 until 2012Q4, with the years 2010 to 2012.
    assertThat(onTodaysBoundaries.count()).isEqualTo(3 * (9 + 3) + 12 + 3);
    assertThat(
            onTodaysBoundaries
                .exceptAll(
                    estimates.where("not " + rebased).selectExpr(columns.toArray(String[]::new)))
                .count())
        .isZero();
  }

  private static List<ExpectedRow> expected(String file) {
    return ExpectedRow.read(SharedData.require(EXPECTED + file));
  }
}
