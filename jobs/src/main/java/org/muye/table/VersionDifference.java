package org.muye.table;

import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** In which data files two versions of a table differ, by its log alone. */
final class VersionDifference {
  private VersionDifference() {}

  /**
   * Tells the newest version of a table from every other, also of a copy that was written to since.
   * Empty where the data files do not hold its rows as they are.
   */
  static Optional<String> mark(SparkSession spark, String location) {
    Engine engine = DefaultEngine.create(spark.sparkContext().hadoopConfiguration());
    Snapshot newest = Table.forPath(engine, location).getLatestSnapshot(engine);
    return VersionFiles.isReadAsItLies(newest)
        ? Optional.of(mark(newest, files(engine, location, newest)))
        : Optional.empty();
  }

  /**
   * Data files outside which two versions of a table have the same rows.
   *
   * @param before those of the earlier version alone
   * @param now those of the newest version alone
   */
  record Files(VersionFiles before, VersionFiles now) {}

  /**
   * The data files in which the newest version of a table and an earlier one differ. Empty where
   * the earlier version or a file of it is gone, or files do not hold the rows as they are.
   *
   * @param earlier what {@link #mark} gave of the earlier version
   */
  static Optional<Files> files(SparkSession spark, String location, String earlier) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    Engine engine = DefaultEngine.create(hadoop);
    Table table = Table.forPath(engine, location);
    Snapshot newest = table.getLatestSnapshot(engine);
    Snapshot before;
    try {
      before = table.getSnapshotAsOfVersion(engine, version(earlier));
    } catch (KernelException e) {
      // Its log was cleaned up, or the table was deleted and written anew.
      return Optional.empty();
    }
    if (!VersionFiles.isReadAsItLies(newest) || !VersionFiles.isReadAsItLies(before)) {
      return Optional.empty();
    }
    List<FileStatus> then = files(engine, location, before);
    List<FileStatus> now = files(engine, location, newest);
    if (!mark(before, then).equals(earlier)) {
      return Optional.empty();
    }
    List<FileStatus> removed = without(then, now);
    if (!allExist(removed, hadoop)) {
      return Optional.empty();
    }
    // Both are read in the shape of the newest, in which a later column of earlier rows is NULL.
    VersionFiles gone = new VersionFiles(location, VersionFiles.schema(newest), removed);
    return Optional.of(new Files(gone, gone.with(without(now, then))));
  }

  private static List<FileStatus> files(Engine engine, String location, Snapshot version) {
    return VersionFiles.files(engine, location, version, Integer.MAX_VALUE);
  }

  /** Names of data files are drawn at random. */
  private static String mark(Snapshot version, List<FileStatus> files) {
    String names =
        files.stream().map(file -> file.getPath().getName()).sorted().collect(Collectors.joining());
    return version.getVersion()
        + "@"
        + UUID.nameUUIDFromBytes(names.getBytes(StandardCharsets.UTF_8));
  }

  private static long version(String mark) {
    return Long.parseLong(mark.substring(0, mark.indexOf('@')));
  }

  private static List<FileStatus> without(List<FileStatus> files, List<FileStatus> others) {
    Set<Path> paths = new HashSet<>();
    others.forEach(file -> paths.add(file.getPath()));
    return files.stream().filter(file -> !paths.contains(file.getPath())).toList();
  }

  private static boolean allExist(List<FileStatus> files, Configuration hadoop) {
    for (FileStatus file : files) {
      Path path = file.getPath();
      try {
        if (!path.getFileSystem(hadoop).exists(path)) {
          return false;
        }
      } catch (IOException e) {
        throw StorageFailure.unreachable(path.toString(), e);
      }
    }
    return true;
  }
}
