package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;

/** A county that becomes a city under a new code: one unit, whichever code a record carries. */
class ChangyuanIT {
  private static final Path RESOURCES =
      SharedData.repository().resolve("jobs/src/test/resources/changyuan");

  @TempDir Path folder;

  @Test
  void theChangeOfCodeLeavesNoBreak() {
    Workspace workspace =
        new TestWorkspace(folder, "xinxiang")
            .firstPeriod("2018-07-01")
            .line("indicators: {first_releases: 0}")
            .source(
                "incidents",
                "incident",
                RESOURCES.resolve("changyuan-incidents.yaml").toString(),
                RESOURCES.resolve("changyuan_incidents.csv"))
            .open();
    NightlyJob.Result night = TestWorkspace.night(workspace, "2020-12-31");
    assertThat(night.sources().get(0).written()).isEqualTo(67);
    // Four of August 2019 and three of May 2019 carry the code that was not valid that day.
    assertThat(night.sources().get(0).issues()).containsEntry("RETIRED_UNIT_CODE", 7L);
    GoldCheck values =
        new GoldCheck(
            workspace
                .tables()
                .read("gold.indicator_value")
                .where(
                    "period_type in ('quarter', 'half', 'year') and indicator_id rlike '^I[1-4]'"));
    for (ExpectedRow row : expected("counts")) {
      values.meets(
          row,
          "I1",
          row.unit(),
          "",
          "numerator",
          "denominator",
          "exposure_person_days",
          "value",
          "ci_low",
          "ci_high");
    }
    for (ExpectedRow row : expected("rates")) {
      RateRows.meet(values, row);
    }
    for (ExpectedRow row : expected("ratios")) {
      RatioRows.meet(values, row);
    }
    assertThat(values.differences()).isEmpty();
    assertThat(values.cells()).isEqualTo(126);
  }

  private static List<ExpectedRow> expected(String name) {
    return ExpectedRow.read(RESOURCES.resolve("expected_" + name + ".csv"));
  }
}
