package org.muye.table;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Where tables lie.
 *
 * @param warehouse a folder or URI
 * @param gold the folder below the warehouse that holds the tables of gold
 * @param trial the folder below the warehouse that takes what is written, while the other tables
 *     stay as they are; null to write the tables themselves
 */
record TablePlaces(SparkSession spark, String warehouse, String gold, @Nullable String trial) {
  /** A commit or a checkpoint of a Delta log. */
  private static final Pattern COMMIT = Pattern.compile("\\d{20}\\.(json|checkpoint\\..*)");

  /** Where a table is read: in a trial, what the trial wrote of it. */
  String toRead(String table) {
    String tried = tried(table);
    return tried != null && exists(tried) ? tried : own(table);
  }

  /**
   * Where a table is written. In a trial that is a copy which has the files of the table itself
   * until it has others.
   */
  String toWrite(String table) {
    String tried = tried(table);
    if (tried == null) {
      return own(table);
    }
    if (!exists(tried) && exists(own(table))) {
      DeltaTable.forPath(spark, own(table)).clone(tried, true);
    }
    return tried;
  }

  /** A folder that holds no table. */
  Path folder(String name) {
    return new Path(trial == null ? warehouse : warehouse + "/" + trial, name);
  }

  private @Nullable String tried(String table) {
    return trial == null ? null : warehouse + "/" + trial + "/" + table.replace('.', '/');
  }

  private String own(String table) {
    String path = table.replace('.', '/');
    return warehouse
        + "/"
        + (path.startsWith("gold/") ? gold + path.substring("gold".length()) : path);
  }

  /**
   * Whether the table was ever written: whether its log has a commit. A first write that was cut
   * short may have left a folder without one.
   */
  boolean exists(String location) {
    try {
      return exists(spark.sparkContext().hadoopConfiguration(), location);
    } catch (IOException e) {
      throw StorageFailure.unreachable(warehouse, e);
    }
  }

  static boolean exists(Configuration hadoop, String location) throws IOException {
    Path log = new Path(location, "_delta_log");
    FileSystem files = log.getFileSystem(hadoop);
    if (!files.exists(log)) {
      return false;
    }
    for (FileStatus file : files.listStatus(log)) {
      if (COMMIT.matcher(file.getPath().getName()).matches()) {
        return true;
      }
    }
    return false;
  }
}
