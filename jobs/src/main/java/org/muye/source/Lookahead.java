package org.muye.source;

import java.io.IOException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** What the readers share: one row read ahead, and a broken file told as a user's error. */
abstract class Lookahead implements RowReader {
  private final String fileName;
  private @Nullable RawRow ahead;
  private boolean ended;
  private long rows;

  Lookahead(String fileName) {
    this.fileName = fileName;
  }

  /** The next row, or null at the end. */
  abstract @Nullable RawRow read() throws IOException;

  @Override
  public final boolean hasNext() {
    if (ahead == null && !ended) {
      try {
        ahead = read();
      } catch (IOException e) {
        ended = true;
        throw SourceErrors.brokeOff(fileName, rows, e);
      }
      ended = ahead == null;
    }
    return ahead != null;
  }

  @Override
  public final RawRow next() {
    RawRow row = hasNext() ? ahead : null;
    if (row == null) {
      throw new NoSuchElementException();
    }
    ahead = null;
    rows++;
    return row;
  }
}
