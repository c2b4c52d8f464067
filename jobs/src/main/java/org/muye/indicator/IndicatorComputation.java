package org.muye.indicator;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
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
 * by unit and day, then plain Java relates the rates of the units to each other and finishes the
 * values of each unit. Values as of several days come from one pass.
 */
public final class IndicatorComputation {
  /** Schema of {@link #unitRows}. */
  public static final StructType UNITS = new StructType().add("unit", DataTypes.StringType);

  private final Region region;
  private final ReportingCalendars calendars;
  private final String runId;
  private final StructType valueSchema;

  /**
   * A computation for the calendars' windows.
   *
   * @param calendars one for each as-of day
   * @param valueSchema schema of `gold.indicator_value`
   */
  public IndicatorComputation(
      Region region, List<ReportingCalendar> calendars, String runId, StructType valueSchema) {
    this.region = region;
    this.calendars = ReportingCalendars.of(calendars);
    this.runId = runId;
    this.valueSchema = valueSchema;
  }

  /**
   * Values of all indicators, units and windows in the shape of `gold.indicator_value`.
   *
   * @param facts records by kind, from {@link Facts}, as of each day of the calendars; a kind that
   *     no source delivers is absent and its indicators have no values
   * @param units the rows of {@link #unitRows}
   */
  public Dataset<Row> values(Map<FactTable, Dataset<Row>> facts, Dataset<Row> units) {
    return values(cells(facts, units), facts.keySet());
  }

  /**
   * What records contribute, summed, in the shape of {@link CellRows#SCHEMA}; of the days that any
   * window counts.
   */
  public Dataset<Row> cells(Map<FactTable, Dataset<Row>> facts, Dataset<Row> units) {
    Dataset<Row> cells = unitSeeds(units);
    for (Map.Entry<FactTable, Dataset<Row>> entry : facts.entrySet()) {
      FactTable kind = entry.getKey();
      Dataset<Row> counted =
          kind == FactTable.INCIDENT ? counted(entry.getValue()) : entry.getValue();
      cells = cells.unionByName(cells(kind, counted, IndicatorCatalogue.measures(kind)));
    }
    return cells;
  }

  /**
   * The incidents that any window counts: one counts on its event day and no other, so that earlier
   * ones need not be summed.
   */
  private Dataset<Row> counted(Dataset<Row> incidents) {
    return incidents.where(col("event_date").geq(lit(calendars.firstCountedDay())));
  }

  /**
   * The same as {@link #cells(Map, Dataset)}, as of one day, with the sums of incidents taken over
   * from those of an earlier one except for some days. An incident counts on its event day,
   * whatever the as-of day is; only whether its dispute is known may change without it.
   *
   * @param earlier rows of {@link CellRows#SCHEMA}, from incidents that differ from today's on the
   *     given event days only, in the same region and from the same first day on
   * @param days event days
   */
  public Dataset<Row> cells(
      Map<FactTable, Dataset<Row>> facts,
      Dataset<Row> units,
      Dataset<Row> earlier,
      Set<LocalDate> days) {
    Map<FactTable, Dataset<Row>> others = new EnumMap<>(facts);
    Dataset<Row> incidents = Objects.requireNonNull(others.remove(FactTable.INCIDENT));
    List<Measure> alone = new ArrayList<>(IndicatorCatalogue.measures(FactTable.INCIDENT));
    List<Measure> ofDisputes =
        alone.stream()
            .filter(measure -> IncidentMeasures.OF_DISPUTES.contains(measure.id()))
            .toList();
    alone.removeAll(ofDisputes);
    return cells(others, units)
        .unionByName(
            CellRows.without(
                earlier.withColumn("as_of", lit(calendars.onlyDay())),
                alone.stream().map(Measure::id).collect(Collectors.toSet()),
                days))
        .unionByName(
            cells(
                FactTable.INCIDENT, incidents.where(col("event_date").isin(days.toArray())), alone))
        .unionByName(
            cells(FactTable.INCIDENT, incidents.where(IncidentMeasures.LINKED), ofDisputes));
  }

  /**
   * The values of all indicators from sums.
   *
   * @param cells from {@link #cells}; of more days than the windows count does no harm
   * @param delivered the kinds of record that sources deliver
   */
  public Dataset<Row> values(Dataset<Row> cells, Set<FactTable> delivered) {
    return values(cells, delivered, IndicatorCatalogue.ids());
  }

  /**
   * The values of some indicators from sums.
   *
   * @param cells from {@link #cells}; of more days than the windows count does no harm
   * @param delivered the kinds of record that sources deliver
   * @param indicators their ids
   */
  public Dataset<Row> values(Dataset<Row> cells, Set<FactTable> delivered, Set<String> indicators) {
    IndicatorSelection selection =
        new IndicatorSelection(Set.copyOf(delivered), Set.copyOf(indicators));
    // Both passes read one grouping, so that Spark sums and shuffles the cells once.
    KeyValueGroupedDataset<String, Row> byUnit = ReportingCalendars.group(cells);
    Dataset<Row> estimates =
        SmallAreaEstimates.of(byUnit, new UnitRates(region, calendars, selection));
    Finish finish = new Finish(region, calendars, selection, runId, valueSchema.fieldNames());
    return byUnit.cogroup(ReportingCalendars.group(estimates), finish, Encoders.row(valueSchema));
  }

  private Dataset<Row> cells(FactTable kind, Dataset<Row> facts, List<Measure> measures) {
    Set<String> stocks = IndicatorCatalogue.stocks();
    return Contributions.ofRecords(facts, measures)
        .select(CellSums.COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new))
        .mapPartitions(
            new CellSums(
                new CountingUnits(kind, region.root().id()),
                calendars.firstCountedDay(),
                stocks,
                CellSums.MOST_ENTRIES),
            Encoders.row(CellRows.SCHEMA));
  }

  /** One row per unit of the region, in the shape of {@link #UNITS}. */
  public List<Row> unitRows() {
    return region.units().stream().map(unit -> RowFactory.create(unit.id())).toList();
  }

  /** A row for each unit, so that a unit without records has its zeros. */
  private Dataset<Row> unitSeeds(Dataset<Row> units) {
    List<LocalDate> days = calendars.days();
    return units.flatMap(
        (FlatMapFunction<Row, Row>)
            unit -> days.stream().map(day -> CellRows.seed(unit.getString(0), day)).iterator(),
        Encoders.row(CellRows.SCHEMA));
  }

  /** Finishes the values of one unit; serialised to the executors. */
  private record Finish(
      Region region,
      ReportingCalendars calendars,
      IndicatorSelection selection,
      String runId,
      String[] columns)
      implements CoGroupFunction<String, Row, Row, Row>, Serializable {

    @Override
    public Iterator<Row> call(String key, Iterator<Row> cellRows, Iterator<Row> estimateRows) {
      String unitId = ReportingCalendars.unitOf(key);
      ReportingCalendar calendar = calendars.of(key);
      UnitCells cells = CellRows.read(cellRows);
      if (cells.isEmpty() && !exists(unitId, calendar)) {
        return List.<Row>of().iterator();
      }
      SmallAreaRows estimates = SmallAreaRows.read(estimateRows);
      ValueRows rows = new ValueRows(region, calendar, runId, columns);
      // Where no source delivers a kind of record, a count of 0 would be false.
      return new IndicatorEvaluation(region, calendar, selection.indicators())
          .evaluate(unitId, cells)
          .map(value -> rows.row(estimates.addTo(value)))
          .iterator();
    }

    /**
     * Whether the unit exists on some day covered; an unknown unit exists only where it has
     * records.
     */
    private boolean exists(String unitId, ReportingCalendar calendar) {
      return region.unit(unitId).stream()
          .flatMap(unit -> unit.versions().stream())
          .anyMatch(
              version ->
                  (version.validTo() == null
                          || version.validTo().isAfter(calendar.firstCountedDay()))
                      && (version.validFrom() == null
                          || !version.validFrom().isAfter(calendar.asOf().date())));
    }
  }
}
