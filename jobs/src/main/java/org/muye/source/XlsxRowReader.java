package org.muye.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** Rows of one sheet of a workbook, streamed. */
final class XlsxRowReader extends Lookahead {
  private static final JsonFactory JSON = new JsonFactory();

  /** Columns A to XFD, as many as a sheet has. */
  private static final int MOST_COLUMNS = 16_384;

  private final XlsxWorkbook workbook;
  private final Iterator<Row> rows;
  private final FileLayout layout;
  private final HeaderMatch match;
  private final RowShape shape;
  private int lastRow = -1;

  /** The cells of one row as text, with what is wrong with any of them. */
  private static final class Cells {
    private final @Nullable String[] texts;
    private final List<Fault> faults = new ArrayList<>();

    Cells(int width) {
      texts = new @Nullable String[width];
    }

    boolean isBlank(FileLayout layout) {
      for (String text : texts) {
        if (FieldText.clean(text, layout.nullValues()) != null) {
          return false;
        }
      }
      return faults.isEmpty();
    }
  }

  private record Fault(int column, String detail) {}

  private XlsxRowReader(
      XlsxWorkbook workbook, String fileName, FileLayout layout, boolean requireColumns)
      throws IOException {
    super(fileName);
    this.workbook = workbook;
    this.layout = layout;
    this.rows = workbook.rows(layout.sheet());
    HeaderMatch found =
        layout.header()
            ? HeaderMatch.match(readHeader(fileName), layout.columns())
            : HeaderMatch.byPosition(layout.columns());
    this.match = requireColumns ? found.usable(fileName) : found;
    this.shape = new RowShape(match, layout);
  }

  static XlsxRowReader open(
      InputStream content, String fileName, FileLayout layout, boolean requireColumns)
      throws IOException {
    XlsxWorkbook workbook = XlsxWorkbook.open(content, fileName);
    boolean opened = false;
    try {
      XlsxRowReader reader = new XlsxRowReader(workbook, fileName, layout, requireColumns);
      opened = true;
      return reader;
    } finally {
      if (!opened) {
        workbook.close();
      }
    }
  }

  @Override
  public @Nullable String encoding() {
    return null;
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
    workbook.close();
  }

  @Override
  @Nullable RawRow read() throws IOException {
    for (Row row = nextRow(); row != null; row = nextRow()) {
      Cells cells = cells(row);
      if (!cells.isBlank(layout)) {
        return toRawRow(row.getRowNum() + 1L, cells);
      }
    }
    return null;
  }

  private RawRow toRawRow(long rowNumber, Cells cells) throws IOException {
    int width = layout.header() ? match.header().size() : shape.mostFields();
    StringBuilder faults = new StringBuilder();
    for (Fault fault : cells.faults) {
      // A dropped or unknown column is never read, so an error in it harms nothing.
      if (match.positions().containsValue(fault.column()) && !shape.isDropped(fault.column())) {
        faults
            .append(faults.isEmpty() ? "" : ", ")
            .append(CellReference.convertNumToColString(fault.column()))
            .append(rowNumber)
            .append(": ")
            .append(fault.detail());
      }
    }
    if (!faults.isEmpty()) {
      return RawRow.bad(rowNumber, RowProblem.BAD_CELL, faults.toString(), json(cells.texts));
    }
    // A sheet stores no blank cells at the end of a row, so only too many are a fault.
    @Nullable String[] texts = cells.texts;
    int last = texts.length;
    while (last > width && FieldText.clean(texts[last - 1], layout.nullValues()) == null) {
      last--;
    }
    if (last > width) {
      return RawRow.bad(
          rowNumber, RowProblem.RAGGED_ROW, "got " + last + ", expected " + width, json(texts));
    }
    return RawRow.of(rowNumber, shape.values(texts));
  }

  private List<String> readHeader(String fileName) throws IOException {
    for (Row row = nextRow(); row != null; row = nextRow()) {
      Cells cells = cells(row);
      if (!cells.isBlank(layout)) {
        List<String> names = new ArrayList<>();
        for (String text : cells.texts) {
          names.add(text == null ? "" : text);
        }
        return names;
      }
    }
    throw SourceErrors.noHeader(fileName, layout.skipRows());
  }

  /** The next row at or after the header's place, or null at the end. */
  private @Nullable Row nextRow() throws IOException {
    try {
      while (rows.hasNext()) {
        Row row = rows.next();
        if (row.getRowNum() <= lastRow) {
          // Two rows of one number could not be told apart in the quarantine.
          throw new IOException(
              "row " + (row.getRowNum() + 1L) + " of the sheet follows row " + (lastRow + 1L));
        }
        lastRow = row.getRowNum();
        if (row.getRowNum() >= layout.skipRows()) {
          return row;
        }
      }
      return null;
    } catch (RuntimeException e) {
      throw XlsxWorkbook.damaged(e);
    }
  }

  private Cells cells(Row row) throws IOException {
    Cells cells = new Cells(width(row));
    for (Cell cell : row) {
      CellText.Content content;
      try {
        content = CellText.of(cell);
      } catch (RuntimeException e) {
        throw XlsxWorkbook.damaged(e);
      }
      String fault = content.fault();
      if (fault != null) {
        cells.faults.add(new Fault(cell.getColumnIndex(), fault));
      }
      cells.texts[cell.getColumnIndex()] = fault == null ? content.text() : fault;
    }
    return cells;
  }

  /** The library's own width is wrong for cells beyond the last column of a sheet. */
  private static int width(Row row) throws IOException {
    int width = 0;
    for (Cell cell : row) {
      int column = cell.getColumnIndex();
      if (column < 0 || column >= MOST_COLUMNS) {
        throw new IOException(
            "row " + (row.getRowNum() + 1L) + " has a cell outside the columns of a sheet");
      }
      width = Math.max(width, column + 1);
    }
    return width;
  }

  /** The row as an object of header names and texts, without dropped columns. */
  private String json(@Nullable String[] texts) throws IOException {
    StringWriter json = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(json)) {
      generator.writeStartObject();
      for (int i = 0; i < texts.length; i++) {
        if (texts[i] != null && !shape.isDropped(i)) {
          boolean named = i < match.header().size() && !match.header().get(i).isEmpty();
          String name = named ? match.header().get(i) : CellReference.convertNumToColString(i);
          generator.writeStringField(name, texts[i]);
        }
      }
      generator.writeEndObject();
    }
    return json.toString();
  }
}
