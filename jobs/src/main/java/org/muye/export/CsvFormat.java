package org.muye.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comma-separated values as RFC 4180 defines them: CRLF line ends, quotes doubled. */
public final class CsvFormat {
  private final boolean neutralise;

  private CsvFormat(boolean neutralise) {
    this.neutralise = neutralise;
  }

  /** For programs: every text exactly as it is. */
  public static CsvFormat exact() {
    return new CsvFormat(false);
  }

  /** For spreadsheets: texts that could run as a formula are neutralised. */
  public static CsvFormat forSpreadsheets() {
    return new CsvFormat(true);
  }

  /**
   * Appends one record.
   *
   * <p>NULL is an empty field; an empty text is a pair of quotes, so that the two stay apart. A
   * record of one NULL would be an empty line, which readers skip, and is written as a pair of
   * quotes too.
   *
   * @throws IOException from the sink
   */
  public void append(Appendable sink, List<? extends @Nullable Object> cells) throws IOException {
    if (cells.size() == 1 && cells.get(0) == null) {
      sink.append("\"\"");
    }
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        sink.append(',');
      }
      Object cell = cells.get(i);
      if (cell != null) {
        sink.append(field(cell));
      }
    }
    sink.append("\r\n");
  }

  private String field(Object cell) {
    String text = cell instanceof BigDecimal decimal ? decimal.toPlainString() : cell.toString();
    boolean number = cell instanceof Number;
    String safe = neutralise && !number ? SpreadsheetSafety.neutralise(text) : text;
    return needsQuotes(safe) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  private static boolean needsQuotes(String text) {
    if (text.isEmpty() || text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ') {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == '\r' || c == '\n') {
        return true;
      }
    }
    return false;
  }
}
