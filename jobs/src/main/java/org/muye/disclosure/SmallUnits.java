package org.muye.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Units with next to no records in a period. Nothing of them is published for it, not even zeros:
 * of a handful of records every zero, and every class that is not listed, says much about the rest.
 *
 * @param at the units and periods
 */
record SmallUnits(Set<Figure> at) {
  /** A unit is small where no kind of event reaches so many times the smallest shown count. */
  private static final int TIMES = 2;

  /** The small units of some rows; small in one publication is small in all. */
  static SmallUnits of(List<CountRow> rows, String root, int limit) {
    Map<Place, Double> largest = new HashMap<>();
    for (CountRow row : rows) {
      if (row.isRate() && !row.unit().equals(root) && row.count() != null) {
        largest.merge(new Place(at(row), row.boundaries(), row.isFirst()), row.count(), Math::max);
      }
    }
    Set<Figure> small = new HashSet<>();
    largest.forEach(
        (place, count) -> {
          if (count < TIMES * limit) {
            small.add(place.at());
          }
        });
    return new SmallUnits(small);
  }

  private record Place(Figure at, String boundaries, boolean isFirst) {}

  private static Figure at(CountRow row) {
    return new Figure(row.unit(), row.period(), "");
  }

  /**
   * The rows, and rows of 0 for every class that small units have none of: a reader does not know
   * that they have none.
   */
  List<CountRow> withAbsentClasses(List<CountRow> rows) {
    Map<String, Map<String, CountRow>> ofSeries = new TreeMap<>();
    Map<String, Map<Figure, CountRow>> ofSmallUnits = new TreeMap<>();
    Set<String> present = new HashSet<>();
    for (CountRow row : rows) {
      if (row.category() == null) {
        continue;
      }
      String series = series(row);
      ofSeries.computeIfAbsent(series, k -> new TreeMap<>()).putIfAbsent(row.category(), row);
      if (contains(row)) {
        ofSmallUnits.computeIfAbsent(series, k -> new HashMap<>()).putIfAbsent(at(row), row);
        present.add(row.unit() + "\u0001" + series + "\u0001" + row.category());
      }
    }
    List<CountRow> all = new ArrayList<>(rows);
    ofSmallUnits.forEach(
        (series, units) ->
            units.forEach(
                (at, known) ->
                    ofSeries
                        .getOrDefault(series, Map.of())
                        .forEach(
                            (category, like) -> {
                              if (!present.contains(
                                  at.unit() + "\u0001" + series + "\u0001" + category)) {
                                all.add(like.ofNone(known));
                              }
                            })));
    return all;
  }

  /** Rows that differ in unit and class only. */
  private static String series(CountRow row) {
    return String.join(
        "\u0001",
        row.series(),
        row.boundaries(),
        String.valueOf(row.isFirst()),
        row.period().label());
  }

  boolean contains(CountRow row) {
    return at.contains(at(row));
  }
}
