package org.muye.cli;

import picocli.CommandLine.IVersionProvider;

/** The versions, for the parser. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return VersionLines.get().toArray(String[]::new);
  }
}
