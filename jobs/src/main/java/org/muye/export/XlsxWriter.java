package org.muye.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;
import org.muye.export.TableExport.Column;
import org.muye.export.TableExport.Type;

/** An Excel workbook of one sheet, streamed: memory does not grow with the number of rows. */
record XlsxWriter() implements TableExport.Writer {
  private static final SpreadsheetVersion LIMITS = SpreadsheetVersion.EXCEL2007;
  private static final int ROWS_IN_MEMORY = 100;

  /** Excel keeps 15 significant digits; a longer number would silently change. */
  private static final int EXACT_DIGITS = 15;

  @Override
  public long write(Path file, List<Column> columns, Iterator<? extends @Nullable Object[]> rows)
      throws IOException {
    if (columns.size() > LIMITS.getMaxColumns()) {
      throw UserError.of(
          "export.too_many_columns_for_excel", columns.size(), LIMITS.getMaxColumns());
    }
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
      workbook.setCompressTempFiles(true);
      SXSSFSheet sheet = workbook.createSheet("data");
      sheet.createFreezePane(0, 1);
      CellStyle dates = workbook.createCellStyle();
      dates.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
      header(sheet.createRow(0), columns);
      int count = 0;
      while (rows.hasNext()) {
        @Nullable Object[] row = rows.next();
        count++;
        if (count >= LIMITS.getMaxRows()) {
          throw UserError.of("export.too_many_rows_for_excel", LIMITS.getMaxRows() - 1);
        }
        record(nextRow(sheet, count), columns, row, dates);
      }
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        workbook.write(out);
      }
      return count;
    }
  }

  /** A new row; making it flushes older ones to a temporary file, whose failure POI wraps. */
  private static SXSSFRow nextRow(SXSSFSheet sheet, int number) throws IOException {
    try {
      return sheet.createRow(number);
    } catch (RuntimeException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private static void header(SXSSFRow row, List<Column> columns) {
    for (int i = 0; i < columns.size(); i++) {
      text(row.createCell(i), columns.get(i).name());
    }
  }

  private static void record(
      SXSSFRow row, List<Column> columns, @Nullable Object[] values, CellStyle dates) {
    for (int i = 0; i < columns.size(); i++) {
      Object value = values[i];
      if (value != null) {
        cell(row.createCell(i), columns.get(i).type(), value, dates);
      }
    }
  }

  private static void cell(SXSSFCell cell, Type type, Object value, CellStyle dates) {
    if (type == Type.NUMBER && value instanceof Number number && isExact(number)) {
      cell.setCellValue(number.doubleValue());
    } else if (type == Type.BOOLEAN && value instanceof Boolean truth) {
      cell.setCellValue(truth);
    } else if (type == Type.DATE && value instanceof LocalDate date) {
      cell.setCellValue(date);
      cell.setCellStyle(dates);
    } else if (type == Type.DATE && value instanceof java.sql.Date date) {
      cell.setCellValue(date.toLocalDate());
      cell.setCellStyle(dates);
    } else if (value instanceof Number number) {
      // A sign in front of digits is no formula.
      cell.setCellValue(
          number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString());
    } else {
      // Points in time stay text: a spreadsheet date has no zone and would be read as local.
      text(cell, value.toString());
    }
  }

  private static boolean isExact(Number number) {
    if (number instanceof Double || number instanceof Float) {
      return Double.isFinite(number.doubleValue());
    }
    return new BigDecimal(number.toString()).stripTrailingZeros().precision() <= EXACT_DIGITS;
  }

  private static void text(SXSSFCell cell, String text) {
    String safe = SpreadsheetSafety.neutralise(text);
    if (safe.length() > LIMITS.getMaxTextLength()) {
      throw UserError.of(
          "export.too_long_text_for_excel", safe.length(), LIMITS.getMaxTextLength());
    }
    cell.setCellValue(safe);
  }
}
