package org.muye.report.workbook;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.muye.document.Format;
import org.muye.document.Row.Emphasis;

/** The styles of a workbook's cells, each made once: a workbook holds only so many. */
final class Styles {
  private static final String FONT = "宋体";
  private static final byte[] TINT = {(byte) 0xED, (byte) 0xED, (byte) 0xED};

  /**
   * What a cell looks like.
   *
   * @param code the number format, in Excel's words
   */
  private record Key(
      String code, Emphasis emphasis, HorizontalAlignment alignment, boolean wraps) {}

  private final XSSFWorkbook workbook;
  private final Map<Key, XSSFCellStyle> cells = new HashMap<>();
  private final XSSFCellStyle title;
  private final XSSFCellStyle header;

  Styles(XSSFWorkbook workbook) {
    this.workbook = workbook;
    title = workbook.createCellStyle();
    title.setFont(font(14, true));
    header = workbook.createCellStyle();
    header.setFont(font(11, true));
    header.setAlignment(HorizontalAlignment.CENTER);
    header.setVerticalAlignment(VerticalAlignment.CENTER);
    header.setWrapText(true);
    header.setBorderBottom(BorderStyle.THIN);
    header.setBorderTop(BorderStyle.MEDIUM);
  }

  XSSFCellStyle title() {
    return title;
  }

  XSSFCellStyle header() {
    return header;
  }

  XSSFCellStyle words(Emphasis emphasis) {
    return cell(new Key("@", emphasis, HorizontalAlignment.LEFT, true));
  }

  /** For words in the place of a number. */
  XSSFCellStyle absent(Emphasis emphasis) {
    return cell(new Key("@", emphasis, HorizontalAlignment.RIGHT, false));
  }

  XSSFCellStyle number(Format format, Emphasis emphasis) {
    return cell(new Key(code(format), emphasis, HorizontalAlignment.RIGHT, false));
  }

  /** Excel's code of a format. */
  static String code(Format format) {
    String decimals = format.decimals() == 0 ? "" : "." + "0".repeat(format.decimals());
    return switch (format.kind()) {
      case TEXT -> "@";
      case DATE -> "yyyy-mm-dd";
      case PERCENT -> "0" + decimals + "%";
      case INTEGER, DECIMAL, PER_TEN_THOUSAND -> "#,##0" + decimals;
    };
  }

  private XSSFCellStyle cell(Key key) {
    return cells.computeIfAbsent(key, this::create);
  }

  private XSSFCellStyle create(Key key) {
    XSSFCellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(key.code()));
    style.setAlignment(key.alignment());
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    style.setWrapText(key.wraps());
    style.setFont(font(11, key.emphasis() != Emphasis.NONE));
    if (key.emphasis() == Emphasis.HIGHLIGHT) {
      style.setFillForegroundColor(new XSSFColor(TINT));
      style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    } else if (key.emphasis() == Emphasis.TOTAL) {
      style.setBorderTop(BorderStyle.THIN);
    }
    return style;
  }

  private XSSFFont font(int points, boolean isBold) {
    for (int i = 0; i < workbook.getNumberOfFonts(); i++) {
      XSSFFont font = workbook.getFontAt(i);
      if (font.getFontName().equals(FONT)
          && font.getFontHeightInPoints() == points
          && font.getBold() == isBold) {
        return font;
      }
    }
    XSSFFont font = workbook.createFont();
    font.setFontName(FONT);
    font.setFontHeightInPoints((short) points);
    font.setBold(isBold);
    return font;
  }
}
