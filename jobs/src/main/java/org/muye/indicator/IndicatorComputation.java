package org.muye.indicator;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.muye.region.Region;

/**
 * Computes indicator values from facts: one pass over the records of each kind sums every measure
 * by unit and window, then plain Java relates the rates of the units to each other and finishes the
 * values of each unit.
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
    Set<FactTable> kinds = Set.copyOf(facts.keySet());
    // Both passes read one grouping, so that Spark sums and shuffles the cells once.
    KeyValueGroupedDataset<String, Row> byUnit = byUnit(cells);
    Dataset<Row> estimates = SmallAreaEstimates.of(byUnit, new UnitRates(region, calendar, kinds));
    Finish finish =
        new Finish(
            region,
            calendar,
            kinds,
            new ValueRows(region, calendar, runId, valueSchema.fieldNames()));
    return byUnit.cogroup(byUnit(estimates), finish, Encoders.row(valueSchema));
  }

  private static KeyValueGroupedDataset<String, Row> byUnit(Dataset<Row> rows) {
    return rows.groupByKey((MapFunction<Row, String>) row -> row.getString(0), Encoders.STRING());
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
      Region region, ReportingCalendar calendar, Set<FactTable> kinds, ValueRows rows)
      implements CoGroupFunction<String, Row, Row, Row>, Serializable {

    @Override
    public Iterator<Row> call(String unitId, Iterator<Row> cellRows, Iterator<Row> estimateRows) {
      UnitCells cells = CellRows.read(cellRows);
      if (cells.isEmpty() && !exists(unitId)) {
        return List.<Row>of().iterator();
      }
      SmallAreaRows estimates = SmallAreaRows.read(estimateRows);
      // Where no source delivers a kind of record, a count of 0 would be false.
      return new IndicatorEvaluation(region, calendar, IndicatorCatalogue.from(kinds))
          .evaluate(unitId, cells).stream()
              .map(value -> rows.row(estimates.addTo(value)))
              .iterator();
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
  }
}
