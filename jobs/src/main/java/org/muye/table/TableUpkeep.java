package org.muye.table;

import static org.apache.spark.sql.functions.col;

import io.delta.tables.DeltaTable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.muye.error.PipelineBug;
import scala.Console;
import scala.Option;

/** Keeps the files of tables few and deletes those that nobody reads any more. */
public final class TableUpkeep {
  /** A shorter time could delete files that a running query or an unfinished write still needs. */
  public static final Duration SHORTEST_KEPT = Duration.ofDays(7);

  /** Delta joins smaller files, and so they are those that count as small here. */
  private static final String SMALL_BYTES = "spark.databricks.delta.optimize.minFileSize";

  private static final String LOG = "/_delta_log/";

  private static final double SECONDS_OF_AN_HOUR = 3600;

  private final TableStore tables;
  private final TableWrites writes;
  private final Duration shortestKept;

  TableUpkeep(TableStore tables, TableWrites writes, Duration shortestKept) {
    this.tables = tables;
    this.writes = writes;
    this.shortestKept = shortestKept;
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
    long filesOnDisk = 0;
    long bytesOnDisk = 0;
    long logFiles = 0;
    for (FileStatus file : filesOf(table)) {
      bytesOnDisk += file.getLen();
      if (isOfLog(file)) {
        logFiles++;
      } else {
        filesOnDisk++;
      }
    }
    return new Size(filesOfNewest(table), filesOnDisk, bytesOnDisk, logFiles);
  }

  /** How many files of any kind a table's folder holds. */
  long filesOnDisk(String table) {
    return filesOf(table).size();
  }

  /** Everything that lies in a table's folder, the log included. */
  private List<FileStatus> filesOf(String table) {
    Path folder = new Path(tables.location(table));
    List<FileStatus> files = new ArrayList<>();
    try {
      RemoteIterator<LocatedFileStatus> all =
          folder.getFileSystem(hadoop()).listFiles(folder, true);
      while (all.hasNext()) {
        files.add(all.next());
      }
    } catch (IOException e) {
      throw StorageFailure.explain(e);
    }
    return files;
  }

  private static boolean isOfLog(FileStatus file) {
    return file.getPath().toString().contains(LOG);
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
    return filesOfNewest(table) <= few
        ? 0
        : snapshot(table)
            .allFiles()
            .filter(col("size").lt(Long.parseLong(spark().conf().get(SMALL_BYTES))))
            .count();
  }

  /** Writes many small files as few, in one commit that changes no row. */
  public void compact(String table) {
    writes.run(() -> table(table).optimize().executeCompaction());
  }

  /**
   * Deletes the files that no version of the table younger than a time needs, and the log's entries
   * that are older than the table keeps its history.
   *
   * @param kept at least the shortest time, {@link #SHORTEST_KEPT} but for simulated nights
   * @param now by the clock of the storage
   */
  public void deleteUnused(String table, Duration kept, Instant now) {
    if (kept.compareTo(shortestKept) < 0) {
      throw new PipelineBug("files are kept for " + shortestKept + " at least, not " + kept);
    }
    // Most of the work is finding out which files are needed: in vain where all are, or the others
    // are not old enough.
    if (mayHaveUnused(table, now.minus(kept))) {
      deleteUnusedFiles(table, kept);
    }
    DeltaLog log = DeltaLog.forTable(spark(), tables.location(table));
    writes.run(() -> log.checkpointAndCleanUpDeltaLog(snapshot(table), Option.empty()));
  }

  private boolean mayHaveUnused(String table, Instant lastNeeded) {
    List<FileStatus> data = filesOf(table).stream().filter(file -> !isOfLog(file)).toList();
    return data.size() > filesOfNewest(table)
        && data.stream().anyMatch(file -> file.getModificationTime() < lastNeeded.toEpochMilli());
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

  private long filesOfNewest(String table) {
    return VersionSize.ofNewest(hadoop(), tables.location(table)).files();
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
