package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.run.SourceCounts;

/** One GB18030 file of Chinese records for two kinds of record, without any population. */
@Tag("large")
class PingshanIT {
  private static final String DATA = "data/pingshan-minsheng/pingshan_minsheng_2018_";
  private static final String EXPECTED = "expected/pingshan/expected/";
  private static final String[] SHARE = {"numerator", "denominator", "value", "ci_low", "ci_high"};

  @TempDir Path folder;

  @Test
  void bothKindsOfRecordMeetTheIndependentResults() throws IOException {
    Path file = SharedData.require(DATA + "gb18030.csv");
    String region =
        TestRegions.assembled(
            folder.resolve("region"),
            SharedData.repository().resolve("jobs/src/test/resources/pingshan"),
            List.of(SharedData.require("data/regions/pingshan/units.csv")));
    writeTypes(folder.resolve("lists"));
    Workspace workspace =
        new TestWorkspace(folder, region)
            .firstPeriod("2018-01-01")
            .line("indicators: {first_releases: 0}")
            .line("code_lists: ./lists")
            .source("incidents", "incident", "pingshan-incidents", file)
            .source("disputes", "dispute", "pingshan-disputes", file)
            .open();
    NightlyJob.Result night = TestWorkspace.night(workspace, "2018-12-31");
    rowsReconcile(night);
    GoldCheck values =
        new GoldCheck(
            workspace
                .tables()
                .read("gold.indicator_value")
                .where("period_type <> 'week'")
                .where("indicator_id in ('I1', 'I5', 'D1', 'D3', 'D15')"));
    counts(values);
    onTime(values);
    types(values);
    assertThat(values.differences()).isEmpty();
    assertThat(values.cells()).isEqualTo(11_792);
  }

  private static void rowsReconcile(NightlyJob.Result night) {
    assertThat(night.failures()).isEmpty();
    SourceCounts incidents = night.sources().get(0);
    SourceCounts disputes = night.sources().get(1);
    assertThat(incidents.rowsInFiles()).isEqualTo(10_000);
    assertThat(incidents.written()).isEqualTo(497);
    assertThat(incidents.read()).isEqualTo(497);
    assertThat(disputes.written()).isEqualTo(8_917);
    assertThat(disputes.read()).isEqualTo(8_917);
    assertThat(incidents.outOfScope() - disputes.written()).isEqualTo(586);
  }

  private static void counts(GoldCheck values) {
    for (ExpectedRow row : expected("counts.csv.gz")) {
      if (row.is("metric", "I1")) {
        values.meets(row, "I1", unit(row), "", SHARE);
      } else if (row.is("metric", "D1")) {
        values.meets(row, "D1", unit(row), "", "numerator", "denominator", "value");
        values.mentions("NO_POP", "D1", unit(row), row.period(), "");
      }
    }
  }

  private static void onTime(GoldCheck values) {
    for (ExpectedRow row : expected("on_time.csv.gz")) {
      if (row.get("category").startsWith("dispute")) {
        values.meets(row, "D3", unit(row), "", SHARE);
      }
    }
  }

  private static void types(GoldCheck values) {
    for (ExpectedRow row : expected("categories.csv.gz")) {
      if (!row.is("metric", "ROWS")) {
        String type = row.get("category").split("\\|")[1];
        String category = row.is("metric", "D15") ? "L1:" + type : type;
        if (row.is("numerator", "0")) {
          values.absent(row.get("metric"), unit(row), row.period(), category);
        } else {
          values.meets(row, row.get("metric"), unit(row), category, SHARE);
        }
      }
    }
  }

  private static String unit(ExpectedRow row) {
    if (!row.is("unit_id", "UNK")) {
      return row.unit();
    }
    return row.get("category").endsWith("by_community") ? "UNK:subunit" : "UNK:unit";
  }

  /** The list of event types has no licence, so it is made of what the file holds. */
  private static void writeTypes(Path lists) throws IOException {
    TreeSet<String> types = new TreeSet<>();
    for (Map<String, String> row : ExpectedValues.read(SharedData.require(DATA + "utf8.csv"))) {
      types.add(row.getOrDefault("EVENT_TYPE_NAME", "-"));
    }
    types.remove("-");
    List<String> lines = new ArrayList<>();
    lines.add("code,name_zh,name_en,parent_code,standard,valid_from,valid_to,note");
    types.forEach(type -> lines.add(type + "," + type + "," + type + ",,Pingshan,,,"));
    Files.createDirectories(lists);
    Files.write(lists.resolve("pingshan-event-type.csv"), lines);
  }

  private static List<ExpectedRow> expected(String file) {
    return ExpectedRow.read(SharedData.require(EXPECTED + file));
  }
}
