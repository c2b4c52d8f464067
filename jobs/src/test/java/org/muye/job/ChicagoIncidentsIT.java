package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.run.SourceCounts;

/** Ten years of incidents by district, with three-year comparisons. */
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
    assertThat(values.differences()).isEmpty();
    assertThat(values.cells()).isEqualTo(132_752);
  }

  private static List<ExpectedRow> expected(String file) {
    return ExpectedRow.read(SharedData.require(EXPECTED + file));
  }
}
