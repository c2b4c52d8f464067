package org.muye.table;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Rows that are worked out once, written beside the tables, read several times, and deleted. What
 * Spark keeps itself takes many times the room where it does not fit in memory, and is read with
 * all its columns each time.
 */
public final class StagedRows implements AutoCloseable {
  private final SparkSession spark;
  private final Path folder;
  private final Dataset<Row> rows;

  /**
   * Writes the rows.
   *
   * @param folder is of nothing else; what an interrupted run left there is replaced
   */
  StagedRows(SparkSession spark, Path folder, Dataset<Row> rows) {
    this.spark = spark;
    this.folder = folder;
    rows.write().mode(SaveMode.Overwrite).parquet(folder.toString());
    this.rows = spark.read().schema(rows.schema()).parquet(folder.toString());
  }

  /** The rows as they were written. */
  public Dataset<Row> rows() {
    return rows;
  }

  @Override
  public void close() {
    try {
      folder.getFileSystem(spark.sparkContext().hadoopConfiguration()).delete(folder, true);
    } catch (IOException e) {
      throw StorageFailure.unreachable(folder.toString(), e);
    }
  }
}
