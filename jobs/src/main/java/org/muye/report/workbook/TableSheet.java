package org.muye.report.workbook;

import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;
import org.muye.document.Cell;
import org.muye.document.CellWords;
import org.muye.document.Column;
import org.muye.document.Format;
import org.muye.document.Language;
import org.muye.document.Row;
import org.muye.document.Table;
import org.muye.export.SpreadsheetSafety;
import org.muye.report.text.TableLayout;

/** A table in a sheet: its caption in the first row, its headers in the second, which stay. */
final class TableSheet {
  private static final int HEADER = 1;

  /** In characters; longer words are broken into lines. */
  private static final double WIDEST = 40;

  private static final double NARROWEST = 8;

  /** Excel counts the width of a column in 1/256 of a digit; an ideograph is two digits wide. */
  private static final int UNITS = 256;

  private static final double DIGITS = 2;

  private final XSSFSheet sheet;
  private final Styles styles;
  private final CellWords words;
  private final Language language;

  TableSheet(XSSFSheet sheet, Styles styles, CellWords words, Language language) {
    this.sheet = sheet;
    this.styles = styles;
    this.words = words;
    this.language = language;
  }

  void write(Table table, String caption) {
    XSSFCell title = sheet.createRow(0).createCell(0);
    title.setCellValue(SpreadsheetSafety.neutralise(caption));
    title.setCellStyle(styles.title());
    int columns = headers(table);
    int number = HEADER + 1;
    for (Row row : table.rows()) {
      row(sheet.createRow(number++), row, table.columns());
    }
    for (String note : table.notes()) {
      sheet.createRow(number++).createCell(0).setCellValue(SpreadsheetSafety.neutralise(note));
    }
    sheet.createFreezePane(1, HEADER + 1);
    sheet.setRepeatingRows(new CellRangeAddress(0, HEADER, 0, columns - 1));
    if (!table.rows().isEmpty()) {
      sheet.setAutoFilter(
          new CellRangeAddress(HEADER, HEADER + table.rows().size(), 0, columns - 1));
    }
  }

  /** Writes the headers and returns how many columns the sheet has. */
  private int headers(Table table) {
    XSSFRow row = sheet.createRow(HEADER);
    List<Double> widths = TableLayout.characters(table, words);
    int at = 0;
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      String header = words.header(column);
      if (column.isInterval()) {
        header(
            row, at++, header + (language == Language.CHINESE ? "下限" : ", lower"), widths.get(i));
        header(
            row, at++, header + (language == Language.CHINESE ? "上限" : ", upper"), widths.get(i));
      } else {
        header(row, at++, header, widths.get(i));
      }
    }
    return at;
  }

  private void header(XSSFRow row, int at, String header, double width) {
    XSSFCell cell = row.createCell(at);
    cell.setCellValue(SpreadsheetSafety.neutralise(header));
    cell.setCellStyle(styles.header());
    double characters = Math.min(WIDEST, Math.max(NARROWEST, DIGITS * width + 2));
    sheet.setColumnWidth(at, (int) Math.round(characters * UNITS));
  }

  private void row(XSSFRow target, Row row, List<Column> columns) {
    int at = 0;
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      XSSFCell first = target.createCell(at++);
      XSSFCell second = column.isInterval() ? target.createCell(at++) : null;
      row.cells().get(i).accept(new Writer(first, second, column.format(), row.emphasis()));
    }
  }

  /** Writes one cell; the second is there for the upper end of an interval. */
  private final class Writer implements Cell.Visitor<XSSFCell> {
    private final XSSFCell first;
    private final @Nullable XSSFCell second;
    private final Format format;
    private final Row.Emphasis emphasis;

    private Writer(
        XSSFCell first, @Nullable XSSFCell second, Format format, Row.Emphasis emphasis) {
      this.first = first;
      this.second = second;
      this.format = format;
      this.emphasis = emphasis;
      if (second != null) {
        second.setCellStyle(styles.number(format, emphasis));
      }
    }

    @Override
    public XSSFCell words(Cell.Words text) {
      first.setCellValue(SpreadsheetSafety.neutralise(text.words()));
      first.setCellStyle(styles.words(emphasis));
      return first;
    }

    @Override
    public XSSFCell number(Cell.Number number) {
      return number(first, number.value(), number.format());
    }

    @Override
    public XSSFCell interval(Cell.Interval interval) {
      if (second != null) {
        number(second, interval.high(), interval.format());
      }
      return number(first, interval.low(), interval.format());
    }

    @Override
    public XSSFCell day(Cell.Day day) {
      first.setCellValue(day.date());
      first.setCellStyle(styles.number(Format.date(), emphasis));
      return first;
    }

    @Override
    public XSSFCell absent(Cell.Absent absent) {
      for (XSSFCell cell : second == null ? List.of(first) : List.of(first, second)) {
        cell.setCellValue(SpreadsheetSafety.neutralise(absent.words()));
        cell.setCellStyle(styles.absent(emphasis));
      }
      return first;
    }

    private XSSFCell number(XSSFCell cell, double value, @Nullable Format own) {
      cell.setCellType(CellType.NUMERIC);
      cell.setCellValue(value);
      cell.setCellStyle(styles.number(own == null ? format : own, emphasis));
      return cell;
    }
  }
}
