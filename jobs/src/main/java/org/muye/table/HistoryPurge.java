package org.muye.table;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import scala.Console;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Leaves of a table only its current version: no file of data, no entry and no statistics of an
 * earlier one, however young. Only for rows that must not exist any more, and only while the
 * warehouse is held: a query that began before may find a file gone and has to be run again.
 */
public final class HistoryPurge {
  private static final String RETENTION_CHECK =
      "spark.databricks.delta.retentionDurationCheck.enabled";

  private final TableStore tables;
  private final TableWrites writes;

  HistoryPurge(TableStore tables, TableWrites writes) {
    this.tables = tables;
    this.writes = writes;
  }

  /**
   * Purges a table that exists. Killed anywhere, it is simply run again.
   *
   * @return the number of files that were deleted, those of the log included
   */
  public long run(String table) {
    String location = tables.location(table);
    Path folder = new Path(location);
    long before = tables.upkeep().filesOnDisk(table);
    writes.run(() -> deleteUnusedFiles(location));
    DeltaLog log = DeltaLog.forTable(tables.spark(), location);
    // The newest entry stays: it must not be the one that names what was deleted.
    writes.run(
        () ->
            log.startTransaction(Option.empty(), Option.empty())
                .commit(
                    CollectionConverters.asScala(new ArrayList<Action>()).toSeq(),
                    DeltaOperations.ManualUpdate$.MODULE$));
    writes.run(
        () -> {
          Snapshot snapshot = log.update(false, Option.empty(), Option.empty());
          log.checkpoint(snapshot, Option.empty());
          deleteEarlierEntries(new Path(folder, "_delta_log"), snapshot.version());
        });
    return before - tables.upkeep().filesOnDisk(table);
  }

  /**
   * Delta refuses to delete files of the last seven days, which guards other writers and readers.
   * The check is off for this one call in a session of its own.
   */
  private void deleteUnusedFiles(String location) {
    SparkSession session = tables.spark().newSession();
    session.conf().set(RETENTION_CHECK, "false");
    Console.withOut(
        OutputStream.nullOutputStream(), () -> DeltaTable.forPath(session, location).vacuum(0));
  }

  /** Everything in a log but the checkpoint of its newest version and what follows from it. */
  private void deleteEarlierEntries(Path log, long version) {
    String newest = String.format(Locale.ROOT, "%020d", version);
    try {
      FileSystem files = log.getFileSystem(tables.spark().sparkContext().hadoopConfiguration());
      List<Path> checkpoints = new ArrayList<>();
      List<Path> earlier = new ArrayList<>();
      for (FileStatus file : files.listStatus(log)) {
        String name = file.getPath().getName();
        // Local files have a checksum file beside them that is named after them.
        String base = name.startsWith(".") ? name.substring(1) : name;
        if (base.startsWith(newest + ".checkpoint")) {
          checkpoints.add(file.getPath());
        } else if (!base.startsWith(newest + ".") && !base.startsWith("_last_checkpoint")) {
          earlier.add(file.getPath());
        }
      }
      // Without its checkpoint the newest version could not be read from the newest entry.
      if (checkpoints.isEmpty()) {
        throw new IOException("no checkpoint of version " + version + " in " + log);
      }
      for (Path path : earlier) {
        files.delete(path, true);
      }
    } catch (IOException e) {
      throw StorageFailure.explain(e);
    }
  }
}
