package org.muye.table;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows of the data files in which a table differs from an earlier version: all rows outside
 * them are the same. A row that was moved to another file as it was is in both parts.
 *
 * @param before rows that the earlier version had
 * @param now rows that the table has
 */
public record DifferingRows(Dataset<Row> before, Dataset<Row> now) {
  /** Those of both. */
  public Dataset<Row> all() {
    return before.unionByName(now);
  }
}
