package org.muye.indicator;

import java.time.LocalDate;
import java.util.Iterator;
import org.apache.spark.sql.Row;

/** The rows of {@link Contributions#cells} of one unit. */
final class CellRows {
  static final String[] COLUMNS = {"unit", "as_of", "rebased", "measure", "category", "day", "n"};

  private static final int REBASED = 2;
  private static final int MEASURE = 3;
  private static final int CATEGORY = 4;
  private static final int DAY = 5;
  private static final int SUM = 6;

  private CellRows() {}

  /** All cells; a row without a measure only says that the unit is there. */
  static UnitCells read(Iterator<Row> rows) {
    UnitCells cells = new UnitCells();
    while (rows.hasNext()) {
      Row row = rows.next();
      if (!row.isNullAt(MEASURE)) {
        cells.add(
            row.getString(MEASURE),
            row.getBoolean(REBASED),
            row.<LocalDate>getAs(DAY),
            row.getString(CATEGORY),
            row.getDouble(SUM));
      }
    }
    return cells;
  }
}
