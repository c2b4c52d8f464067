package org.muye.source;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one file in file order, one at a time. A file that breaks off (a truncated gzip, a
 * damaged workbook) throws {@link org.muye.error.UserError} from {@code hasNext} or {@code next}.
 */
public interface RowReader extends Iterator<RawRow>, AutoCloseable {
  /** The encoding that is used, or null for a format without one. */
  @Nullable String encoding();

  /** The header's names as found, trimmed; empty for a file without header. */
  List<String> header();

  /**
   * Columns that the layout does not name, in file order. For JSON lines: those met so far, at most
   * {@link RowReaders#MAX_UNKNOWN_COLUMNS}.
   */
  List<String> unknownColumns();

  /** Releases the file; does not throw. */
  @Override
  void close();
}
