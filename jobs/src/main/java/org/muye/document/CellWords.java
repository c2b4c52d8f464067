package org.muye.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * Cells and numbers as words, the same in every format: 1,204, 6.3%, 2025年9月12日.
 *
 * <p>A number is rounded half up from its shortest decimal form, as a person would do it by hand
 * and as spreadsheets do it.
 */
public final class CellWords {
  private final Language language;

  private CellWords(Language language) {
    this.language = language;
  }

  /** The words of a language. */
  public static CellWords of(Language language) {
    return new CellWords(language);
  }

  /** The words of a cell. */
  public String cell(Cell cell, Column column) {
    return cell.accept(
        new Cell.Visitor<String>() {
          @Override
          public String words(Cell.Words words) {
            return words.words();
          }

          @Override
          public String number(Cell.Number number) {
            Format own = number.format();
            return CellWords.this.number(number.value(), own == null ? column.format() : own);
          }

          @Override
          public String interval(Cell.Interval interval) {
            Format own = interval.format();
            return CellWords.this.interval(
                interval.low(), interval.high(), own == null ? column.format() : own);
          }

          @Override
          public String day(Cell.Day day) {
            return CellWords.this.day(day.date());
          }

          @Override
          public String absent(Cell.Absent absent) {
            return absent.words();
          }
        });
  }

  /** The words above a column: its header, and its unit in brackets. */
  public String header(Column column) {
    if (column.unit().isEmpty()) {
      return column.header();
    }
    return switch (language) {
      case CHINESE -> column.header() + "（" + column.unit() + "）";
      case ENGLISH -> column.header() + " (" + column.unit() + ")";
    };
  }

  /**
   * A number.
   *
   * @param value finite
   * @param format one of numbers
   * @throws IllegalArgumentException for a format of words or days
   */
  public String number(double value, Format format) {
    if (!format.isNumeric()) {
      throw new IllegalArgumentException("a number cannot be shown as " + format.kind());
    }
    boolean isShare = format.kind() == Format.Kind.PERCENT;
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal shown =
        (isShare ? exact.movePointRight(2) : exact)
            .setScale(format.decimals(), RoundingMode.HALF_UP);
    DecimalFormat pattern =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    pattern.setMinimumFractionDigits(format.decimals());
    pattern.setMaximumFractionDigits(format.decimals());
    return pattern.format(shown) + (isShare ? percentSign() : "");
  }

  /**
   * An interval: both ends with an en dash between, and one sign of percentage.
   *
   * @param format one of numbers
   */
  public String interval(double low, double high, Format format) {
    String from = number(low, format);
    String sign = format.kind() == Format.Kind.PERCENT ? percentSign() : "";
    // A dash behind a minus sign is hard to read.
    String dash = high < 0 ? (language == Language.CHINESE ? "至" : " to ") : "–";
    return from.substring(0, from.length() - sign.length()) + dash + number(high, format);
  }

  /** A day: 2025年9月12日 or 12 September 2025. */
  public String day(LocalDate date) {
    return switch (language) {
      case CHINESE ->
          date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
      case ENGLISH ->
          date.getDayOfMonth()
              + " "
              + date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
              + " "
              + date.getYear();
    };
  }

  /** English has a space before the sign, as the SI brochure asks for; Chinese has none. */
  private String percentSign() {
    return language == Language.CHINESE ? "%" : "\u00a0%";
  }
}
