package org.muye.document;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A table.
 *
 * @param sheet its name in the workbook and in references, the same in every issue of the report: 1
 *     to 31 characters without {@code [ ] : * ? / \} and without an apostrophe at either end
 * @param caption its words, without a number in front
 * @param columns one or more
 * @param rows none or more, each with one cell for every column
 * @param notes remarks that stand under the table, none or more
 */
public record Table(
    String sheet, String caption, List<Column> columns, List<Row> rows, List<String> notes)
    implements Block {
  private static final int SHORT = 10;

  /** What a spreadsheet accepts as the name of a sheet. */
  private static final Pattern SHEET =
      Pattern.compile("(?!')[^\\[\\]:*?/\\\\\\p{Cntrl}]{1,31}(?<!')");

  /**
   * @throws IllegalArgumentException for another name of a sheet, no column, a row of another
   *     length, or a cell that does not fit its column: a number or interval in a column of words
   *     or days without a format of its own, an interval outside a column of intervals, a day
   *     outside a column of days
   */
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
    if (sheet.isBlank() || !SHEET.matcher(sheet).matches()) {
      throw new IllegalArgumentException("no name of a sheet: " + sheet);
    }
    Require.words(caption, "the caption of " + sheet);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a table without columns: " + sheet);
    }
    for (Row row : rows) {
      Require.sameLength(row.cells().size(), columns.size(), "cells in a row of " + sheet);
      for (int i = 0; i < columns.size(); i++) {
        if (!row.cells().get(i).accept(new Fit(columns.get(i)))) {
          throw new IllegalArgumentException(
              sheet + ": " + row.cells().get(i) + " in the column " + columns.get(i));
        }
      }
    }
  }

  /** A table without notes. */
  public static Table of(String sheet, String caption, List<Column> columns, List<Row> rows) {
    return new Table(sheet, caption, columns, rows, List.of());
  }

  /** Whether it is short enough to stand on one page as a whole. */
  public boolean isShort() {
    return rows.size() <= SHORT;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.table(this);
  }

  /** Whether a cell fits into a column. */
  private record Fit(Column column) implements Cell.Visitor<Boolean> {
    @Override
    public Boolean words(Cell.Words words) {
      return true;
    }

    @Override
    public Boolean number(Cell.Number number) {
      return column.format().isNumeric() || number.format() != null;
    }

    @Override
    public Boolean interval(Cell.Interval interval) {
      return column.isInterval();
    }

    @Override
    public Boolean day(Cell.Day day) {
      return column.format().kind() == Format.Kind.DATE;
    }

    @Override
    public Boolean absent(Cell.Absent absent) {
      return true;
    }
  }
}
