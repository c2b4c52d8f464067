package org.muye.indicator;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The contributions that count for a unit, summed by day: a row for each measure and category, and
 * more than one where they were summed apart.
 */
public final class CellRows {
  static final StructType SCHEMA =
      new StructType()
          .add("unit", DataTypes.StringType)
          .add("as_of", DataTypes.DateType)
          .add("rebased", DataTypes.BooleanType)
          .add("measure", DataTypes.StringType)
          .add("category", DataTypes.StringType)
          // Days, weights and counts as DayCounts writes them: as rows they would cost ten times
          // as much.
          .add("counts", DataTypes.BinaryType);

  private static final int UNIT = 0;
  private static final int AS_OF = 1;
  private static final int REBASED = 2;
  private static final int MEASURE = 3;
  private static final int CATEGORY = 4;
  private static final int COUNTS = 5;

  private CellRows() {}

  static Row row(
      String unit,
      LocalDate asOf,
      boolean rebased,
      String measure,
      String category,
      byte[] counts) {
    return RowFactory.create(unit, asOf, rebased, measure, category, counts);
  }

  /** A row that only says that the unit is there. */
  static Row seed(String unit, LocalDate asOf) {
    return RowFactory.create(unit, asOf, false, null, null, null);
  }

  /** Rows by unit, of one as-of day. */
  static KeyValueGroupedDataset<String, Row> byUnit(Dataset<Row> rows) {
    return rows.groupByKey(
        (MapFunction<Row, String>) row -> row.getString(UNIT), Encoders.STRING());
  }

  /**
   * Rows of one as-of day with what was summed apart in one row, so that unit, boundary view,
   * measure and category are a key.
   */
  public static Dataset<Row> merged(Dataset<Row> rows) {
    return byUnit(rows)
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Row, Row>) (unit, cells) -> merged(unit, cells),
            Encoders.row(SCHEMA));
  }

  /** Rows of `gold.indicator_cell` as they were before they were stored. */
  public static Dataset<Row> stored(Dataset<Row> rows) {
    return rows.select(
        Stream.of(SCHEMA.fieldNames()).map(name -> col(name)).toArray(Column[]::new));
  }

  /**
   * The sums of some measures on all but some days.
   *
   * @param rows of {@link #SCHEMA}, with counts
   * @param measures their ids
   */
  static Dataset<Row> without(Dataset<Row> rows, Set<String> measures, Set<LocalDate> days) {
    Set<Integer> leftOut = new HashSet<>();
    days.forEach(day -> leftOut.add(Math.toIntExact(day.toEpochDay())));
    return rows.where(col("measure").isin(measures.toArray()))
        .flatMap(
            (FlatMapFunction<Row, Row>) row -> without(row, leftOut).iterator(),
            Encoders.row(SCHEMA));
  }

  private static List<Row> without(Row row, Set<Integer> days) {
    DayCounts counts = new DayCounts();
    counts.addAll(row.<byte[]>getAs(COUNTS));
    DayCounts others = counts.without(days);
    return others.size() == 0
        ? List.of()
        : List.of(
            row(
                row.getString(UNIT),
                row.getAs(AS_OF),
                row.getBoolean(REBASED),
                row.getString(MEASURE),
                row.getString(CATEGORY),
                others.toBytes(1)));
  }

  private static Iterator<Row> merged(String unit, Iterator<Row> rows) {
    Row any = rows.next();
    LocalDate asOf = any.getAs(AS_OF);
    UnitCells cells = new UnitCells();
    for (Row row = any; row != null; row = rows.hasNext() ? rows.next() : null) {
      add(cells, row);
    }
    List<Row> merged = new ArrayList<>();
    merged.add(seed(unit, asOf));
    cells.forEach(
        (measure, rebased, category, counts) ->
            merged.add(row(unit, asOf, rebased, measure, category, counts.toBytes(1))));
    return merged.iterator();
  }

  /** All cells of one unit. */
  static UnitCells read(Iterator<Row> rows) {
    UnitCells cells = new UnitCells();
    while (rows.hasNext()) {
      add(cells, rows.next());
    }
    return cells;
  }

  private static void add(UnitCells cells, Row row) {
    if (!row.isNullAt(MEASURE)) {
      cells.add(
          row.getString(MEASURE),
          row.getBoolean(REBASED),
          row.getString(CATEGORY),
          row.<byte[]>getAs(COUNTS));
    }
  }
}
