package org.muye.document;

/**
 * A column of a table.
 *
 * @param header its words, without the unit
 * @param format how its cells are shown, unless a cell has a format of its own
 * @param unit what its numbers count, such as 件; empty for none. Not "%", which the format shows.
 * @param isInterval whether its numbers are intervals, which a spreadsheet shows in two columns
 */
public record Column(String header, Format format, String unit, boolean isInterval) {
  /**
   * @throws IllegalArgumentException without a header, or for intervals of words or days
   */
  public Column {
    Require.words(header, "a column");
    if (isInterval && !format.isNumeric()) {
      throw new IllegalArgumentException("no intervals of " + format.kind() + ": " + header);
    }
  }

  /** A column without a unit. */
  public static Column of(String header, Format format) {
    return new Column(header, format, "", false);
  }

  /** A column with a unit. */
  public static Column of(String header, Format format, String unit) {
    return new Column(header, format, unit, false);
  }

  /** A column of intervals without a unit. */
  public static Column ofIntervals(String header, Format format) {
    return new Column(header, format, "", true);
  }
}
