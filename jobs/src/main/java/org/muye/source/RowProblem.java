package org.muye.source;

/** Why a row cannot be used as received; the names are issue codes. */
public enum RowProblem {
  /** Bytes that the declared encoding does not know. */
  MALFORMED_BYTES,
  /** A line or record longer than {@link RowReaders#MAX_RECORD_CHARS}. */
  FIELD_TOO_LONG,
  /** A quote that is never closed, or is closed in the middle of a field. */
  UNBALANCED_QUOTE,
  /** Another number of fields than the header has. */
  RAGGED_ROW,
  /** A line that is not one JSON object with distinct keys. */
  MALFORMED_ROW,
  /** A spreadsheet cell that holds an error, or a formula without a stored value. */
  BAD_CELL
}
