package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.run.SourceCounts;

/** A training register in two deliveries: updates of known courses, unknown and zero attendance. */
@Tag("large")
class CarpentriesIT {
  private static final String EXPECTED = "expected/carpentries/expected/training.csv.gz";
  private static final Path RESOURCES =
      SharedData.repository().resolve("jobs/src/test/resources/carpentries");

  @TempDir Path folder;

  @Test
  void bothDeliveriesMeetTheIndependentResults() {
    Workspace workspace =
        new TestWorkspace(folder, RESOURCES.toString())
            .firstPeriod("2012-01-01")
            .line("indicators: {first_releases: 0}")
            .source(
                "first",
                "training",
                "carpentries-workshops",
                SharedData.require("data/carpentries-training/workshops.csv"),
                ", delivered_on: 2018-03-31")
            .source(
                "second",
                "training",
                "carpentries-workshops",
                SharedData.require("data/carpentries-training/workshops_thru_2018Q2.csv"),
                ", delivered_on: 2018-06-30")
            .open();
    NightlyJob.Result night = TestWorkspace.night(workspace, "2018-06-30");
    assertThat(night.failures()).isEmpty();
    SourceCounts first = night.sources().get(0);
    SourceCounts second = night.sources().get(1);
    assertThat(first.read()).isEqualTo(1_467);
    assertThat(first.written()).isEqualTo(1_467);
    assertThat(second.read()).isEqualTo(1_593);
    assertThat(second.written()).isEqualTo(126 + 4);
    assertThat(second.duplicates()).isEqualTo(1_467 - 4);
    int cells = compare(workspace, "2018-06-30");
    TestWorkspace.indicators(workspace, "2018-03-31");
    cells += compare(workspace, "2018-03-31");
    assertThat(cells).isEqualTo(23_774 + 22_990);
  }

  private static int compare(Workspace workspace, String asOf) {
    GoldCheck values =
        new GoldCheck(
            workspace
                .tables()
                .read("gold.indicator_value")
                .where("period_type in ('quarter', 'half', 'year')")
                .where("indicator_id in ('T1', 'T2', 'T4', 'Q1')"));
    List<ExpectedRow> rows =
        ExpectedRow.read(SharedData.require(EXPECTED)).stream()
            .filter(row -> row.is("as_of", asOf))
            .toList();
    // The unknown unit exists only once a session belongs to it.
    boolean anyUnknown =
        rows.stream()
            .anyMatch(
                row ->
                    row.is("unit_id", "UNK")
                        && row.is("metric", "T1")
                        && !row.is("numerator", "0"));
    for (ExpectedRow row : rows) {
      String unit = row.is("unit_id", "UNK") ? "UNK:unit" : row.unit();
      String id = row.get("metric");
      if (row.is("unit_id", "UNK") && !anyUnknown) {
        values.absent(id, unit, row.period(), "");
      } else if (!id.equals("Q1")) {
        values.meets(row, id, unit, "", "numerator", "denominator", "value");
      } else if (row.is("denominator", "0")) {
        // Without a session there is nothing to be incomplete.
        values.absent(id, unit, row.period(), "training." + row.get("category"));
      } else {
        values.meets(
            row,
            id,
            unit,
            "training." + row.get("category"),
            "numerator",
            "denominator",
            "value",
            "ci_low",
            "ci_high");
      }
      if (row.is("unit_id", "UNK") && !anyUnknown) {
        continue;
      }
      switch (row.get("status_reason")) {
        case "AT_LEAST", "ALL_MISSING" ->
            values.mentions(row.get("status_reason"), id, unit, row.period(), "");
        case "PROVISIONAL" -> values.isProvisional(id, unit, row.period());
        default -> {
          // NO_EXPOSURE: the denominator of 0 is compared above.
        }
      }
    }
    assertThat(values.differences()).as(asOf).isEmpty();
    return values.cells();
  }
}
