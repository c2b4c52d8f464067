package org.muye.source;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;

/** Rows of delimited text. */
final class CsvRowReader extends Lookahead {
  private final String encoding;
  private final DecodedText text;
  private final CsvRecords records;
  private final CsvParsing parsing;
  private final HeaderMatch match;
  private final RowShape shape;

  /**
   * Reads the header and stops before the first row.
   *
   * @param requireColumns whether a header that lacks columns is an error already
   */
  CsvRowReader(DecodedText text, String fileName, FileLayout layout, boolean requireColumns)
      throws IOException {
    super(fileName);
    this.text = text;
    this.encoding = layout.encodings().get(0);
    this.records = new CsvRecords(text, layout.delimiter(), layout.quote());
    this.parsing = new CsvParsing(layout);
    records.skipLines(layout.skipRows());
    HeaderMatch found =
        layout.header()
            ? HeaderMatch.match(readHeader(fileName, layout), layout.columns())
            : HeaderMatch.byPosition(layout.columns());
    this.match = requireColumns ? found.usable(fileName) : found;
    this.shape = new RowShape(match, layout);
  }

  static CsvRowReader open(
      java.io.InputStream content, String fileName, FileLayout layout, boolean requireColumns)
      throws IOException {
    Charset charset = Charset.forName(layout.encodings().get(0));
    return new CsvRowReader(new DecodedText(content, charset), fileName, layout, requireColumns);
  }

  @Override
  public String encoding() {
    return encoding;
  }

  @Override
  public List<String> header() {
    return match.header();
  }

  @Override
  public List<String> unknownColumns() {
    return match.unknownNames();
  }

  HeaderMatch match() {
    return match;
  }

  @Override
  public void close() {
    text.closeQuietly();
  }

  @Override
  @Nullable RawRow read() throws IOException {
    CsvRecords.Found found = records.next();
    if (found == null) {
      return null;
    }
    RowProblem problem = found.problem();
    if (problem != null) {
      String detail = found.detail() == null ? "" : found.detail();
      boolean whole = problem == RowProblem.MALFORMED_BYTES;
      return RawRow.bad(
          found.line(), problem, detail, whole ? withoutDropped(found.text()) : found.text());
    }
    @Nullable String[] fields = parsing.split(found.text());
    if (fields == null) {
      return RawRow.bad(
          found.line(),
          RowProblem.RAGGED_ROW,
          "got more than " + CsvParsing.MAX_FIELDS + ", expected " + shape.mostFields(),
          found.text());
    }
    String ragged = shape.raggedness(fields);
    if (ragged != null) {
      return RawRow.bad(found.line(), RowProblem.RAGGED_ROW, ragged, found.text());
    }
    return RawRow.of(found.line(), shape.values(fields));
  }

  private List<String> readHeader(String fileName, FileLayout layout) throws IOException {
    CsvRecords.Found found = records.next();
    if (found == null) {
      throw SourceErrors.noHeader(fileName, layout.skipRows());
    }
    RowProblem problem = found.problem();
    if (problem != null) {
      String detail = found.detail() == null ? "" : found.detail();
      throw SourceErrors.badHeader(fileName, found.line(), problem.name(), detail);
    }
    @Nullable String[] fields = parsing.split(found.text());
    if (fields == null) {
      throw SourceErrors.badHeader(
          fileName,
          found.line(),
          RowProblem.RAGGED_ROW.name(),
          Message.of("source.more_columns", CsvParsing.MAX_FIELDS));
    }
    List<String> names = new ArrayList<>();
    for (String field : fields) {
      names.add(field == null ? "" : field);
    }
    return names;
  }

  /**
   * The record again with dropped columns blank; unchanged when its fields cannot be told apart.
   */
  private String withoutDropped(String record) {
    if (!shape.hasDropped()) {
      return record;
    }
    @Nullable String[] fields = parsing.split(record);
    if (fields == null || shape.raggedness(fields) != null) {
      return record;
    }
    for (int i = 0; i < fields.length; i++) {
      if (shape.isDropped(i)) {
        fields[i] = null;
      }
    }
    return parsing.join(fields);
  }
}
