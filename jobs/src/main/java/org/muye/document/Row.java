package org.muye.document;

import java.util.List;

/**
 * A row of a table.
 *
 * @param emphasis how it stands out
 * @param cells as many as the table has columns
 */
public record Row(Emphasis emphasis, List<Cell> cells) {
  /** How a row stands out; each shows also without colour. */
  public enum Emphasis {
    /** Like the others. */
    NONE,
    /** What a reader should look at: in bold, on a tint. */
    HIGHLIGHT,
    /** A sum or the whole city: in bold, under a line. */
    TOTAL
  }

  /** Keeps a copy of the cells. */
  public Row {
    cells = List.copyOf(cells);
  }

  /** A row like the others. */
  public static Row of(Cell... cells) {
    return new Row(Emphasis.NONE, List.of(cells));
  }

  /** A row to look at. */
  public static Row highlight(Cell... cells) {
    return new Row(Emphasis.HIGHLIGHT, List.of(cells));
  }

  /** A row of totals. */
  public static Row total(Cell... cells) {
    return new Row(Emphasis.TOTAL, List.of(cells));
  }
}
