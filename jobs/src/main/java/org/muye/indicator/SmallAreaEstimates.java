package org.muye.indicator;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Relates the rates of all units of one level in one window to each other. */
final class SmallAreaEstimates implements FlatMapGroupsFunction<Row, Row, Row>, Serializable {
  private static final long serialVersionUID = 1L;

  private static final StructType GROUP =
      new StructType(
          Stream.of("as_of", "level", "indicator", "category", "window", "rebased")
              .map(UnitRates.SCHEMA::apply)
              .toArray(StructField[]::new));

  private SmallAreaEstimates() {}

  /**
   * The estimates in the shape of {@link SmallAreaRows#SCHEMA}.
   *
   * @param cells by unit
   */
  static Dataset<Row> of(KeyValueGroupedDataset<String, Row> cells, UnitRates rates) {
    return cells
        .flatMapGroups(rates, Encoders.row(UnitRates.SCHEMA))
        .groupBy(Stream.of(GROUP.fieldNames()).map(name -> col(name)).toArray(Column[]::new))
        .as(Encoders.row(GROUP), Encoders.row(UnitRates.SCHEMA))
        .flatMapGroups(new SmallAreaEstimates(), Encoders.row(SmallAreaRows.SCHEMA));
  }

  @Override
  public Iterator<Row> call(Row group, Iterator<Row> rows) {
    List<Row> units = new ArrayList<>();
    rows.forEachRemaining(units::add);
    // Spark brings them in any order; sums must not depend on it.
    units.sort(Comparator.comparing(row -> row.<String>getAs("unit")));
    return SmallAreaRows.write(
            units, SmallAreaEstimation.of(column(units, "count"), column(units, "population")))
        .iterator();
  }

  private static double[] column(List<Row> units, String name) {
    return units.stream().mapToDouble(row -> row.<Double>getAs(name)).toArray();
  }
}
