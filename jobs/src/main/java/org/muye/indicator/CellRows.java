package org.muye.indicator;

import java.time.LocalDate;
import java.util.Iterator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The contributions that count for a unit, summed by day: a row for each measure, category and
 * weight, and more than one where they were summed apart.
 */
final class CellRows {
  static final StructType SCHEMA =
      new StructType()
          .add("unit", DataTypes.StringType)
          .add("as_of", DataTypes.DateType)
          .add("rebased", DataTypes.BooleanType)
          .add("measure", DataTypes.StringType)
          .add("category", DataTypes.StringType)
          .add("weight", DataTypes.DoubleType)
          // Days and counts as DayCounts writes them: as rows they would cost ten times as much.
          .add("counts", DataTypes.BinaryType);

  private static final int REBASED = 2;
  private static final int MEASURE = 3;
  private static final int CATEGORY = 4;
  private static final int WEIGHT = 5;
  private static final int COUNTS = 6;

  private CellRows() {}

  /** A row that only says that the unit is there. */
  static Row seed(String unit, LocalDate asOf) {
    return RowFactory.create(unit, asOf, false, null, null, null, null);
  }

  /** All cells of one unit. */
  static UnitCells read(Iterator<Row> rows) {
    UnitCells cells = new UnitCells();
    while (rows.hasNext()) {
      Row row = rows.next();
      if (!row.isNullAt(MEASURE)) {
        cells.add(
            row.getString(MEASURE),
            row.getBoolean(REBASED),
            row.getString(CATEGORY),
            row.getDouble(WEIGHT),
            row.<byte[]>getAs(COUNTS));
      }
    }
    return cells;
  }
}
