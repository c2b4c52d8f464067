package org.muye.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.export.CsvFormat;

/** Prints a table as CSV (RFC 4180) with a header line. */
public final class CsvOutput {
  private final CsvFormat format;

  private CsvOutput(CsvFormat format) {
    this.format = format;
  }

  /** For programs: texts exactly as they are. */
  public static CsvOutput exact() {
    return new CsvOutput(CsvFormat.exact());
  }

  /** For spreadsheets: texts that could run as a formula are neutralised. */
  public static CsvOutput forSpreadsheets() {
    return new CsvOutput(CsvFormat.forSpreadsheets());
  }

  /** Prints the header and the rows. */
  public void write(
      PrintWriter out,
      List<String> columns,
      Iterable<? extends List<? extends @Nullable Object>> rows) {
    try {
      format.append(out, columns);
      for (List<? extends @Nullable Object> row : rows) {
        format.append(out, row);
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
