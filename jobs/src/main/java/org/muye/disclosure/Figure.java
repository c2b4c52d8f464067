package org.muye.disclosure;

/**
 * A count of one unit. Totals of a unit that are equal within one period are the same figure in
 * whatever table they stand: one that is hidden in one must not be shown in another.
 *
 * @param unit unit
 * @param of what is counted, by series and class; empty for a total
 * @param count the count
 */
record Figure(String unit, String of, double count) {
  /** The count of a row: a total unless it is a class of a breakdown or the part of a share. */
  static Figure count(CountRow row, double count) {
    return row.category() == null && !row.isShare()
        ? total(row.unit(), count)
        : new Figure(row.unit(), row.series() + "=" + row.category(), count);
  }

  /** A count that others are parts of. */
  static Figure total(String unit, double count) {
    return new Figure(unit, "", count);
  }

  /** The whole of a share less its part. */
  static Figure rest(CountRow row, double rest) {
    return new Figure(row.unit(), row.series() + "-" + row.category(), rest);
  }
}
