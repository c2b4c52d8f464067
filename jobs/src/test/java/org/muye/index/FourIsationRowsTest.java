package org.muye.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.config.FourIsationRules;
import org.muye.contract.ContractCatalog;
import org.muye.indicator.FactTable;
import org.muye.region.Region;
import org.muye.run.RunContext;
import org.muye.time.AsOf;

/** Rows of the district a of a made city, as known on 2019-10-20. */
class FourIsationRowsTest {
  private static final ContractCatalog CONTRACTS = ContractCatalog.load();
  private static final List<String> INDEX = CONTRACTS.get("gold.four_isation").columnNames();
  private static final List<String> COMPONENT =
      CONTRACTS.get("gold.four_isation_component").columnNames();

  @TempDir Path folder;

  @BeforeEach
  void makeCity() throws IOException {
    Files.writeString(
        folder.resolve("region.yaml"),
        """
        id: made
        name_zh: 某市
        name_en: Made City
        time_zone: Asia/Shanghai
        root: city
        levels: {unit: [district]}
        """);
    Files.writeString(
        folder.resolve("units.csv"),
        """
        unit_id,code,name_zh,name_en,kind,parent_id,valid_from,valid_to
        city,,某市,Made City,city,,,
        a,1,甲,A,district,city,,
        """);
    Files.writeString(
        folder.resolve("book.yaml"),
        """
        name: made
        version: 7
        least_share: 0.5
        indices:
          - id: MIXED
            name_zh: 混合
            name_en: Mixed
            components:
              - {indicator: D19, measure: as_published, better: high, low: 0.5, high: 1, source: proposal}
              - {indicator: T12, measure: quarterly_rate, better: high, low: 0, high: 2, source: proposal}
              - {indicator: R1, measure: as_published, better: high, low: 0.5, high: 1, source: proposal}
              - {indicator: D20, measure: as_published, better: low, low: 0, high: 1, source: proposal}
              - {indicator: Q2, category: dispute, name_zh: 时滞, name_en: Lag, measure: as_published, better: low,
                 low: 0, high: 10, source: proposal}
        """);
  }

  /** A published row: numerator, denominator, value, limits, reasons. */
  private static Row published(
      String period,
      String indicator,
      @Nullable String category,
      @Nullable Double value,
      @Nullable String reasons) {
    return RowFactory.create(
        "a", period, indicator, category, 8.0, 10.0, value, null, null, reasons);
  }

  private record Made(List<Map<String, Object>> indices, List<Map<String, Object>> components) {
    Map<String, Object> component(String id) {
      return components.stream()
          .filter(row -> id.equals(row.get("component")))
          .findFirst()
          .orElseThrow();
    }
  }

  private Made rows(String period, Set<FactTable> fed, Row... published) {
    FourIsationRows rows =
        new FourIsationRows(
            Region.load(folder),
            FourIsationRules.load(folder.resolve("book.yaml")),
            fed,
            new RunContext(
                "run",
                "nightly",
                Instant.parse("2019-10-20T12:00:00Z"),
                new AsOf(LocalDate.parse("2019-10-20"))),
            INDEX.toArray(new String[0]),
            COMPONENT.toArray(new String[0]));
    Row row = rows.call("a|" + period, Arrays.asList(published).iterator()).next();
    return new Made(named((Object[]) row.get(0), INDEX), named((Object[]) row.get(1), COMPONENT));
  }

  private static List<Map<String, Object>> named(Object[] rows, List<String> columns) {
    List<Map<String, Object>> named = new ArrayList<>();
    for (Object one : rows) {
      Map<String, Object> cells = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        Object cell = ((Row) one).get(i);
        if (cell != null) {
          cells.put(columns.get(i), cell);
        }
      }
      named.add(cells);
    }
    return named;
  }

  /** Agreements (0.9 - 0.5) / 0.5 = 80, sessions 0.5 / 2 = 25, lag (10 - 4) / 10 = 60: mean 55. */
  @Test
  void aQuarterIsScoredWithWhatIsMissingNamed() {
    Made made =
        rows(
            "2019Q3",
            Set.of(FactTable.DISPUTE, FactTable.TRAINING),
            published("2019Q3", "D19", null, 0.9, null),
            published("2019Q3", "T12", null, 0.5, "POP_CARRIED"),
            published("2019Q3", "Q2", "dispute", 4.0, null));

    Map<String, Object> index = made.indices().get(0);
    assertThat((Double) index.get("score")).isCloseTo(55, within(1e-9));
    assertThat(index)
        .containsEntry("unit_id", "a")
        .containsEntry("isation_name_zh", "混合")
        .containsEntry("position", 1)
        .containsEntry("components_present", 3)
        .containsEntry("components_listed", 5)
        .containsEntry("missing_components", "R1;D20")
        .containsEntry("status_reason", "REWEIGHTED")
        .containsEntry("book_version", 7)
        .containsEntry("release", "FIRST");
    assertThat(made.component("T12"))
        .containsEntry("status_reason", "POP_CARRIED")
        .containsEntry("goalpost_source", "proposal")
        .containsEntry("better", "high");
    assertThat(made.component("Q2:dispute"))
        .containsEntry("component_name_zh", "时滞")
        .containsEntry("position", 5)
        .containsEntry("indicator_id", "Q2")
        .containsEntry("category", "dispute");
    assertThat(made.component("D20"))
        .containsEntry("component_name_zh", "行政诉讼败诉率")
        .containsEntry("status_reason", "MISSING;NO_FEED")
        .doesNotContainKeys("value", "score", "numerator");
    assertThat(made.component("R1")).containsEntry("status_reason", "MISSING;NO_RESOURCE_FIGURE");
  }

  /**
   * Nothing but a lag: one of five is too few. Where disputes are read, a lag may still be none.
   */
  @Test
  void tooFewComponentsMakeNoScoreAndSayWhatIsNotFed() {
    Made made =
        rows("2019Q3", Set.of(FactTable.DISPUTE), published("2019Q3", "D19", null, 0.9, null));
    assertThat(made.indices().get(0))
        .doesNotContainKey("score")
        .containsEntry("status_reason", "TOO_FEW_COMPONENTS");
    assertThat(made.component("T12")).containsEntry("status_reason", "MISSING;NO_FEED");
    assertThat(made.component("Q2:dispute")).containsEntry("status_reason", "MISSING");
  }

  /** 4 sessions per 10,000 in the year 2018 are 1 a quarter, which scores 1 / 2 = 50. */
  @Test
  void theRateOfAYearIsBroughtToAQuarter() {
    Map<String, Object> sessions =
        rows("2018", Set.of(FactTable.TRAINING), published("2018", "T12", null, 4.0, null))
            .component("T12");
    assertThat(sessions)
        .containsEntry("value", 4.0)
        .containsEntry("scored_value", 1.0)
        .containsEntry("score", 50.0)
        .doesNotContainKey("status_reason");
  }

  /**
   * On 2019-10-20 the fourth quarter has 20 of its 92 days: 0.25 so far are 0.25 x 92 / 20 = 1.15,
   * which scores 57.5.
   */
  @Test
  void theRateOfAnOpenQuarterIsProjected() {
    Map<String, Object> sessions =
        rows("2019Q4", Set.of(FactTable.TRAINING), published("2019Q4", "T12", null, 0.25, null))
            .component("T12");
    assertThat((Double) sessions.get("scored_value")).isCloseTo(1.15, within(1e-9));
    assertThat((Double) sessions.get("score")).isCloseTo(57.5, within(1e-9));
    assertThat(sessions).containsEntry("status_reason", "PROJECTED");
  }

  /** (0.75 - 0.5) / 0.5 = 50. */
  @Test
  void aFigureOfTheRegisterCarriesItsDay() throws IOException {
    Files.writeString(
        folder.resolve("resources.csv"),
        """
        unit_id,item,reference_date,value,source
        a,grids,2019-06-30,4,made
        a,grids_with_worker,2019-06-30,3,made
        """);
    Map<String, Object> coverage =
        rows("2019Q3", Set.of(), published("2019Q3", "R1", null, 0.75, null)).component("R1");
    assertThat(coverage)
        .containsEntry("reference_date", LocalDate.of(2019, 6, 30))
        .containsEntry("score", 50.0);
  }
}
