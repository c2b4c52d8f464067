package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
      checkRest(values, row);
    }
    values.mentions("POP_CARRIED", "T3", "xinxiang", "2017", "");
    assertThat(values.differences()).isEmpty();
    // T1 to T4: 713. T6 105 rows, T8 7, T11 1, kinds of venue 28 and 7, of 3 cells; marks of T8 6.
    assertThat(values.cells()).isEqualTo(713 + 3 * (105 + 7 + 1 + 28 + 7) + 6);
    checkCoverage(workspace);
  }

  private static void checkRest(GoldCheck values, ExpectedRow row) {
    String[] cells = {"numerator", "denominator", "value"};
    switch (row.get("metric")) {
      case "T6" -> values.meets(row, "T6", row.unit(), "", cells);
      case "T11" -> values.meets(row, "T11", row.unit(), "", cells);
      case "T8" -> {
        values.meets(row, "T8", row.unit(), "", cells);
        if (row.is("status_reason", "RATIO_OF_LOWER_BOUNDS")) {
          values.mentions("BOUND_UNKNOWN", "T8", row.unit(), row.period(), "");
        }
      }
      case "T5" -> {
        String[] category = row.get("category").split("\\|");
        if (category[1].equals("types_with_a_session")) {
          values.meets(row, "T5_TYPES", row.unit(), "", cells);
        } else if (category[1].equals("sessions") && category[0].matches("[1-4] .*")) {
          values.meets(row, "T5_SESSIONS", row.unit(), category[0].substring(0, 1), cells);
        }
      }
      default -> {
        // T1 to T4 are checked above.
      }
    }
  }

  /** The kinds of venue, 企业 3 without a session among them, and the six skills of every unit. */
  private static void checkCoverage(Workspace workspace) {
    Map<String, Row> coverage = new HashMap<>();
    for (Row row : workspace.tables().read("gold.training_coverage").collectAsList()) {
      coverage.put(
          key(row.getAs("unit_id"), row.getAs("period"), row.getAs("dimension"), row.getAs("code")),
          row);
    }
    int compared = 0;
    for (ExpectedRow expected : ExpectedRow.read(RESOURCES.resolve("expected_training.csv"))) {
      if (!expected.is("metric", "T5") || expected.get("category").startsWith("四进")) {
        continue;
      }
      String[] category = expected.get("category").split("\\|");
      Row row =
          found(
              coverage,
              key(expected.unit(), expected.period(), "venue_type", category[0].substring(0, 1)));
      if (category[1].equals("coverage")) {
        assertThat(row.<Double>getAs("coverage")).isNull();
        assertThat(row.<String>getAs("status_reason")).contains(expected.get("status_reason"));
      } else {
        assertThat(row.<Long>getAs(category[1])).isEqualTo(Long.parseLong(expected.get("value")));
        if (category[1].equals("attendance")) {
          assertThat(row.<String>getAs("attendance_qualifier"))
              .isEqualTo(expected.is("status_reason", "AT_LEAST") ? "AT_LEAST" : null);
        }
      }
      compared++;
    }
    assertThat(compared).isEqualTo(126);
    int gaps = 0;
    for (ExpectedRow expected : ExpectedRow.read(RESOURCES.resolve("skill_by_unit_2017.csv"))) {
      Row row = found(coverage, key(expected.unit(), "2017", "skill", expected.get("skill")));
      assertThat(row.<Long>getAs("sessions")).isEqualTo(Long.parseLong(expected.get("sessions")));
      boolean gap = "GAP".equals(row.getAs("status_reason"));
      assertThat(gap).as(expected.toString()).isEqualTo(expected.is("gap", "1"));
      gaps += gap ? 1 : 0;
    }
    assertThat(gaps).isEqualTo(51);
  }

  private static Row found(Map<String, Row> coverage, String key) {
    return Objects.requireNonNull(coverage.get(key), key);
  }

  private static String key(String unit, String period, String dimension, String code) {
    return String.join(" ", unit, period, dimension, code);
  }
}
