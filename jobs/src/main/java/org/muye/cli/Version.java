package org.muye.cli;

import org.muye.run.Program;
import picocli.CommandLine.IVersionProvider;

/** The versions that the build wrote down, and what it runs on. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    Program program = Program.current();
    return new String[] {
      "muye " + program.versionAndCommit(),
      "Spark " + program.spark() + ", Delta Lake " + program.delta(),
      "Java " + Runtime.version() + ", " + System.getProperty("os.name")
    };
  }
}
