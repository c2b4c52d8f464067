package org.muye.indicator;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.region.Region;
import org.muye.region.UnitLevel;

/** Rows of {@code gold.indicator_value} as indices and outlooks read them. */
public final class PublishedValues {
  /** Where boundaries changed later, the row on the boundaries of the time is the period's. */
  private static final String ON_BOUNDARIES_OF_THE_TIME =
      "not coalesce(array_contains(split(status_reason, ';'), 'REBASED'), false)";

  private PublishedValues() {}

  /**
   * The rows of the region and its units on the boundaries of the time.
   *
   * @param values rows of {@code gold.indicator_value} or {@code gold.indicator_release}
   * @param which of them, by {@link #of}: one of these holds
   * @param periodTypes of these types, e.g. quarter
   */
  public static Dataset<Row> where(
      Dataset<Row> values, Region region, Stream<Column> which, String... periodTypes) {
    Object[] units =
        region.units().stream()
            .filter(unit -> unit.level() != UnitLevel.SUBUNIT)
            .map(unit -> unit.id())
            .toArray();
    return values
        .where(col("period_type").isin((Object[]) periodTypes))
        .where(col("unit_id").isin(units))
        .where(ON_BOUNDARIES_OF_THE_TIME)
        .where(which.reduce(lit(false), Column::or));
  }

  /** Whether a row is of an indicator and a category; null is the whole. */
  public static Column of(String indicator, @Nullable String category) {
    return col("indicator_id").equalTo(indicator).and(col("category").eqNullSafe(lit(category)));
  }
}
