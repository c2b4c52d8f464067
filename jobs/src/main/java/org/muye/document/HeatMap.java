package org.muye.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of shaded cells with their values printed in them: units by indicators.
 *
 * @param columns headers, one or more
 * @param rows one or more, from top to bottom
 * @param shading the classes of the cells
 */
public record HeatMap(List<String> columns, List<Row> rows, Shading shading) implements Chart {
  /**
   * A row.
   *
   * @param label the unit
   * @param cells one per column
   */
  public record Row(String label, List<Cell> cells) {
    /** Keeps a copy of the cells. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A cell.
   *
   * @param words what is printed in it, such as the value or 无数据
   * @param shade its class, counted from 0; null for the absent
   */
  public record Cell(String words, @Nullable Integer shade) {}

  /**
   * @throws IllegalArgumentException without columns or rows, for a row of another length, or a
   *     class that the shading does not have
   */
  public HeatMap {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    if (columns.isEmpty() || rows.isEmpty()) {
      throw new IllegalArgumentException("a heat map without cells");
    }
    for (Row row : rows) {
      Require.sameLength(row.cells().size(), columns.size(), "cells of " + row.label());
      for (Cell cell : row.cells()) {
        shading.require(cell.shade(), row.label());
      }
    }
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.heat(this);
  }
}
