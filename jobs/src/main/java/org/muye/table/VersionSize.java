package org.muye.table;

import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.checksum.CRCInfo;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;

/**
 * How much a version of a table holds.
 *
 * @param files the data files that a reader opens
 * @param bytes what these files take
 */
record VersionSize(long files, long bytes) {
  /**
   * That of the newest version. Its last commit has written it beside the log, where Delta's Spark
   * library counts it anew by a job over the whole log.
   */
  static VersionSize ofNewest(Configuration hadoop, String location) {
    Engine engine = DefaultEngine.create(hadoop);
    Snapshot version = Table.forPath(engine, location).getLatestSnapshot(engine);
    Optional<CRCInfo> written = version.getCurrentCrcInfo();
    if (written.isPresent()) {
      return new VersionSize(written.get().getNumFiles(), written.get().getTableSizeBytes());
    }
    List<FileStatus> files = VersionFiles.files(engine, location, version, Integer.MAX_VALUE);
    return new VersionSize(files.size(), files.stream().mapToLong(FileStatus::getLen).sum());
  }
}
