package org.muye.quality;

/** What becomes of a row with an issue. */
public enum Severity {
  /** The row cannot be used; it is set aside as received, with the reason. */
  QUARANTINE,
  /** The row is used; the issue code stays with it. */
  FLAG
}
