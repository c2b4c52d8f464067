package org.muye.table;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameWriter;
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
  private final TableWrites writes;

  /**
   * Nothing staged yet.
   *
   * @param folder is of nothing else
   */
  StagedRows(SparkSession spark, Path folder, TableWrites writes) {
    this.spark = spark;
    this.folder = folder;
    this.writes = writes;
  }

  /** Writes the rows, in the place of those staged before, and returns them as written. */
  public Dataset<Row> stage(Dataset<Row> rows) {
    DataFrameWriter<Row> writer = rows.write().mode(SaveMode.Overwrite);
    KeyFilters.leaveOut(writer, rows.columns());
    writes.run(() -> writer.parquet(folder.toString()));
    return spark.read().schema(rows.schema()).parquet(folder.toString());
  }

  /** Deletes what is staged, also what a killed run left. */
  @Override
  public void close() {
    try {
      folder.getFileSystem(spark.sparkContext().hadoopConfiguration()).delete(folder, true);
    } catch (IOException e) {
      throw StorageFailure.unreachable(folder.toString(), e);
    }
  }
}
