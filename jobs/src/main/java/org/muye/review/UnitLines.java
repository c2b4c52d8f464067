package org.muye.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.Column;
import org.muye.document.DotChart.Dot;
import org.muye.document.Figure;
import org.muye.document.Format;
import org.muye.document.Paragraph;
import org.muye.document.Row;
import org.muye.document.Table;

/**
 * Which units a figure with a line for each has: all, where they fit on a page, otherwise those
 * that stand out, while a table has all.
 */
final class UnitLines {
  /**
   * Lines of a figure that stand on one page of the printed review, with axis, legend and caption.
   */
  static final int MOST = 28;

  private static final int HALF = MOST / 2;

  private UnitLines() {}

  /** Whether a figure can have a line for each of so many units. */
  static boolean fit(int units) {
    return units <= MOST;
  }

  /** The first and the last of lines in order; all where they fit. */
  static <T> List<T> ends(List<T> lines) {
    if (fit(lines.size())) {
      return lines;
    }
    List<T> ends = new ArrayList<>(lines.subList(0, HALF));
    ends.addAll(lines.subList(lines.size() - HALF, lines.size()));
    return ends;
  }

  /**
   * All where they fit. Otherwise those whose intervals begin highest and those whose intervals end
   * lowest, by falling value: the highest and lowest values of many units are those of the smallest
   * units, by chance. None without values with intervals.
   */
  static List<Dot> outstanding(List<Dot> dots) {
    if (fit(dots.size())) {
      return dots;
    }
    List<Dot> judged =
        dots.stream().filter(dot -> dot.low() != null && dot.high() != null).toList();
    // Districts of two cities may bear the same name.
    Set<Dot> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
    judged.stream()
        .sorted(Comparator.comparing(UnitLines::low).reversed())
        .limit(HALF)
        .forEach(chosen::add);
    judged.stream()
        .filter(dot -> !chosen.contains(dot))
        .sorted(Comparator.comparing(UnitLines::high))
        .limit(HALF)
        .toList()
        .forEach(chosen::add);
    return judged.stream()
        .filter(chosen::contains)
        .sorted(Comparator.comparing((Dot dot) -> Objects.requireNonNull(dot.value())).reversed())
        .toList();
  }

  private static double low(Dot dot) {
    return Objects.requireNonNull(dot.low());
  }

  private static double high(Dot dot) {
    return Objects.requireNonNull(dot.high());
  }

  /**
   * A figure, behind a note that says which of so many units it has, where it has not all.
   *
   * @param key of the words that say which; they get the number of units, half of the lines, and
   *     all lines
   * @param sheet the table that has all
   */
  static List<Block> noted(
      ReviewContext context, Figure figure, int units, String key, String sheet) {
    if (fit(units)) {
      return List.of(figure);
    }
    ReviewWords words = context.words;
    String which = words.get(key, words.count(units), words.count(HALF), words.count(MOST));
    return List.of(new Paragraph(Paragraph.Kind.NOTE, words.see(which, sheet)), figure);
  }

  /**
   * A table of all units' values with their intervals.
   *
   * @param value the header of the values
   * @param interval the header of the intervals
   */
  static Table table(
      ReviewContext context,
      String sheet,
      String caption,
      String value,
      String interval,
      List<Dot> dots) {
    ReviewWords words = context.words;
    return Table.of(
        sheet,
        caption,
        List.of(
            Column.of(words.get("col.unit"), Format.text()),
            Column.of(value, Format.integer()),
            Column.ofIntervals(interval, Format.integer())),
        dots.stream().map(dot -> row(words, dot)).toList());
  }

  private static Row row(ReviewWords words, Dot dot) {
    Double value = dot.value();
    return Row.of(
        Cell.words(dot.label()),
        value == null ? Cell.absent(dot.words()) : Cell.number(value),
        interval(words, dot.low(), dot.high()));
  }

  private static Cell interval(ReviewWords words, @Nullable Double low, @Nullable Double high) {
    return low == null || high == null
        ? Cell.absent(words.get("absent.interval"))
        : Cell.interval(low, high);
  }
}
