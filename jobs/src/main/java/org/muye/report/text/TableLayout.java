package org.muye.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.muye.document.Cell;
import org.muye.document.CellWords;
import org.muye.document.Row;
import org.muye.document.Table;

/**
 * How wide the columns of a table are and how large its print is, so that it fits a page.
 *
 * @param shares of each column in the width of the table, together 1
 * @param points size of its print
 */
public record TableLayout(List<Double> shares, double points) {
  /** From the usual size down: 五号, 小五, 六号. Smaller cannot be read on paper. */
  private static final double[] SIZES = {10.5, 9, 7.5};

  /** Blank left and right of the text of a cell, in points. */
  private static final double PADDING = 10;

  /** Numbers and words must not be broken, also where a program shows them in a wider font. */
  private static final double ALLOWANCE = 1.12;

  /** Ideographs may be broken anywhere, but not into a column narrower than this many of them. */
  private static final double NARROWEST = 4;

  /** Columns are not made wider than this for their words, in characters. */
  private static final double WIDEST = 18;

  /** What stands between words of letters: blanks and ideographs. */
  private static final Pattern LETTERS =
      Pattern.compile("[\\s\\p{IsHan}\\x{3000}-\\x{303F}\\x{FF00}-\\x{FFEF}]+");

  /** Headers may have so many lines. */
  private static final double HEADER_LINES = 2;

  /**
   * The largest print in which numbers stay on one line.
   *
   * @param width of the table in points
   */
  public static TableLayout of(Table table, CellWords words, double width) {
    for (double size : SIZES) {
      List<Double> least = new ArrayList<>();
      List<Double> best = new ArrayList<>();
      measure(table, words, size, least, best);
      if (sum(least) <= width || size == SIZES[SIZES.length - 1]) {
        return new TableLayout(shares(least, best, width), size);
      }
    }
    throw new IllegalStateException("no size of print");
  }

  /** The widths of the longest text of each column, in characters of its own size. */
  public static List<Double> characters(Table table, CellWords words) {
    List<Double> widths = new ArrayList<>();
    for (int column = 0; column < table.columns().size(); column++) {
      double widest = TextWidth.of(words.header(table.columns().get(column)), 1);
      for (Row row : table.rows()) {
        String shown = words.cell(row.cells().get(column), table.columns().get(column));
        widest = Math.max(widest, TextWidth.of(shown, 1));
      }
      widths.add(widest);
    }
    return widths;
  }

  private static void measure(
      Table table, CellWords words, double size, List<Double> least, List<Double> best) {
    for (int i = 0; i < table.columns().size(); i++) {
      String header = words.header(table.columns().get(i));
      double narrow = unbreakable(header, size);
      double wide = Math.max(narrow, TextWidth.of(header, size) / HEADER_LINES);
      for (Row row : table.rows()) {
        Cell cell = row.cells().get(i);
        String shown = words.cell(cell, table.columns().get(i));
        boolean breaks = cell instanceof Cell.Words || cell instanceof Cell.Absent;
        double whole = TextWidth.of(shown, size);
        narrow = Math.max(narrow, breaks ? unbreakable(shown, size) : whole);
        wide = Math.max(wide, breaks ? Math.min(whole, WIDEST * size) : whole);
      }
      least.add(ALLOWANCE * narrow + PADDING);
      best.add(ALLOWANCE * Math.max(narrow, wide) + PADDING);
    }
  }

  /** The width to which words can be broken without breaking one of them. */
  private static double unbreakable(String words, double size) {
    double widest = Math.min(TextWidth.of(words, size), NARROWEST * size);
    for (String word : LETTERS.split(words)) {
      widest = Math.max(widest, TextWidth.of(word, size));
    }
    return widest;
  }

  /** The best widths if they fit, else something between them and the least. */
  private static List<Double> shares(List<Double> least, List<Double> best, double width) {
    double leastSum = sum(least);
    double bestSum = sum(best);
    if (bestSum <= width || bestSum == leastSum) {
      return best.stream().map(one -> one / bestSum).toList();
    }
    double part = Math.max(0, (width - leastSum) / (bestSum - leastSum));
    List<Double> widths = new ArrayList<>();
    for (int i = 0; i < least.size(); i++) {
      widths.add(least.get(i) + part * (best.get(i) - least.get(i)));
    }
    double whole = sum(widths);
    return widths.stream().map(one -> one / whole).toList();
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }
}
