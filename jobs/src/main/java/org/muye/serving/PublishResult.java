package org.muye.serving;

import java.util.List;

/**
 * What a publication did.
 *
 * @param isChanged whether readers see anything new
 * @param tables the tables in the order of their names
 */
public record PublishResult(boolean isChanged, List<Line> tables) {
  /**
   * What it did to a table.
   *
   * @param rows rows that readers see
   * @param rowsWritten rows of these that were written
   * @param slices periods, or 1 where a table is not kept by period
   * @param slicesChanged slices of these that were written, and slices that are gone
   * @param change NONE, EXTENDED or REBUILT
   */
  public record Line(
      String table, long rows, long rowsWritten, int slices, int slicesChanged, String change) {}

  /** The tables whose rows or columns are not as they were. */
  public List<String> changed() {
    return tables.stream()
        .filter(line -> line.slicesChanged() > 0 || !line.change().equals("NONE"))
        .map(Line::table)
        .toList();
  }

  /** Rows that readers see. */
  public long rows() {
    return tables.stream().mapToLong(Line::rows).sum();
  }

  /** Rows that were written. */
  public long rowsWritten() {
    return tables.stream().mapToLong(Line::rowsWritten).sum();
  }
}
