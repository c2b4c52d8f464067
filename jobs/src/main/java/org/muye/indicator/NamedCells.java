package org.muye.indicator;

import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Rows whose cells are given by name. */
public final class NamedCells {
  private NamedCells() {}

  /** A row of the columns in their order; what has no cell is NULL. */
  public static Row row(Map<String, @Nullable Object> cells, String[] columns) {
    Object[] ordered = new Object[columns.length];
    for (int i = 0; i < columns.length; i++) {
      ordered[i] = cells.get(columns[i]);
    }
    return RowFactory.create(ordered);
  }
}
