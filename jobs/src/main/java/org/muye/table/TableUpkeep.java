package org.muye.table;

import io.delta.tables.DeltaTable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import scala.Console;
import scala.Option;

/** Keeps the files of tables few and deletes those that nobody reads any more. */
public final class TableUpkeep {
  /** A shorter time could delete files that a running query or an unfinished write still needs. */
  public static final Duration SHORTEST_KEPT = Duration.ofDays(7);

  /** Half of the size of a block in HDFS and of a task that reads. */
  private static final long SMALL_BYTES = 64L << 20;

  private static final String LOG = "/_delta_log/";

  private static final double SECONDS_OF_AN_HOUR = 3600;

  private final TableStore tables;
  private final TableWrites writes;

  TableUpkeep(TableStore tables, TableWrites writes) {
    this.tables = tables;
    this.writes = writes;
  }

  /**
   * What a table takes.
   *
   * @param files data files that a reader of today opens
   * @param filesOnDisk data files that lie there, those of earlier versions included
   * @param bytesOnDisk size of everything that lies there, the log included
   * @param logFiles files of the log
   */
  public record Size(long files, long filesOnDisk, long bytesOnDisk, long logFiles) {}

  /** What a table that exists takes. */
  public Size size(String table) {
    Snapshot snapshot = snapshot(table);
    Path folder = new Path(tables.location(table));
    long filesOnDisk = 0;
    long bytesOnDisk = 0;
    long logFiles = 0;
    try {
      FileSystem files = folder.getFileSystem(hadoop());
      RemoteIterator<LocatedFileStatus> all = files.listFiles(folder, true);
      while (all.hasNext()) {
        LocatedFileStatus file = all.next();
        bytesOnDisk += file.getLen();
        if (file.getPath().toString().contains(LOG)) {
          logFiles++;
        } else {
          filesOnDisk++;
        }
      }
    } catch (IOException e) {
      throw StorageFailure.explain(e);
    }
    return new Size(snapshot.numOfFiles(), filesOnDisk, bytesOnDisk, logFiles);
  }

  /** How many files of any kind a table's folder holds. */
  long filesOnDisk(String table) {
    Path folder = new Path(tables.location(table));
    long count = 0;
    try {
      RemoteIterator<LocatedFileStatus> all =
          folder.getFileSystem(hadoop()).listFiles(folder, true);
      while (all.hasNext()) {
        all.next();
        count++;
      }
    } catch (IOException e) {
      throw StorageFailure.explain(e);
    }
    return count;
  }

  /**
   * The number of data files that are much smaller than a file ought to be, as far as it matters: 0
   * where the table has few files in all.
   *
   * @param few up to so many files are few
   */
  public long smallFiles(String table, int few) {
    if (!tables.exists(table)) {
      return 0;
    }
    Snapshot snapshot = snapshot(table);
    // The last commit's checksum mostly tells, without a job that reads the log.
    Option<Object> known = snapshot.numOfFilesIfKnown();
    long files = known.isDefined() ? (Long) known.get() : snapshot.numOfFiles();
    return files <= few ? 0 : snapshot.allFiles().filter("size < " + SMALL_BYTES).count();
  }

  /** Writes many small files as few, in one commit that changes no row. */
  public void compact(String table) {
    writes.run(() -> table(table).optimize().executeCompaction());
  }

  /**
   * Deletes the files that no version of the table younger than a time needs, and the log's entries
   * that are older than the table keeps its history.
   *
   * @param kept Delta refuses less than the table's own time for deleted files, which is {@link
   *     #SHORTEST_KEPT}
   * @param now by the clock of the storage
   */
  public void deleteUnused(String table, Duration kept, Instant now) {
    // Most of the work is finding out which files are needed: in vain where none is old enough.
    if (hasFilesBefore(table, now.minus(kept))) {
      deleteUnusedFiles(table, kept);
    }
    DeltaLog log = DeltaLog.forTable(spark(), tables.location(table));
    writes.run(() -> log.checkpointAndCleanUpDeltaLog(snapshot(table), Option.empty()));
  }

  private boolean hasFilesBefore(String table, Instant time) {
    Path folder = new Path(tables.location(table));
    try {
      RemoteIterator<LocatedFileStatus> all =
          folder.getFileSystem(hadoop()).listFiles(folder, true);
      while (all.hasNext()) {
        LocatedFileStatus file = all.next();
        if (!file.getPath().toString().contains(LOG)
            && file.getModificationTime() < time.toEpochMilli()) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw StorageFailure.explain(e);
    }
  }

  private void deleteUnusedFiles(String table, Duration kept) {
    // Delta prints what it deletes to standard output, which belongs to the command's result.
    writes.run(
        () ->
            Console.withOut(
                OutputStream.nullOutputStream(),
                () -> table(table).vacuum(kept.toSeconds() / SECONDS_OF_AN_HOUR)));
  }

  /** Deletes folders below a folder of the warehouse that were not written for a time. */
  public void deleteLeftFolders(String folder, Duration untouched, Instant now) {
    Path parent = new Path(tables.location(folder));
    try {
      FileSystem files = parent.getFileSystem(hadoop());
      for (FileStatus entry : files.listStatus(parent)) {
        if (entry.getModificationTime() < now.minus(untouched).toEpochMilli()) {
          files.delete(entry.getPath(), true);
        }
      }
    } catch (FileNotFoundException e) {
      // Nothing was left there.
    } catch (IOException e) {
      throw StorageFailure.explain(e);
    }
  }

  private Snapshot snapshot(String table) {
    return DeltaLog.forTable(spark(), tables.location(table))
        .update(false, Option.empty(), Option.empty());
  }

  private DeltaTable table(String table) {
    return DeltaTable.forPath(spark(), tables.location(table));
  }

  private SparkSession spark() {
    return tables.spark();
  }

  private Configuration hadoop() {
    return spark().sparkContext().hadoopConfiguration();
  }
}
