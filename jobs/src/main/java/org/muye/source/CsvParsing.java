package org.muye.source;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvFormat;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.CsvWriter;
import com.univocity.parsers.csv.CsvWriterSettings;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** Splits and joins single CSV records. */
final class CsvParsing {
  /** As many columns as a spreadsheet has; more means that the delimiter is wrong. */
  static final int MAX_FIELDS = 16_384;

  private final FileLayout layout;
  private CsvParser parser;

  CsvParsing(FileLayout layout) {
    this.layout = layout;
    this.parser = newParser();
  }

  /** The fields of one record, or null when it has more than {@link #MAX_FIELDS}. */
  @Nullable String @Nullable [] split(String record) {
    try {
      String[] fields = parser.parseLine(record);
      return fields == null ? new @Nullable String[] {null} : fields;
    } catch (TextParsingException e) {
      parser = newParser();
      return null;
    }
  }

  /** One record without line end. */
  String join(@Nullable String[] fields) {
    CsvWriterSettings settings = new CsvWriterSettings();
    settings.setFormat(format());
    settings.setMaxColumns(MAX_FIELDS);
    settings.setEmptyValue("");
    StringWriter text = new StringWriter();
    CsvWriter writer = new CsvWriter(text, settings);
    writer.writeRow(fields);
    writer.close();
    String line = text.toString();
    return line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
  }

  private CsvParser newParser() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setFormat(format());
    settings.setCommentProcessingEnabled(false);
    settings.setReadInputOnSeparateThread(false);
    settings.setSkipEmptyLines(false);
    settings.setNormalizeLineEndingsWithinQuotes(false);
    settings.setMaxColumns(MAX_FIELDS);
    // Unlimited here, because the record as a whole is limited before it is parsed.
    settings.setMaxCharsPerColumn(-1);
    settings.setInputBufferSize(1 << 14);
    return new CsvParser(settings);
  }

  private CsvFormat format() {
    CsvFormat format = new CsvFormat();
    format.setDelimiter(layout.delimiter());
    format.setQuote(layout.quote());
    format.setQuoteEscape(layout.quote());
    format.setLineSeparator("\n");
    format.setNormalizedNewline('\n');
    format.setComment('\0');
    return format;
  }
}
