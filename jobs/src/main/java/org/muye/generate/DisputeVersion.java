package org.muye.generate;

/**
 * State of a dispute as the source sends it: one row of Table 30. Empty text and Stamp.NONE stand
 * for absent.
 */
final class DisputeVersion implements Cloneable {
  final Dispute dispute;
  int version = 1;
  long knownAt;
  String warningLevel = "";
  long warnedAt = Stamp.NONE;
  boolean resolved;
  long resolvedAt = Stamp.NONE;
  String method = "";
  String level = "";
  String performed = "";
  String escalatedTo = "";
  long escalatedAt = Stamp.NONE;
  int reopenCount;
  long lastReopenedAt = Stamp.NONE;
  long assessedOn = Stamp.NONE;
  String assessment = "";
  String mergedInto = "";
  boolean voided;

  DisputeVersion(Dispute dispute) {
    this.dispute = dispute;
  }

  /** The next version, known at the given time, to be changed. */
  DisputeVersion next(long knownAt) {
    try {
      DisputeVersion next = (DisputeVersion) super.clone();
      next.version = version + 1;
      next.knownAt = knownAt;
      return next;
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }
}
