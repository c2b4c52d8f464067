package org.muye.table;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Arrays;
import org.apache.spark.sql.Column;
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
  Dataset<Row> all() {
    return before.unionByName(now);
  }

  /**
   * The values that a column has in rows that differ. A row that was moved comes twice, and twice
   * the same hash is none.
   */
  public Dataset<Row> changed(String column) {
    Dataset<Row> all = all();
    Column[] columns = Arrays.stream(all.columns()).map(name -> col(name)).toArray(Column[]::new);
    return all.groupBy(column)
        .agg(bit_xor(xxhash64(columns)).as("_changed"))
        .where("_changed <> 0")
        .select(column);
  }
}
