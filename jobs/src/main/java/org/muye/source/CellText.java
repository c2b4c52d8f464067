package org.muye.source;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** The text of a spreadsheet cell, independent of how the sheet displays it. */
final class CellText {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final double EXACT = 1e15;

  private CellText() {}

  /**
   * A cell's content.
   *
   * @param text the text, or null when blank
   * @param fault why there is no usable content, or null
   */
  record Content(@Nullable String text, @Nullable String fault) {}

  static Content of(Cell cell) {
    CellType type = cell.getCellType();
    if (type == CellType.FORMULA) {
      type = cell.getCachedFormulaResultType();
      if (type == CellType.BLANK) {
        return new Content(null, "formula without a stored value");
      }
    }
    return switch (type) {
      case STRING -> new Content(cell.getStringCellValue(), null);
      case BOOLEAN -> new Content(Boolean.toString(cell.getBooleanCellValue()), null);
      case NUMERIC -> new Content(number(cell), null);
      case ERROR -> new Content(null, error(cell.getStringCellValue()));
      default -> new Content(null, null);
    };
  }

  /** The streaming reader puts a word of its own before the error's name. */
  private static String error(String text) {
    return FieldText.trim(text.startsWith("ERROR:") ? text.substring("ERROR:".length()) : text);
  }

  private static String number(Cell cell) {
    double value = cell.getNumericCellValue();
    CellStyle style = cell.getCellStyle();
    if (style == null || !DateUtil.isValidExcelDate(value)) {
      return plain(value);
    }
    int index = style.getDataFormat();
    String format = style.getDataFormatString();
    String pattern = format == null ? "reserved" : format;
    boolean defined = !pattern.startsWith("reserved");
    boolean dated = defined ? DateUtil.isADateFormat(index, pattern) : isEastAsianDate(index);
    if (!dated) {
      return plain(value);
    }
    // Excel keeps times as binary fractions of a day: the nearest second is what was typed.
    LocalDateTime time = cell.getLocalDateTimeCellValue().plusNanos(500_000_000L).withNano(0);
    if (value < 1) {
      return TIME.format(time);
    }
    boolean clock = defined ? hasClock(pattern) : isEastAsianTime(index);
    boolean midnight = time.toLocalTime().toSecondOfDay() == 0;
    return (clock || !midnight ? DATE_TIME : DATE).format(time);
  }

  /**
   * Number formats 27-36 and 50-58 are dates and times in Chinese, Japanese and Korean Excel, which
   * does not write them into the file (ECMA-376 part 1, 18.8.30).
   */
  private static boolean isEastAsianDate(int index) {
    return (index >= 27 && index <= 36) || (index >= 50 && index <= 58);
  }

  /** Those of them that show a time of day in Chinese (China). */
  private static boolean isEastAsianTime(int index) {
    return (index >= 32 && index <= 35) || index == 55 || index == 56;
  }

  /** Whether a format shows hours or seconds, outside quoted text and bracketed parts. */
  private static boolean hasClock(String format) {
    String shown = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
    return shown.chars().anyMatch(c -> c == 'h' || c == 'H' || c == 's' || c == 'S');
  }

  /** Fifteen significant digits, as many as Excel itself keeps and shows. */
  private static String plain(double value) {
    if (value == Math.rint(value) && Math.abs(value) < EXACT) {
      return Long.toString((long) value);
    }
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    return new BigDecimal(value).round(new MathContext(15)).stripTrailingZeros().toPlainString();
  }
}
