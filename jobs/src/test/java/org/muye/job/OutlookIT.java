package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.table.TableStore;
import org.muye.time.Period;

/** Forecasts and the composite index from a small gold layer made by hand. */
class OutlookIT {
  @TempDir Path folder;

  /** Four years of quarters up to the last closed one, with the open one behind them. */
  private static List<Period> quarters() {
    List<Period> quarters = new ArrayList<>(List.of(MadeGold.OPEN));
    for (int i = 0; i < 16; i++) {
      quarters.add(0, quarters.get(0).previous());
    }
    return quarters;
  }

  private static void history(MadeGold gold, UnaryOperator<String> unit) {
    List<String> units = gold.units;
    int seed = 0;
    for (String id : List.of(units.get(0), units.get(1), units.get(2), gold.root)) {
      int place = seed++;
      String to = unit.apply(id);
      int i = 0;
      for (Period quarter : quarters()) {
        double count = 40 + 10 * place + 7 * ((i * (place + 1)) % 5) + 5 * (i % 4);
        gold.value(to, quarter, "I2", null, count, count / 5, null);
        gold.value(to, quarter, "I2", "01", 0.0, 0.0, null);
        if (!quarter.equals(MadeGold.LAST)) {
          gold.value(to, quarter, "I2", "02", count, count / 5, null);
        }
        gold.value(to, quarter, "D2", null, count, 0.8 + 0.03 * place + 0.01 * (i % 5), null);
        if (i > 7) {
          gold.value(to, quarter, "D1", null, count, count / 5, null);
        }
        // On today's boundaries; must not count.
        gold.value(to, quarter, "I2", null, 1e6, 1e6, "REBASED");
        i++;
      }
    }
  }

  @Test
  void everySeriesHasFourQuartersOrTheReasonForTheirAbsence() {
    MadeGold gold = new MadeGold(folder.resolve("history"));
    history(gold, unit -> unit);
    List<Row> rows = gold.forecasts(gold.rows().limit(0));

    assertThat(rows).hasSize(4 * 4 * 4);
    for (Row row : rows) {
      assertFinite(row);
      String reason = row.getAs("status_reason");
      assertThat(row.<String>getAs("origin")).isEqualTo("2025Q3");
      assertThat(reason)
          .isEqualTo(
              switch (row.<String>getAs("series")) {
                case "I2:01" -> "ALL_ZERO";
                case "I2:02" -> "MISSING_QUARTER";
                case "D1" -> "SHORT_SERIES";
                default -> null;
              });
      for (String column : List.of("model", "expected", "low_95", "threshold", "interval_score")) {
        assertThat(row.<Object>getAs(column) == null).as(column).isEqualTo(reason != null);
      }
      if (reason == null) {
        // 16 quarters: from the 8th to the 12th, each with four to come.
        assertThat(row.<Integer>getAs("origins")).isEqualTo(5);
        assertThat(row.<Double>getAs("interval_score"))
            .isLessThanOrEqualTo(row.getAs("naive_interval_score"));
        assertThat(row.<Double>getAs("high_95")).isLessThan(1000);
      }
    }
    assertThat(rows.subList(0, 4))
        .extracting(row -> row.<String>getAs("period"))
        .containsExactly("2025Q4", "2026Q1", "2026Q2", "2026Q3");
  }

  /** First releases of the last two years enter past forecasts, not the forecast itself. */
  @Test
  void pastForecastsUseFirstReleases() {
    MadeGold gold = new MadeGold(folder.resolve("releases"));
    history(gold, unit -> unit);
    List<Row> before = gold.forecasts(gold.rows().limit(0));
    List<Row> after =
        gold.forecasts(
            gold.rows()
                .where("period >= '2023Q4' and period < '2025Q4'")
                .withColumn("numerator", col("numerator").multiply(3)));

    assertThat(column(after, "naive_interval_score"))
        .isNotEqualTo(column(before, "naive_interval_score"));
    assertThat(column(after, "threshold")).isEqualTo(column(before, "threshold"));
    assertThat(column(after, "period")).isEqualTo(column(before, "period"));
  }

  private static List<@Nullable Object> column(List<Row> rows, String name) {
    List<@Nullable Object> cells = new ArrayList<>();
    rows.forEach(row -> cells.add(row.getAs(name)));
    return cells;
  }

  /** Scores of 50, 80 and 50 by the shipped goalposts; three of six equal weights are present. */
  @Test
  void theIndexIsTheMeanOfWhatThereIs() {
    MadeGold gold = new MadeGold(folder.resolve("index"));
    List<String> units = gold.units;
    for (String unit : List.of(units.get(0), units.get(1), units.get(2), gold.root)) {
      gold.value(unit, MadeGold.LAST, "I2", null, 112.5, 22.5, null);
      gold.value(unit, MadeGold.LAST, "D1", null, 60.0, 12.0, "POP_CARRIED");
      boolean withoutResolution = unit.equals(units.get(2));
      gold.value(
          unit,
          MadeGold.LAST,
          "D2",
          null,
          withoutResolution ? null : 54.0,
          withoutResolution ? null : (Double) 0.9,
          withoutResolution ? "NO_EXPOSURE" : null);
    }
    // 5 open cases of 50,000 residents are 1 per 10,000, a score of 80.
    gold.value(units.get(1), MadeGold.LAST, "D13", "90", 5.0, 5.0, null);
    gold.value(units.get(1), MadeGold.LAST, "D13", "30", 5000.0, 5000.0, null);
    // 25 of 92 days: projected to 18.4, a score of 61.71.
    gold.value(units.get(0), MadeGold.OPEN, "I2", null, 25.0, 5.0, null);
    Map<String, Row> rows = gold.index();

    assertThat(rows).hasSize(5 * 7);
    rows.values().forEach(OutlookIT::assertFinite);
    Row first = MadeGold.row(rows, units.get(0), "2025Q3 INDEX");
    assertThat(first.<Double>getAs("linear")).isCloseTo(60, within(1e-9));
    assertThat(first.<Double>getAs("geometric")).isCloseTo(58.480354764257, within(1e-9));
    assertThat(first.<Double>getAs("weight")).isCloseTo(0.5, within(1e-12));
    assertThat(first.<String>getAs("status_reason")).isEqualTo("REWEIGHTED");
    assertThat(first.<Integer>getAs("rank")).isEqualTo(2);
    Row second = MadeGold.row(rows, units.get(1), "2025Q3 INDEX");
    assertThat(second.<Double>getAs("linear")).isCloseTo(65, within(1e-9));
    assertThat(second.<Integer>getAs("rank")).isEqualTo(1);
    Row third = MadeGold.row(rows, units.get(2), "2025Q3 INDEX");
    assertThat(third.<Object>getAs("linear")).isNull();
    assertThat(third.<Object>getAs("rank")).isNull();
    assertThat(third.<String>getAs("status_reason")).isEqualTo("TOO_FEW_COMPONENTS");
    assertThat(MadeGold.row(rows, units.get(2), "2025Q3 D2").<String>getAs("status_reason"))
        .isEqualTo("MISSING;NO_EXPOSURE");
    Row part = MadeGold.row(rows, units.get(0), "2025Q3 D1");
    assertThat(part.<Double>getAs("score")).isCloseTo(80, within(1e-9));
    assertThat(part.<Double>getAs("contribution")).isCloseTo(80.0 / 3, within(1e-9));
    assertThat(part.<String>getAs("status_reason")).isEqualTo("ZERO_RANGE;POP_CARRIED");
    assertThat(MadeGold.row(rows, units.get(1), "2025Q3 D13:90").<Double>getAs("raw_value"))
        .isCloseTo(1, within(1e-9));
    Row whole = MadeGold.row(rows, gold.root, "2025Q3 INDEX");
    assertThat(whole.<Double>getAs("linear")).isCloseTo(60, within(1e-9));
    assertThat(whole.<Object>getAs("rank")).isNull();
    Row open = MadeGold.row(rows, units.get(0), "2025Q4 I2");
    assertThat(open.<Double>getAs("raw_value")).isCloseTo(18.4, within(1e-9));
    assertThat(open.<Double>getAs("score")).isCloseTo(100 * 21.6 / 35, within(1e-9));
    assertThat(open.<String>getAs("status_reason")).isEqualTo("PROJECTED");
  }

  @Test
  void permutingUnitsPermutesRows() {
    MadeGold gold = new MadeGold(folder.resolve("plain"));
    history(gold, unit -> unit);
    assertThat(gold.index().values()).anyMatch(row -> Integer.valueOf(3).equals(row.getAs("rank")));
    MadeGold permuted = new MadeGold(folder.resolve("permuted"));
    history(permuted, unit -> shifted(gold, unit, 1));

    assertThat(contents(permuted, unit -> shifted(gold, unit, 2)))
        .containsExactlyInAnyOrderElementsOf(contents(gold, unit -> unit));
  }

  private static String shifted(MadeGold gold, String unit, int places) {
    List<String> units = gold.units;
    return unit.equals(gold.root) ? unit : units.get((units.indexOf(unit) + places) % 3);
  }

  /** All rows without names and run, their units renamed. */
  private static List<List<@Nullable Object>> contents(MadeGold gold, UnaryOperator<String> unit) {
    List<List<@Nullable Object>> contents = new ArrayList<>();
    List<Row> rows = new ArrayList<>(gold.forecasts(gold.rows().limit(0)));
    rows.addAll(gold.index().values());
    Set<String> left = Set.of("unit_id", "unit_name_zh", "unit_name_en", "run_id");
    for (Row row : rows) {
      List<@Nullable Object> cells = new ArrayList<>(List.of(unit.apply(row.getAs("unit_id"))));
      for (String column : row.schema().fieldNames()) {
        cells.add(left.contains(column) ? null : row.getAs(column));
      }
      contents.add(cells);
    }
    return contents;
  }

  @Test
  void theJobsWriteBothTables() {
    MadeGold gold = new MadeGold(folder);
    TableStore tables = gold.workspace.tables();
    new ForecastJob(gold.workspace, gold.run).run();
    new CompositeIndexJob(gold.workspace, gold.run).run();

    assertThat(tables.read(ForecastJob.FORECASTS).isEmpty()).isTrue();
    assertThat(tables.read(CompositeIndexJob.INDEX).isEmpty()).isTrue();

    history(gold, unit -> unit);
    tables.replaceAll(IndicatorsJob.VALUES, gold.rows());
    new ForecastJob(gold.workspace, gold.run).run();
    new CompositeIndexJob(gold.workspace, gold.run).run();

    assertThat(tables.read(ForecastJob.FORECASTS).count()).isEqualTo(4 * 4 * 4);
    // 17 quarters, three units and the region, six components and the index.
    assertThat(tables.read(CompositeIndexJob.INDEX).count()).isEqualTo(17 * 4 * 7);
  }

  private static void assertFinite(Row row) {
    for (StructField field : row.schema().fields()) {
      if (field.dataType().equals(DataTypes.DoubleType)) {
        Double cell = row.getAs(field.name());
        assertThat(cell == null || Double.isFinite(cell)).as(field.name() + " of " + row).isTrue();
      }
    }
  }
}
