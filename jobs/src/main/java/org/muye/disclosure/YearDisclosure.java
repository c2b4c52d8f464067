package org.muye.disclosure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muye.time.PeriodType;

/**
 * Which rows of one year may not show their numbers: those that are not published at all ({@link
 * PublicationGrain}, {@link SmallUnits}), those with a small count (primary suppression), and those
 * without which a hidden count would follow from sums over units, classes or periods, from another
 * table, another state of the boundaries or an earlier publication ({@link YearSuppression}).
 *
 * <p>First publications are judged by themselves before all else: they never change, so that what
 * is hidden on their account is hidden in every later publication as well.
 */
final class YearDisclosure implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Less than any count but 0; re-based counts are fractions. */
  private static final double ABOVE_ZERO = Double.MIN_VALUE;

  private final String root;
  private final int limit;

  /**
   * The rules of a region.
   *
   * @param root the unit that sums all others
   * @param limit smallest count besides 0 that may be shown
   */
  YearDisclosure(String root, int limit) {
    this.root = root;
    this.limit = limit;
  }

  /**
   * What may not be shown.
   *
   * @param rows ids of the rows whose numbers are hidden, but for a whole that many rows share
   * @param wholes ids of the rows whose whole is hidden
   * @param leftOut ids of the rows that are not published at all, so that nobody knows which of
   *     them are 0 or absent
   */
  record Hidden(Set<Integer> rows, Set<Integer> wholes, Set<Integer> leftOut) {}

  /** What may not be shown of the rows of one year. */
  Hidden hidden(List<CountRow> rows) {
    List<CountRow> published = SameCounts.named(rows.stream().filter(this::isPublished).toList());
    SmallUnits small = SmallUnits.of(published, root, limit);
    Set<Figure> hidden = new HashSet<>();
    List<CountRow> judged =
        small.withAbsentClasses(published).stream().filter(row -> !isWeek(row)).toList();
    hide(judged.stream().filter(CountRow::isFirst).toList(), small, hidden);
    hide(judged, small, hidden);

    Set<String> withoutWeeks = countedWithoutWeeks(published, hidden);
    Set<Integer> hiddenRows = ids(rows);
    Set<Integer> hiddenWholes = ids(rows);
    Set<Integer> leftOut = ids(published.stream().filter(small::contains).toList());
    for (CountRow row : published) {
      Predicate<Figure> isShown =
          isWeek(row)
              ? figure -> !withoutWeeks.contains(figure.of())
              : figure -> !hidden.contains(figure);
      Figure whole = row.wholeFigure();
      if (leftOut.contains(row.id())) {
        continue;
      }
      if (figures(row, ABOVE_ZERO, Double.POSITIVE_INFINITY).allMatch(isShown)) {
        hiddenRows.remove(row.id());
      }
      if (whole == null || isShown.test(whole)) {
        hiddenWholes.remove(row.id());
      }
    }
    return new Hidden(hiddenRows, hiddenWholes, leftOut);
  }

  private static Set<Integer> ids(List<CountRow> rows) {
    Set<Integer> ids = new TreeSet<>();
    rows.forEach(row -> ids.add(row.id()));
    return ids;
  }

  private static boolean isWeek(CountRow row) {
    return row.period().type() == PeriodType.WEEK;
  }

  /** Whether numbers are published for the row's unit, period and class at all. */
  boolean isPublished(CountRow row) {
    return PublicationGrain.isPublished(row, row.unit().equals(root));
  }

  private void hide(List<CountRow> rows, SmallUnits small, Set<Figure> hidden) {
    Set<Figure> secret = movedByBoundaries(rows);
    for (CountRow row : rows) {
      small(row).forEach(secret::add);
      if (small.contains(row)) {
        secret.add(row.figure());
        figures(row, 0, Double.POSITIVE_INFINITY).forEach(secret::add);
      }
    }
    hidden.addAll(secret);
    if (!hidden.isEmpty()) {
      new YearSuppression(root, limit, rows, small).protect(hidden, secret);
    }
  }

  /** The figures of a row with a small count. */
  private Stream<Figure> small(CountRow row) {
    return figures(row, ABOVE_ZERO, limit);
  }

  /**
   * The figures that a row shows or gives back.
   *
   * @param from smallest count
   * @param below counts are below it
   */
  private static Stream<Figure> figures(CountRow row, double from, double below) {
    List<Figure> figures = new ArrayList<>();
    Double count = row.count();
    if (count != null && count >= from && count < below) {
      figures.add(row.figure());
    }
    Figure whole = row.wholeFigure();
    Double all = row.whole();
    if (whole != null && all != null && all >= from && all < below) {
      figures.add(whole);
    }
    Figure rest = row.restFigure();
    if (rest != null && row.rest() >= from && row.rest() < below) {
      figures.add(rest);
    }
    return figures.stream();
  }

  /**
   * The figures of units whose count differs little from that on another state of the boundaries,
   * in whatever publication: the difference is the count of the part that was moved.
   */
  private Set<Figure> movedByBoundaries(List<CountRow> rows) {
    record Counted(String series, Figure figure) {}
    Map<Counted, List<CountRow>> counts = new HashMap<>();
    for (CountRow row : rows) {
      if (!row.unit().equals(root)) {
        counts
            .computeIfAbsent(new Counted(row.series(), row.figure()), k -> new ArrayList<>())
            .add(row);
      }
    }
    Set<Figure> moved = new HashSet<>();
    counts.forEach(
        (counted, found) -> {
          for (CountRow one : found) {
            for (CountRow other : found) {
              if (!one.boundaries().equals(other.boundaries())
                  && SmallCounts.isSmall(difference(one, other), limit)) {
                moved.add(counted.figure());
              }
            }
          }
        });
    return moved;
  }

  private static @Nullable Double difference(CountRow one, CountRow other) {
    Double count = one.count();
    Double another = other.count();
    return count == null || another == null ? null : (Double) (count - another);
  }

  /**
   * What is counted that no week may show: a week of the year is small, or a month is hidden, about
   * which its weeks would say something.
   */
  private Set<String> countedWithoutWeeks(List<CountRow> rows, Set<Figure> hidden) {
    Set<String> without = new HashSet<>();
    for (CountRow row : rows) {
      if (isWeek(row)) {
        small(row).forEach(figure -> without.addAll(List.of(figure.of(), row.figure().of())));
      }
    }
    hidden.stream()
        .filter(figure -> figure.unit().equals(root))
        .filter(figure -> figure.period().type() == PeriodType.MONTH)
        .forEach(figure -> without.add(figure.of()));
    return without;
  }
}
