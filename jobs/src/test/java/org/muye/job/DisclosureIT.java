package org.muye.job;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.disclosure.Disclosure;
import org.muye.disclosure.Publication;
import org.muye.disclosure.PublishedTable;
import org.muye.time.Period;

/**
 * What disclosure control leaves of gold made by hand.
 *
 * <p>Longer than 300 lines because an attacker of its own, who shares no code with what is
 * attacked, stands in it.
 */
class DisclosureIT {
  @TempDir Path folder;

  /** In 2024Q3 A had 3 disputes and B 20, which are hidden, and so may not stand a year later. */
  @Test
  void theValueOfAYearEarlierIsHiddenWhereItsOwnRowIs() {
    MadeGold made = new MadeGold(folder);
    disputes(made, Period.parse("2024Q3"), 3);
    disputes(made, MadeGold.LAST, 12);
    Dataset<Row> values = made.rows().withColumn("previous_value", lit(4.0));
    Disclosure disclosure = disclosure(made, Map.of(IndicatorsJob.VALUES, values));
    assertThat(
            disclosure
                .rows(published(IndicatorsJob.VALUES))
                .where("period = '2025Q3'")
                .sort("unit_id")
                .collectAsList())
        .extracting(row -> row.getAs("unit_id") + " " + row.getAs("previous_value"))
        .containsExactlyInAnyOrder(
            made.units.get(0) + " null",
            made.units.get(1) + " null",
            made.units.get(2) + " 4.0",
            made.root + " 4.0");
  }

  /** By its rule book a score of 97 may say that there was one incident of grade 03. */
  @Test
  void scoresOfTheAssessmentHaveNoRow() {
    MadeGold made = new MadeGold(folder);
    disputes(made, MadeGold.LAST, 12);
    made.value(made.units.get(0), MadeGold.LAST, "L12", null, null, 97.0, null);
    made.value(made.units.get(0), MadeGold.LAST, "L13", null, null, 1.0, null);
    assertThat(
            disclosure(made, Map.of(IndicatorsJob.VALUES, made.rows()))
                .rows(published(IndicatorsJob.VALUES))
                .select("indicator_id")
                .distinct()
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("D1");
  }

  /**
   * 60 disputes are counted. One more is void and 7 are merged: the 61 that durations rest on, and
   * the 67 received, would tell so.
   */
  @Test
  void aDenominatorWithVoidOrMergedRecordsIsNotShown() {
    MadeGold made = new MadeGold(folder);
    for (int unit = 0; unit < 3; unit++) {
      made.value(made.units.get(unit), MadeGold.LAST, "D1", null, 20.0, 4.0, null);
      made.value(made.units.get(unit), MadeGold.LAST, "D2", null, 12.0, 0.6, null);
    }
    made.value(made.root, MadeGold.LAST, "D1", null, 60.0, 4.0, null);
    made.value(made.root, MadeGold.LAST, "D2", null, 36.0, 0.6, null);
    made.value(made.root, MadeGold.LAST, "D4_MEDIAN", null, 36.0, 17.0, null);
    made.value(made.root, MadeGold.LAST, "Q4", "dispute", 7.0, 0.104, null);
    Dataset<Row> values =
        made.rows()
            .withColumn("n", lit(61L))
            .withColumn(
                "denominator",
                expr(
                    "CASE indicator_id WHEN 'D4_MEDIAN' THEN 61D WHEN 'Q4' THEN 67D"
                        + " WHEN 'D2' THEN if(unit_id = '%s', 60D, 20D) END".formatted(made.root)));
    Disclosure disclosure = disclosure(made, Map.of(IndicatorsJob.VALUES, values));
    assertThat(
            disclosure
                .rows(published(IndicatorsJob.VALUES))
                .where("unit_id = '" + made.root + "'")
                .collectAsList())
        .extracting(
            row ->
                row.getAs("indicator_id")
                    + " "
                    + row.getAs("value")
                    + " "
                    + row.getAs("denominator")
                    + " "
                    + row.getAs("n"))
        .contains("D2 0.6 60.0 61", "D4_MEDIAN 17.0 null null", "Q4 0.104 null null");
  }

  /**
   * A has 3 disputes and is not listed, B's 20 are hidden with them: an index with one component
   * says what that is. C's 40 are shown, and so is its index.
   */
  @Test
  void anIndexIsShownWhereNothingHiddenWentIntoIt() {
    MadeGold made = new MadeGold(folder);
    double[] counts = {3, 20, 40};
    List<Map<String, Object>> index = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      made.value(made.units.get(i), MadeGold.LAST, "D1", null, counts[i], counts[i] / 5, null);
      for (String component : List.of("D1", "INDEX")) {
        index.add(
            Map.of(
                "unit_id",
                made.units.get(i),
                "period",
                MadeGold.LAST.label(),
                "component",
                component,
                "linear",
                counts[i]));
      }
    }
    made.value(made.root, MadeGold.LAST, "D1", null, 63.0, 4.2, null);
    Map<String, Dataset<Row>> tables =
        Map.of(
            IndicatorsJob.VALUES,
            made.rows(),
            CompositeIndexJob.INDEX,
            rows(made, CompositeIndexJob.INDEX, index));
    Disclosure disclosure = disclosure(made, tables);

    assertThat(
            disclosure
                .rows(published(CompositeIndexJob.INDEX))
                .where("component = 'INDEX'")
                .collectAsList())
        .extracting(row -> row.getAs("unit_id") + " " + row.getAs("linear"))
        .containsExactlyInAnyOrder(
            made.units.get(0) + " null", made.units.get(1) + " null", made.units.get(2) + " 40.0");
  }

  /**
   * Two smoothed rates give the sum of all units and how much they differ, and so the hidden 3 and
   * 20. A year earlier nothing is hidden. The sum is shown, and with it the places in the funnel.
   */
  @Test
  void whatIsSmoothedOverUnitsIsShownWhereAllUnitsAre() {
    MadeGold made = new MadeGold(folder);
    disputes(made, Period.parse("2024Q3"), 12);
    disputes(made, MadeGold.LAST, 3);
    Dataset<Row> values =
        made.rows()
            .withColumn("value_smoothed", expr("if(unit_id = '%s', NULL, 5D)".formatted(made.root)))
            .withColumn("probability_above_city", lit(0.5))
            .withColumn("funnel_95", lit("IN"))
            .withColumn("funnel_adjusted", lit("IN"));
    Disclosure disclosure = disclosure(made, Map.of(IndicatorsJob.VALUES, values));

    assertThat(
            disclosure
                .rows(published(IndicatorsJob.VALUES))
                .where("unit_id = '" + made.units.get(2) + "'")
                .sort("period")
                .selectExpr(
                    "concat_ws(' ', period, numerator, coalesce(string(value_smoothed), 'none'),"
                        + " coalesce(string(probability_above_city), 'none'), funnel_95,"
                        + " coalesce(funnel_adjusted, 'none'))")
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("2024Q3 40.0 5.0 0.5 IN IN", "2025Q3 40.0 none none IN none");
  }

  /** Rows of the weeks and months in which a class occurred would tell its least count. */
  @Test
  void whatIsPublishedForNoSuchPeriodHasNoRow() {
    MadeGold made = new MadeGold(folder);
    String unit = made.units.get(0);
    made.value(unit, MadeGold.LAST, "D1", null, 30.0, 6.0, null);
    made.value(made.root, MadeGold.LAST, "D1", null, 30.0, 2.0, null);
    for (String month : List.of("2025-07", "2025-08")) {
      made.value(unit, Period.parse(month), "D1", null, 12.0, 2.4, null);
      made.value(made.root, Period.parse(month), "D1", null, 12.0, 0.8, null);
    }
    Map<String, Object> ofUnit = new HashMap<>(week(made, "D1", "2025-W30", 12));
    ofUnit.put("unit_id", unit);
    Map<String, Object> forComparison = new HashMap<>(ofUnit);
    forComparison.putAll(Map.of("method", "CUSUM", "decisive", false));
    Disclosure disclosure = ofWeeks(made, List.of(ofUnit, forComparison));

    assertThat(
            disclosure
                .rows(published(IndicatorsJob.VALUES))
                .selectExpr("concat_ws(' ', unit_id, period, string(numerator))")
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder(
            unit + " 2025Q3 30.0",
            made.root + " 2025Q3 30.0",
            made.root + " 2025-07 12.0",
            made.root + " 2025-08 12.0");
    assertThat(disclosure.rows(published(WarningsJob.ALARMS)).collectAsList())
        .extracting(
            row -> row.getAs("method") + " " + row.getAs("period") + " " + row.getAs("known"))
        .containsExactly("EARS_C2 2025-W30 null");
  }

  /** Of a district "26 weeks were all the same" is said of 26 weeks without any event. */
  @Test
  void whyAWeekOfADistrictWasNotJudgedIsSaidOnlyWhereItTellsNothingOfItsCount() {
    MadeGold made = new MadeGold(folder);
    disputes(made, MadeGold.LAST, 12);
    List<Map<String, Object>> weeks = new ArrayList<>();
    for (String unit : List.of(made.root, made.units.get(0))) {
      for (Map.Entry<String, String> reason :
          Map.of("2025-W30", "SD_ZERO", "2025-W31", "INCOMPLETE", "2025-W32", "TOO_SHORT")
              .entrySet()) {
        Map<String, Object> week = new HashMap<>(week(made, "D1", reason.getKey(), 12));
        week.putAll(Map.of("unit_id", unit, "status_reason", reason.getValue()));
        weeks.add(week);
      }
    }
    assertThat(ofWeeks(made, weeks).rows(published(WarningsJob.ALARMS)).collectAsList())
        .extracting(
            row ->
                (row.getAs("unit_id").equals(made.root) ? "region " : "")
                    + row.getAs("status_reason"))
        .containsExactlyInAnyOrder(
            "region SD_ZERO",
            "region INCOMPLETE",
            "region TOO_SHORT",
            "null",
            "INCOMPLETE",
            "TOO_SHORT");
  }

  /** The mean of the weeks before, of which one has 3 disputes, gives the 3 back. */
  @Test
  void whatIsExpectedOfAWeekIsShownWhereAllWeeksBeforeAre() {
    MadeGold made = new MadeGold(folder);
    List<Map<String, Object>> weeks =
        List.of(
            week(made, "D1", "2024-W40", 3),
            week(made, "D1", "2025-W05", 14),
            week(made, "I2", "2024-W40", 12),
            week(made, "I2", "2025-W05", 14));
    Disclosure disclosure = ofWeeks(made, weeks);

    assertThat(
            disclosure
                .rows(published(WarningsJob.ALARMS))
                .sort("series", "period")
                .selectExpr(
                    "concat_ws(' ', series, period, coalesce(string(known), 'none'),"
                        + " coalesce(string(expected), 'none'))")
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly(
            "D1 2024-W40 none none",
            "D1 2025-W05 14 none",
            "I2 2024-W40 12 9.0",
            "I2 2025-W05 14 9.0");
  }

  /** A has so many disputes, B 20 and C 40; the region their sum. */
  private static void disputes(MadeGold made, Period quarter, double ofA) {
    double[] counts = {ofA, 20, 40};
    for (int unit = 0; unit < counts.length; unit++) {
      made.value(made.units.get(unit), quarter, "D1", null, counts[unit], counts[unit] / 5, null);
    }
    made.value(made.root, quarter, "D1", null, ofA + 60, (ofA + 60) / 15, null);
  }

  private static Map<String, Object> week(MadeGold made, String series, String period, long known) {
    return Map.of(
        "unit_id",
        made.root,
        "series",
        series,
        "method",
        "EARS_C2",
        "decisive",
        true,
        "indicator_id",
        series,
        "period",
        period,
        "week_start",
        Period.parse(period).start(),
        "known",
        known,
        "expected",
        9.0);
  }

  /** Rows of a table of which only the columns that matter are filled in. */
  private static Dataset<Row> rows(MadeGold made, String table, List<Map<String, Object>> rows) {
    StructType schema =
        new StructType(
            Arrays.stream(made.workspace.tables().schema(table).fields())
                .map(
                    field ->
                        new StructField(field.name(), field.dataType(), true, Metadata.empty()))
                .toArray(StructField[]::new));
    return made.workspace
        .spark()
        .createDataFrame(
            rows.stream()
                .map(
                    fields ->
                        RowFactory.create(
                            Arrays.stream(schema.fieldNames()).map(fields::get).toArray()))
                .toList(),
            schema);
  }

  /** The rules on values and weeks made by hand. */
  private static Disclosure ofWeeks(MadeGold made, List<Map<String, Object>> weeks) {
    return disclosure(
        made,
        Map.of(
            IndicatorsJob.VALUES,
            made.rows(),
            WarningsJob.ALARMS,
            rows(made, WarningsJob.ALARMS, weeks)));
  }

  /** The rules on tables made by hand, beside those of the warehouse. */
  private static Disclosure disclosure(MadeGold made, Map<String, Dataset<Row>> tables) {
    return new Disclosure(
        made.workspace.contracts(),
        table -> tables.getOrDefault(table, made.workspace.tables().read(table)),
        made.root,
        5);
  }

  private static PublishedTable published(String name) {
    return Publication.find(name).orElseThrow();
  }
}
