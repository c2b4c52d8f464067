package org.muye.fuzz;

import java.util.List;
import java.util.OptionalLong;

/**
 * A spoilt file, which the seed of its run and its number make again byte for byte.
 *
 * @param number its number in the run
 * @param base the mapping or kind of text that it was made from
 * @param name the name under which it is delivered
 * @param mutators what was done to it, in order
 * @param content its bytes
 * @param rows rows that hold something, where the making knows it: they must all be accounted for
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody changes or compares the bytes.
public record FuzzedFile(
    long number,
    String base,
    String name,
    List<String> mutators,
    byte[] content,
    OptionalLong rows) {

  /** Says in one line which file it is. */
  public String described() {
    return "file " + number + " (" + base + ", " + String.join(" + ", mutators) + ")";
  }
}
