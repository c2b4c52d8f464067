package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;

/**
 * The campaign of 2017 on the shipped region: 20 sessions, more than 5,000 attendances, 14 units.
 */
class SeedCampaignIT {
  private static final Path RESOURCES =
      SharedData.repository().resolve("jobs/src/test/resources/seed-campaign");

  @TempDir Path folder;

  @Test
  void theFiguresOfTheCampaignComeOutAgain() {
    Workspace workspace =
        new TestWorkspace(folder, "xinxiang")
            .firstPeriod("2017-01-01")
            .line("indicators: {first_releases: 0}")
            .source(
                "campaign",
                "training",
                RESOURCES.resolve("campaign-sessions.yaml").toString(),
                RESOURCES.resolve("training_2017.csv"))
            .open();
    NightlyJob.Result night = TestWorkspace.night(workspace, "2017-12-31");
    assertThat(night.sources().get(0).written()).isEqualTo(20);
    GoldCheck values =
        new GoldCheck(
            workspace
                .tables()
                .read("gold.indicator_value")
                .where("period_type in ('quarter', 'half', 'year') and indicator_id like 'T%'"));
    for (ExpectedRow row : ExpectedRow.read(RESOURCES.resolve("expected_training.csv"))) {
      if (Set.of("T1", "T2", "T3", "T4").contains(row.get("metric"))) {
        values.meets(row, row.get("metric"), row.unit(), "", "numerator", "denominator", "value");
        if (row.is("status_reason", "AT_LEAST")) {
          values.mentions("AT_LEAST", row.get("metric"), row.unit(), row.period(), "");
        }
      }
    }
    values.mentions("POP_CARRIED", "T3", "xinxiang", "2017", "");
    assertThat(values.differences()).isEmpty();
    assertThat(values.cells()).isEqualTo(713);

    Map<String, Long> byVenue = new TreeMap<>();
    for (Row row :
        workspace.tables().read("silver.training").groupBy("venue_type").count().collectAsList()) {
      byVenue.put(row.getString(0), row.getLong(1));
    }
    // 机关 1 and 企业 3 have none, 社区 2 one, 学校 4 five; where the others were held is not told.
    assertThat(byVenue).isEqualTo(Map.of("2", 1L, "4", 5L, "9", 14L));
  }
}
