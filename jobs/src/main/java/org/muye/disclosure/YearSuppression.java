package org.muye.disclosure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Complementary suppression over the linked tables of some rows of one year: they are gone through
 * again until nothing changes (backtracking; Hundepool et al., Statistical Disclosure Control,
 * 2012, section 4.5).
 */
final class YearSuppression {
  private final String root;
  private final int limit;
  private final List<CountRow> rows;
  private final SmallUnits small;
  private final List<CountTable> tables;
  private final Rests rests;

  /**
   * The tables of some rows.
   *
   * @param root the unit that sums all others
   * @param limit smallest count besides 0 that may be shown
   * @param rows published rows of one year, weeks aside
   */
  YearSuppression(String root, int limit, List<CountRow> rows, SmallUnits small) {
    this.root = root;
    this.limit = limit;
    this.rows = rows;
    this.small = small;
    this.tables = new YearTables(root, rows, small).tables();
    this.rests = Rests.of(rows);
  }

  /**
   * Adds to the hidden figures until none of them follows from what is shown. One that is not
   * secret itself, and protects none that is, may follow from a share and what another indicator
   * counts.
   *
   * @param secret the hidden figures that are so on their own account
   */
  void protect(Set<Figure> hidden, Set<Figure> secret) {
    raiseLeast();
    boolean changed = true;
    while (changed) {
      changed =
          hideParts(hidden)
              | hideBesides(hidden, secret)
              | hideTogether(hidden, this::throughTheYear)
              | hideTogether(hidden, YearSuppression::value);
      for (CountTable table : tables) {
        changed |= table.protect(hidden, rests);
      }
    }
  }

  /** Counts above 0 are 1 at least, and what they sum up to is as many as there are of them. */
  private void raiseLeast() {
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

  /**
   * A part and its rest give each other back, since the whole is known; a part that is nearly the
   * whole says nearly what the whole is.
   */
  private boolean hideParts(Set<Figure> hidden) {
    boolean changed = false;
    for (CountRow row : rows) {
      Figure rest = row.restFigure();
      if (rest == null) {
        continue;
      }
      boolean isNearlyAll = row.rest() < limit && hidden.contains(row.wholeFigure());
      if (isNearlyAll || hidden.contains(rest) || hidden.contains(row.figure())) {
        changed |= hidden.add(rest) | hidden.add(row.figure());
      }
    }
    return changed;
  }

  private boolean hideBesides(Set<Figure> hidden, Set<Figure> secret) {
    boolean changed = false;
    for (Figure figure : secret) {
      changed |= hidden.addAll(rests.besides(figure, hidden));
    }
    return changed;
  }

  /**
   * Hides all counts that have something in common with a hidden one.
   *
   * @param common what they have in common; null for nothing
   */
  private boolean hideTogether(
      Set<Figure> hidden, Function<CountRow, @Nullable List<String>> common) {
    Set<List<String>> somewhere = new HashSet<>();
    rows.stream()
        .filter(row -> hidden.contains(row.figure()))
        .map(common)
        .filter(Objects::nonNull)
        .forEach(somewhere::add);
    boolean changed = false;
    for (CountRow row : rows) {
      if (somewhere.contains(common.apply(row))) {
        changed |= hidden.add(row.figure());
      }
    }
    return changed;
  }

  /**
   * A class of a unit is shown throughout the year or not at all. Units, classes and periods would
   * be linked in three directions otherwise, and what each two of them keep can follow from all
   * three.
   */
  private @Nullable List<String> throughTheYear(CountRow row) {
    return row.category() == null || row.unit().equals(root)
        ? null
        : List.of(row.unit(), row.figure().of());
  }

  /** What is hidden in one publication, or on one state of the boundaries, is hidden in all. */
  private static List<String> value(CountRow row) {
    return List.of(row.series(), row.unit(), row.period().label(), String.valueOf(row.category()));
  }
}
