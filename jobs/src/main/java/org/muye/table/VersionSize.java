package org.muye.table;

import java.util.function.ToLongFunction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.VersionChecksum;

/**
 * How much the current version of a table holds. Its last commit has written that beside the log;
 * what Delta 4.4 gives as known of a version is counted anew, by a job over the whole log.
 */
final class VersionSize {
  private VersionSize() {}

  /** The data files that a reader opens. */
  static long files(Snapshot version) {
    return counted(version, VersionChecksum::numFiles, Snapshot::numOfFiles);
  }

  /** What these files take, in bytes. */
  static long bytes(Snapshot version) {
    return counted(version, VersionChecksum::tableSizeBytes, Snapshot::sizeInBytes);
  }

  private static long counted(
      Snapshot version, ToLongFunction<VersionChecksum> written, ToLongFunction<Snapshot> anew) {
    return version.checksumOpt().isDefined()
        ? written.applyAsLong(version.checksumOpt().get())
        : anew.applyAsLong(version);
  }
}
