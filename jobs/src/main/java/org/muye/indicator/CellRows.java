package org.muye.indicator;

import java.time.LocalDate;
import java.util.Iterator;
import org.apache.spark.sql.Row;

/** The rows of {@link Contributions#cells} of one unit. */
final class CellRows {
  private static final int REBASED = 1;
  private static final int MEASURE = 2;
  private static final int CATEGORY = 3;
  private static final int WINDOW = 4;
  private static final int DAY = 5;
  private static final int SUM = 6;

  private CellRows() {}

  /** All cells; a row without a measure only says that the unit is there. */
  static UnitCells read(Iterator<Row> rows) {
    UnitCells cells = new UnitCells();
    while (rows.hasNext()) {
      Row row = rows.next();
      if (row.isNullAt(MEASURE)) {
        continue;
      }
      String measure = row.getString(MEASURE);
      boolean rebased = row.getBoolean(REBASED);
      String category = row.getString(CATEGORY);
      double sum = row.getDouble(SUM);
      if (row.isNullAt(WINDOW)) {
        cells.addChange(measure, rebased, row.<LocalDate>getAs(DAY), category, sum);
      } else {
        cells.addFlow(measure, rebased, row.getInt(WINDOW), category, sum);
      }
    }
    return cells;
  }
}
