package org.muye.generate;

/**
 * What is planted in the files, under the names of the issue codes, and whether the row can still
 * be used.
 */
enum Dirt {
  /** Bytes that no text of the declared encoding has. */
  MALFORMED_BYTES(true),
  /** Too few or too many cells. */
  RAGGED_ROW(true),
  /** A JSON line that breaks off. */
  MALFORMED_ROW(true),
  /** A quote that never closes; always the last row of its file. */
  UNBALANCED_QUOTE(true),
  /** The thirtieth of February in a required time. */
  IMPOSSIBLE_DATE(true),
  /** A required time in the year 2099. */
  FUTURE_DATE(true),
  /** A blank record number. */
  MISSING_REQUIRED(true),
  /** 419999, a code of no unit: counted for the city only. */
  UNKNOWN_UNIT(false),
  /** A category outside the code list: counted as UNK. */
  UNKNOWN_CODE(false),
  /** Closed before it began: the end is to be removed, the record stays. */
  NEGATIVE_DURATION(false),
  /** An ID number whose check digit is wrong: no pseudonym, the record stays. */
  BAD_IDENTIFIER_CHECK(false),
  /** A free text of one mebibyte in a record that is otherwise in order. */
  OVERSIZED_FIELD(false);

  private final boolean unusable;

  Dirt(boolean unusable) {
    this.unusable = unusable;
  }

  /** True when the row cannot become a record. */
  boolean unusable() {
    return unusable;
  }

  /**
   * How many of this kind a file of so many rows gets: some in every third file, more in large
   * files.
   */
  int count(int file, long rows) {
    return switch (this) {
      case UNBALANCED_QUOTE -> Math.floorMod(file, 4) == 1 ? 1 : 0;
      case OVERSIZED_FIELD -> file == 1 ? 1 : 0;
      default -> (Math.floorMod(file + ordinal(), 3) == 0 ? 1 : 0) + (int) (rows / 20_000);
    };
  }
}
