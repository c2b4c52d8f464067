package org.muye.disclosure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The counts above 0 that some rows show, by what is counted and by place. */
final class NamedCounts {
  /** The share of counts that agree from which on a reader takes two for the same everywhere. */
  static final double NEARLY_ALWAYS = 0.75;

  private final Map<String, Map<Place, Double>> counts = new TreeMap<>();

  /** What else than what is counted tells two counts apart. */
  record Place(String unit, String period, String boundaries, boolean isFirst) {
    static Place of(CountRow row) {
      return new Place(row.unit(), row.period().label(), row.boundaries(), row.isFirst());
    }
  }

  private NamedCounts() {}

  /** The parts and wholes of some rows. */
  static NamedCounts of(List<CountRow> rows) {
    NamedCounts named = new NamedCounts();
    for (CountRow row : rows) {
      named.put(row.figure(), row, row.count());
      named.put(row.wholeFigure(), row, row.whole());
    }
    return named;
  }

  /** The rests of shares. */
  static NamedCounts ofRests(List<CountRow> rows) {
    NamedCounts named = new NamedCounts();
    rows.forEach(row -> named.put(row.restFigure(), row, row.rest()));
    return named;
  }

  private void put(@Nullable Figure figure, CountRow row, @Nullable Double count) {
    if (figure != null && count != null && count > 0) {
      counts.computeIfAbsent(figure.of(), k -> new HashMap<>()).put(Place.of(row), count);
    }
  }

  /** What is counted, in alphabetical order. */
  Set<String> names() {
    return counts.keySet();
  }

  /** In how many places something is counted. */
  int places(String name) {
    return of(name).size();
  }

  /** The count at a place; null where there is none above 0. */
  @Nullable Double at(String name, Place place) {
    return of(name).get(place);
  }

  /** The share of the counts of a name that stand beside an equal one of another. */
  double agreement(String name, NamedCounts others, String other) {
    Map<Place, Double> theirs = others.of(other);
    long equal =
        of(name).entrySet().stream()
            .filter(count -> count.getValue().equals(theirs.get(count.getKey())))
            .count();
    return (double) equal / places(name);
  }

  private Map<Place, Double> of(String name) {
    return counts.getOrDefault(name, Map.of());
  }
}
