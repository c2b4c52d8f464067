package org.muye.indicator;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.muye.region.Exposure;
import org.muye.region.Region;
import org.muye.region.UnitVersion;

/**
 * Computes indicator values from facts: one pass over the records of each kind sums every measure
 * by unit and window, then the values of each unit are finished in plain Java.
 */
public final class IndicatorComputation {
  /** Schema of {@link #dayRows}. */
  public static final StructType DAYS =
      new StructType().add("day", DataTypes.DateType).add("window", DataTypes.IntegerType);

  /** Schema of {@link #unitRows}. */
  public static final StructType UNITS = new StructType().add("unit", DataTypes.StringType);

  private final Region region;
  private final ReportingCalendar calendar;
  private final String runId;
  private final StructType valueSchema;

  /**
   * A computation for the calendar's windows.
   *
   * @param valueSchema schema of `gold.indicator_value`
   */
  public IndicatorComputation(
      Region region, ReportingCalendar calendar, String runId, StructType valueSchema) {
    this.region = region;
    this.calendar = calendar;
    this.runId = runId;
    this.valueSchema = valueSchema;
  }

  /**
   * Values of all indicators, units and windows in the shape of `gold.indicator_value`.
   *
   * @param facts records by kind, from {@link Facts}; a kind that no source delivers is absent and
   *     its indicators have no values
   * @param units the rows of {@link #unitRows}
   * @param days the rows of {@link #dayRows}
   */
  public Dataset<Row> values(
      Map<FactTable, Dataset<Row>> facts, Dataset<Row> units, Dataset<Row> days) {
    Dataset<Row> cells = unitSeeds(units);
    for (Map.Entry<FactTable, Dataset<Row>> entry : facts.entrySet()) {
      cells = cells.unionByName(cells(entry.getKey(), entry.getValue(), days));
    }
    Finish finish =
        new Finish(region, calendar, runId, valueSchema.fieldNames(), Set.copyOf(facts.keySet()));
    return cells
        .groupByKey((MapFunction<Row, String>) cell -> cell.getString(0), Encoders.STRING())
        .flatMapGroups(finish, Encoders.row(valueSchema));
  }

  private Dataset<Row> cells(FactTable kind, Dataset<Row> facts, Dataset<Row> days) {
    List<Measure> measures = IndicatorCatalogue.measures(kind);
    List<String> stocks = measures.stream().filter(Measure::isStock).map(Measure::id).toList();
    Dataset<Row> daily = Contributions.daily(Contributions.of(facts, measures));
    return Contributions.cells(Contributions.byUnit(daily, region.root().id()), days, stocks)
        .select("unit", "rebased", "measure", "category", "window", "day", "n");
  }

  /** One row per day and window that it counts towards, in the shape of {@link #DAYS}. */
  public List<Row> dayRows() {
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<LocalDate, Integer> day : calendar.days()) {
      rows.add(RowFactory.create(day.getKey(), day.getValue()));
    }
    return rows;
  }

  /** One row per unit of the region, in the shape of {@link #UNITS}. */
  public List<Row> unitRows() {
    return region.units().stream().map(unit -> RowFactory.create(unit.id())).toList();
  }

  /** A cell without a measure for each unit, so that a unit without records has its zeros. */
  private static Dataset<Row> unitSeeds(Dataset<Row> units) {
    return units
        .withColumn("rebased", lit(false))
        .withColumn("measure", lit(null).cast("string"))
        .withColumn("category", lit(null).cast("string"))
        .withColumn("window", lit(null).cast("int"))
        .withColumn("day", lit(null).cast("date"))
        .withColumn("n", lit(0.0))
        .select(
            col("unit"),
            col("rebased"),
            col("measure"),
            col("category"),
            col("window"),
            col("day"),
            col("n"));
  }

  /** Finishes the values of one unit; serialised to the executors. */
  private record Finish(
      Region region,
      ReportingCalendar calendar,
      String runId,
      String[] columns,
      Set<FactTable> kinds)
      implements FlatMapGroupsFunction<String, Row, Row>, Serializable {

    @Override
    public Iterator<Row> call(String unitId, Iterator<Row> rows) {
      UnitCells cells = new UnitCells();
      boolean any = false;
      while (rows.hasNext()) {
        Row row = rows.next();
        if (row.isNullAt(2)) {
          continue;
        }
        any = true;
        if (row.isNullAt(4)) {
          cells.addChange(
              row.getString(2),
              row.getBoolean(1),
              row.<LocalDate>getAs(5),
              row.getString(3),
              row.getDouble(6));
        } else {
          cells.addFlow(
              row.getString(2),
              row.getBoolean(1),
              row.getInt(4),
              row.getString(3),
              row.getDouble(6));
        }
      }
      if (!any && !exists(unitId)) {
        return List.<Row>of().iterator();
      }
      // Where no source delivers a kind of record, a count of 0 would be false.
      return new IndicatorEvaluation(region, calendar, IndicatorCatalogue.from(kinds))
          .evaluate(unitId, cells).stream().map(this::row).iterator();
    }

    /**
     * Whether the unit exists on some day covered; an unknown unit exists only where it has
     * records.
     */
    private boolean exists(String unitId) {
      return region.unit(unitId).stream()
          .flatMap(unit -> unit.versions().stream())
          .anyMatch(
              version ->
                  (version.validTo() == null || version.validTo().isAfter(calendar.firstDay()))
                      && (version.validFrom() == null
                          || !version.validFrom().isAfter(calendar.asOf().date())));
    }

    private Row row(IndicatorValue value) {
      Map<String, @Nullable Object> fields = new HashMap<>();
      Definition definition = value.definition();
      Slice slice = value.slice();
      Estimate estimate = value.estimate();
      Ratio yearOnYear = value.yearOnYear();
      Exposure exposure = slice.exposure();
      fields.put("indicator_id", definition.id());
      fields.put("definition_version", definition.version());
      fields.put("unit_id", slice.unitId());
      Optional<UnitVersion> unit = region.unit(slice.unitId()).map(u -> u.on(slice.lastDay()));
      fields.put("unit_code", unit.map(UnitVersion::code).orElse(null));
      fields.put("unit_name_zh", unit.map(UnitVersion::nameZh).orElse("未知"));
      fields.put("unit_name_en", unit.map(UnitVersion::nameEn).orElse("Unknown"));
      // The boundaries on the first day: where they change within the period, its values on today's
      // boundaries have another version.
      fields.put(
          "boundary_version",
          region.boundaryVersion(slice.rebased() ? calendar.asOf().date() : slice.from()));
      fields.put("period_type", slice.period().type().tableName());
      fields.put("period", slice.period().label());
      fields.put("period_start", slice.period().start());
      fields.put("period_end", slice.period().end());
      fields.put("as_of", slice.asOf().date());
      fields.put("category", estimate.category());
      fields.put("numerator", estimate.numerator());
      fields.put("denominator", estimate.denominator());
      fields.put(
          "exposure_person_days",
          exposure.personDays().isPresent() ? exposure.personDays().getAsDouble() : null);
      fields.put("value", estimate.value());
      fields.put("ci_low", estimate.low());
      fields.put("ci_high", estimate.high());
      fields.put("previous_value", value.previous());
      fields.put("rate_ratio_yoy", yearOnYear == null ? null : yearOnYear.value());
      fields.put("rate_ratio_low", yearOnYear == null ? null : yearOnYear.low());
      fields.put("rate_ratio_high", yearOnYear == null ? null : yearOnYear.high());
      Double numerator = estimate.numerator();
      fields.put("n", numerator == null ? null : Math.round(numerator));
      fields.put(
          "release", Release.of(slice.period(), slice.asOf(), region.releaseLagDays()).name());
      fields.put("status_reason", value.statusReason());
      fields.put("suppressed", false);
      fields.put("run_id", runId);
      Object[] ordered = new Object[columns.length];
      for (int i = 0; i < columns.length; i++) {
        ordered[i] = fields.get(columns[i]);
      }
      return RowFactory.create(ordered);
    }
  }
}
