package org.muye.indicator;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.muye.region.Region;
import org.muye.statistics.smallarea.GlobalMoran;
import org.muye.statistics.smallarea.SpatialWeights;
import org.muye.time.PeriodType;

/**
 * Whether neighbouring units have similar rates: Moran's I of every rate in every quarter and year,
 * on the boundaries of the time, with row-standardised weights. A unit takes part when it and at
 * least one of its neighbours have a smoothed rate, and so are compared with the others; the rates
 * themselves are not smoothed.
 */
public final class SpatialAutocorrelation {
  private static final String[] KEY = {
    "indicator_id", "category", "period_type", "period", "as_of"
  };

  private final Region region;
  private final String runId;
  private final StructType schema;

  /**
   * A computation for a region.
   *
   * @param schema of `gold.spatial_autocorrelation`
   */
  public SpatialAutocorrelation(Region region, String runId, StructType schema) {
    this.region = region;
    this.runId = runId;
    this.schema = schema;
  }

  /**
   * One row for each rate, category and period; none where all rates are equal, or fewer than four
   * units take part.
   *
   * @param values in the shape of `gold.indicator_value`
   */
  public Dataset<Row> of(Dataset<Row> values) {
    Object[] rates =
        IndicatorCatalogue.all().stream()
            .filter(Indicator::isRate)
            .map(indicator -> indicator.definition().id())
            .toArray();
    Dataset<Row> wanted =
        values
            .where(col("indicator_id").isin(rates))
            .where(
                col("period_type")
                    .isin(PeriodType.QUARTER.tableName(), PeriodType.YEAR.tableName()))
            // Of units that are compared at all: they report, and have a population.
            .where("value_smoothed is not null")
            .where("status_reason is null or status_reason not like '%REBASED%'")
            .select(
                Stream.concat(Stream.of(KEY), Stream.of("unit_id", "value"))
                    .map(name -> col(name))
                    .toArray(Column[]::new));
    StructType key =
        new StructType(Stream.of(KEY).map(wanted.schema()::apply).toArray(StructField[]::new));
    return wanted
        .groupBy(Stream.of(KEY).map(name -> col(name)).toArray(Column[]::new))
        .as(Encoders.row(key), Encoders.row(wanted.schema()))
        .flatMapGroups(new OfGroup(region, runId), Encoders.row(schema));
  }

  /**
   * Moran's I of the rates of some units.
   *
   * @param rates by unit, in any unit of measurement
   * @return empty where all rates are equal, or fewer than four units take part
   */
  static Optional<Result> of(Region region, Map<String, Double> rates) {
    // Sums must not depend on the order in which the units come.
    TreeMap<String, Double> takingPart = new TreeMap<>(rates);
    takingPart
        .keySet()
        .removeIf(unit -> region.neighbours(unit).stream().noneMatch(rates::containsKey));
    Map<String, Integer> places = new HashMap<>();
    takingPart.keySet().forEach(unit -> places.put(unit, places.size()));
    double[] values = takingPart.values().stream().mapToDouble(rate -> rate).toArray();
    int[][] neighbours =
        takingPart.keySet().stream()
            .map(
                unit ->
                    region.neighbours(unit).stream()
                        .filter(places::containsKey)
                        .mapToInt(places::get)
                        .toArray())
            .toArray(int[][]::new);
    return GlobalMoran.of(values, SpatialWeights.rowStandardised(neighbours))
        .map(moran -> new Result(moran, values.length));
  }

  /**
   * Moran's I.
   *
   * @param units how many took part
   */
  record Result(GlobalMoran moran, int units) {}

  private record OfGroup(Region region, String runId)
      implements FlatMapGroupsFunction<Row, Row, Row>, Serializable {

    @Override
    public Iterator<Row> call(Row key, Iterator<Row> rows) {
      Map<String, Double> rates = new TreeMap<>();
      rows.forEachRemaining(row -> rates.put(row.getAs("unit_id"), row.<Double>getAs("value")));
      List<Row> result = new ArrayList<>();
      of(region, rates).ifPresent(found -> result.add(row(key, found)));
      return result.iterator();
    }

    private Row row(Row key, Result result) {
      GlobalMoran moran = result.moran();
      return RowFactory.create(
          key.getAs("indicator_id"),
          key.getAs("category"),
          key.getAs("period_type"),
          key.getAs("period"),
          moran.statistic(),
          moran.expectation(),
          moran.variance(),
          orNull(moran.pValue()),
          result.units(),
          key.getAs("as_of"),
          runId);
    }

    private static @Nullable Double orNull(OptionalDouble number) {
      return number.isPresent() ? number.getAsDouble() : null;
    }
  }
}
