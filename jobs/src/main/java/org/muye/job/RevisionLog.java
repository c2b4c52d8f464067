package org.muye.job;

import org.muye.run.RunContext;

/** Placeholder replaced below. */
final class RevisionLog {
  private RevisionLog() {}

  static void write(Workspace workspace, RunContext run, KnownRecords known) {}
}
