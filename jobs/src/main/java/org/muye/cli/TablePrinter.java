package org.muye.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lays a table out for a terminal: columns aligned by display width (a Chinese character takes two
 * columns), numbers to the right, NULL as a dash.
 */
public final class TablePrinter {
  private static final String GAP = "  ";
  private static final String ABSENT = "-";

  /** Enough for a rate on a screen; {@code --format csv} and {@code json} give every digit. */
  private static final MathContext SCREEN_DIGITS = new MathContext(6);

  private TablePrinter() {}

  /**
   * The table as lines, each ended by a line feed: header, rule, rows.
   *
   * @param rows as wide as {@code columns}
   */
  public static String render(
      List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
    int count = columns.size();
    int[] widths = new int[count];
    boolean[] numeric = new boolean[count];
    List<String> header = columns.stream().map(TablePrinter::visible).toList();
    for (int i = 0; i < count; i++) {
      widths[i] = DisplayWidth.of(header.get(i));
      numeric[i] = isNumeric(rows, i);
    }
    List<List<String>> texts = new ArrayList<>();
    for (List<? extends @Nullable Object> row : rows) {
      List<String> line = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String text = text(row.get(i));
        widths[i] = Math.max(widths[i], DisplayWidth.of(text));
        line.add(text);
      }
      texts.add(line);
    }
    StringBuilder out = new StringBuilder();
    line(out, header, widths, numeric);
    List<String> rule = new ArrayList<>();
    for (int width : widths) {
      rule.add("-".repeat(width));
    }
    line(out, rule, widths, numeric);
    texts.forEach(text -> line(out, text, widths, numeric));
    return out.toString();
  }

  private static boolean isNumeric(
      List<? extends List<? extends @Nullable Object>> rows, int column) {
    boolean found = false;
    for (List<? extends @Nullable Object> row : rows) {
      Object value = row.get(column);
      if (value instanceof Number) {
        found = true;
      } else if (value != null) {
        return false;
      }
    }
    return found;
  }

  private static void line(StringBuilder out, List<String> texts, int[] widths, boolean[] numeric) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      String padding = DisplayWidth.padding(texts.get(i), widths[i]);
      line.append(i == 0 ? "" : GAP)
          .append(numeric[i] ? padding : "")
          .append(texts.get(i))
          .append(numeric[i] ? "" : padding);
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  /** A cell as the table shows it. */
  static String text(@Nullable Object value) {
    if (value == null) {
      return ABSENT;
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof Double || value instanceof Float) {
      return decimal(((Number) value).doubleValue());
    }
    return visible(value.toString());
  }

  private static String decimal(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    boolean large = Math.abs(value) >= 1e6;
    BigDecimal shown = large ? exact : exact.round(SCREEN_DIGITS);
    BigDecimal plain = shown.stripTrailingZeros();
    return plain.signum() == 0 ? "0" : plain.toPlainString();
  }

  /** Control characters would break the layout, or drive the terminal. */
  private static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
    return out.toString();
  }
}
