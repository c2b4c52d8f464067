package org.muye.cli;

import java.util.List;
import org.muye.run.Program;

/** The versions that the build wrote down, and what it runs on. */
final class VersionLines {
  private VersionLines() {}

  static List<String> get() {
    Program program = Program.current();
    return List.of(
        "muye " + program.versionAndCommit(),
        "Spark " + program.spark() + ", Delta Lake " + program.delta(),
        "Java "
            + System.getProperty("java.runtime.version")
            + ", "
            + System.getProperty("os.name"));
  }
}
