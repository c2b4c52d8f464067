package org.muye.job;

import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.muye.run.Program;
import org.muye.source.FileDigest;
import org.muye.spark.SparkSessions;
import org.muye.table.DeltaLibrary;

/** What a run rests on: the program, its libraries, and what it was set up with. */
final class RunVersions {
  private RunVersions() {}

  /** Those of a run in a workspace. */
  static RunReport.Versions of(Workspace workspace) {
    return new RunReport.Versions(
        Program.current().versionAndCommit(),
        SparkSessions.version(),
        DeltaLibrary.version(),
        Runtime.version().toString(),
        configDigest(workspace),
        workspace.contracts().sha256());
  }

  private static @Nullable String configDigest(Workspace workspace) {
    try {
      return FileDigest.sha256(Files.readString(workspace.config().file()));
    } catch (IOException e) {
      return null;
    }
  }
}
