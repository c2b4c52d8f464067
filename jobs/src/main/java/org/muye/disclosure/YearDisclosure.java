package org.muye.disclosure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.muye.time.PeriodType;

/**
 * Which rows of one year may not show their numbers: those that are not published at all ({@link
 * PublicationGrain}), those with a small count (primary suppression), and those without which a
 * hidden count would follow from sums over units, classes or periods, from another table, another
 * state of the boundaries or an earlier publication (complementary suppression). Linked tables are
 * gone through again until nothing changes (backtracking; Hundepool et al., Statistical Disclosure
 * Control, 2012, section 4.5).
 *
 * <p>First publications are published by themselves before all else: they never change, so that
 * what is hidden on their account is hidden in every later publication as well.
 */
public final class YearDisclosure implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String root;
  private final int limit;

  /**
   * The rules of a region.
   *
   * @param root the unit that sums all others
   * @param limit smallest count besides 0 that may be shown
   */
  public YearDisclosure(String root, int limit) {
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
  public record Hidden(Set<Integer> rows, Set<Integer> wholes, Set<Integer> leftOut) {}

  /** What may not be shown of the rows of one year. */
  public Hidden hidden(List<CountRow> rows) {
    List<CountRow> published = SameCounts.named(rows.stream().filter(this::isPublished).toList());
    SmallUnits small = SmallUnits.of(published, root, limit);
    Set<Figure> hidden = new HashSet<>();
    List<CountRow> judged = small.withAbsentClasses(published);
    hide(judged.stream().filter(CountRow::isFirst).toList(), hidden, small);
    hide(judged, hidden, small);

    Set<String> withoutWeeks = seriesWithoutWeeks(published, hidden);
    Set<Integer> shown = new HashSet<>();
    Set<Integer> wholesShown = new HashSet<>();
    for (CountRow row : published) {
      Predicate<Figure> isShown = figure -> !hidden.contains(figure);
      if (row.period().type() == PeriodType.WEEK) {
        isShown = figure -> !withoutWeeks.contains(figure.of());
      }
      if (figures(row).allMatch(isShown)) {
        shown.add(row.id());
      }
      Figure whole = row.wholeFigure();
      if (whole == null || isShown.test(whole)) {
        wholesShown.add(row.id());
      }
    }
    Set<Integer> leftOut = new TreeSet<>();
    rows.stream().filter(small::contains).map(CountRow::id).forEach(leftOut::add);
    return new Hidden(others(rows, shown), others(rows, wholesShown), leftOut);
  }

  private static Set<Integer> others(List<CountRow> rows, Set<Integer> shown) {
    Set<Integer> others = new TreeSet<>();
    rows.stream().map(CountRow::id).filter(id -> !shown.contains(id)).forEach(others::add);
    return others;
  }

  /** Whether numbers are published for the row's unit, period and class at all. */
  boolean isPublished(CountRow row) {
    return PublicationGrain.isPublished(row, row.unit().equals(root));
  }

  private void hide(List<CountRow> rows, Set<Figure> hidden, SmallUnits small) {
    for (CountRow row : rows) {
      if (row.period().type() != PeriodType.WEEK) {
        small(row).forEach(hidden::add);
      }
      if (small.contains(row)) {
        figures(row).forEach(hidden::add);
        hidden.add(row.figure());
      }
    }
    movedByBoundaries(rows).forEach(hidden::add);
    if (hidden.isEmpty()) {
      return;
    }
    List<CountTable> tables = new YearTables(root, rows, small).tables();
    raiseLeast(rows, tables, small);
    boolean changed = true;
    while (changed) {
      changed = hideParts(rows, hidden) | hideThroughout(rows, hidden) | hideInAll(rows, hidden);
      for (CountTable table : tables) {
        changed |= table.protect(hidden);
      }
    }
  }

  /** Counts above 0 are 1 at least, and what they sum up to is as many as there are of them. */
  private static void raiseLeast(List<CountRow> rows, List<CountTable> tables, SmallUnits small) {
    Map<Figure, Double> least = new HashMap<>();
    for (CountRow row : rows) {
      if (small.contains(row)) {
        least.put(row.figure(), 0.0);
        Figure whole = row.wholeFigure();
        if (whole != null) {
          least.put(whole, 0.0);
        }
      }
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (CountTable table : tables) {
        changed |= table.raiseLeast(least);
      }
      for (CountRow row : rows) {
        Figure whole = row.wholeFigure();
        Double count = row.count();
        double part =
            count == null || count <= 0
                ? 0
                : Math.min(count, least.getOrDefault(row.figure(), 1.0));
        if (whole != null && row.isShare() && part > least.getOrDefault(whole, 1.0)) {
          least.put(whole, part);
          changed = true;
        }
      }
    }
    tables.forEach(table -> table.raiseLeast(least));
  }

  /** The figures of a row with a small count. */
  private Stream<Figure> small(CountRow row) {
    List<Figure> figures = new ArrayList<>();
    if (SmallCounts.isSmall(row.count(), limit)) {
      figures.add(row.figure());
    }
    Figure whole = row.wholeFigure();
    if (whole != null && SmallCounts.isSmall(row.whole(), limit)) {
      figures.add(whole);
    }
    Figure rest = row.restFigure();
    if (rest != null && SmallCounts.isSmall(row.rest(), limit)) {
      figures.add(rest);
    }
    return figures.stream();
  }

  /** The figures that a row shows or gives back; a count of 0 is no figure to be hidden. */
  private static Stream<Figure> figures(CountRow row) {
    List<Figure> figures = new ArrayList<>();
    if (row.count() != null && row.count() > 0) {
      figures.add(row.figure());
    }
    Figure whole = row.wholeFigure();
    if (whole != null && row.whole() != null && row.whole() > 0) {
      figures.add(whole);
    }
    Figure rest = row.restFigure();
    if (rest != null && row.rest() > 0) {
      figures.add(rest);
    }
    return figures.stream();
  }

  /**
   * A part and its rest give each other back, since the whole is known; a part that is nearly the
   * whole says nearly what the whole is.
   */
  private boolean hideParts(List<CountRow> rows, Set<Figure> hidden) {
    boolean changed = false;
    for (CountRow row : rows) {
      Figure rest = row.restFigure();
      boolean isNearlyAll = rest != null && row.rest() < limit;
      if (isNearlyAll && hidden.contains(row.wholeFigure())) {
        changed |= hidden.add(row.figure());
      }
      if (rest != null
          && row.period().type() != PeriodType.WEEK
          && (hidden.contains(rest) || hidden.contains(row.figure()))) {
        changed |= hidden.add(rest) | hidden.add(row.figure());
      }
    }
    return changed;
  }

  /**
   * A class of a unit is shown throughout the year or not at all. Units, classes and periods would
   * be linked in three directions otherwise, and what each two of them keep can follow from all
   * three.
   */
  private boolean hideThroughout(List<CountRow> rows, Set<Figure> hidden) {
    Set<List<String>> somewhere = new HashSet<>();
    for (CountRow row : rows) {
      if (isClassOfUnit(row) && hidden.contains(row.figure())) {
        somewhere.add(List.of(row.unit(), row.figure().of()));
      }
    }
    boolean changed = false;
    for (CountRow row : rows) {
      if (isClassOfUnit(row) && somewhere.contains(List.of(row.unit(), row.figure().of()))) {
        changed |= hidden.add(row.figure());
      }
    }
    return changed;
  }

  /** What is hidden in one publication is hidden in the others. */
  private static boolean hideInAll(List<CountRow> rows, Set<Figure> hidden) {
    Set<List<String>> somewhere = new HashSet<>();
    for (CountRow row : rows) {
      if (hidden.contains(row.figure())) {
        somewhere.add(value(row));
      }
    }
    boolean changed = false;
    for (CountRow row : rows) {
      if (somewhere.contains(value(row))) {
        changed |= hidden.add(row.figure());
      }
    }
    return changed;
  }

  /** What a row is a value of, in whatever publication. */
  private static List<String> value(CountRow row) {
    return List.of(row.series(), row.unit(), row.period().label(), String.valueOf(row.category()));
  }

  private boolean isClassOfUnit(CountRow row) {
    return row.category() != null && !row.unit().equals(root);
  }

  /**
   * The figures of units whose count differs little from that in another state of the boundaries:
   * the difference is the count of the part that was moved.
   */
  private List<Figure> movedByBoundaries(List<CountRow> rows) {
    record Counted(String series, boolean isFirst, Figure figure) {}
    Map<Counted, List<Double>> counts = new HashMap<>();
    for (CountRow row : rows) {
      if (row.count() != null && !row.unit().equals(root)) {
        counts
            .computeIfAbsent(
                new Counted(row.series(), row.isFirst(), row.figure()), k -> new ArrayList<>())
            .add(row.count());
      }
    }
    List<Figure> moved = new ArrayList<>();
    counts.forEach(
        (counted, found) -> {
          for (double one : found) {
            if (found.stream().anyMatch(other -> SmallCounts.isSmall(one - other, limit))) {
              moved.add(counted.figure());
            }
          }
        });
    return moved;
  }

  /**
   * What is counted that no week may show: a week of the year is small, or a month is hidden, about
   * which its weeks would say something.
   */
  private Set<String> seriesWithoutWeeks(Collection<CountRow> rows, Set<Figure> hidden) {
    Set<String> without = new HashSet<>();
    for (CountRow row : rows) {
      if (row.period().type() == PeriodType.WEEK && row.unit().equals(root)) {
        small(row).map(Figure::of).forEach(without::add);
        if (SmallCounts.isSmall(row.rest(), limit)) {
          without.add(row.figure().of());
        }
      }
    }
    hidden.stream()
        .filter(figure -> figure.unit().equals(root))
        .filter(figure -> figure.period().type() == PeriodType.MONTH)
        .forEach(figure -> without.add(figure.of()));
    return without;
  }
}
