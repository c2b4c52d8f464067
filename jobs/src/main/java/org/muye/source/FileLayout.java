package org.muye.source;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;

/**
 * The shape of a file, as its mapping declares it.
 *
 * @param format the format
 * @param encodings names of encodings for text formats, tried in order on the whole file
 * @param delimiter between fields (CSV)
 * @param quote around fields (CSV); the NUL character for none
 * @param header whether the first line after {@code skipRows} names the columns
 * @param sheet the sheet (XLSX), or null for the first
 * @param skipRows physical lines above the header
 * @param nullValues texts that mean missing, compared after trimming
 * @param columns every column of the file that the mapping knows
 */
public record FileLayout(
    Format format,
    List<String> encodings,
    char delimiter,
    char quote,
    boolean header,
    @Nullable String sheet,
    int skipRows,
    Set<String> nullValues,
    List<ColumnLayout> columns)
    implements Serializable {

  /** The file formats that are read here. */
  public enum Format {
    /** Delimited text. */
    CSV,
    /** An Excel workbook since 2007. */
    XLSX,
    /** One JSON object a line. */
    JSONL
  }

  /**
   * Copies the collections and checks that the declaration makes sense.
   *
   * @throws UserError for an unknown encoding, delimiters that cannot work, or a column that
   *     nothing finds
   */
  public FileLayout {
    encodings = List.copyOf(encodings);
    nullValues = Set.copyOf(nullValues);
    columns = List.copyOf(columns);
    if (format != Format.XLSX) {
      checkEncodings(encodings);
    }
    if (format == Format.CSV
        && (delimiter == quote || isLineEnd(delimiter) || isLineEnd(quote) || delimiter == 0)) {
      throw UserError.of("source.delimiter_and_quote");
    }
    if (skipRows < 0) {
      throw UserError.of("source.negative_skip_rows", skipRows);
    }
    if (!header && format != Format.JSONL) {
      for (ColumnLayout column : columns) {
        if (column.position() < 1) {
          throw UserError.of("source.column_without_position", column.key());
        }
      }
    }
  }

  /** The same layout with one encoding only, for a file whose encoding has been decided. */
  public FileLayout withEncoding(String encoding) {
    return new FileLayout(
        format, List.of(encoding), delimiter, quote, header, sheet, skipRows, nullValues, columns);
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static void checkEncodings(List<String> encodings) {
    if (encodings.isEmpty()) {
      throw UserError.of("source.no_encoding");
    }
    for (String name : encodings) {
      try {
        Charset.forName(name);
      } catch (IllegalArgumentException e) {
        throw UserError.of("source.unknown_encoding", name);
      }
    }
  }
}
