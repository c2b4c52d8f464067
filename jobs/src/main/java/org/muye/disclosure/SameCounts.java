package org.muye.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds counts that are the same by another name, such as the disputes with the outcome "resolved
 * at source" of one indicator and the numerator of another. A reader notices that they agree
 * wherever both are shown, and takes one for the other where it is hidden.
 */
final class SameCounts {
  /** The share of counts that agree from which on a reader takes two for the same everywhere. */
  private static final double NEARLY_ALWAYS = 0.75;

  /** The share from which on they are taken for the same where they do agree. */
  private static final double OFTEN = 0.5;

  private SameCounts() {}

  private record Place(String boundaries, boolean isFirst, Figure at) {
    static Place of(CountRow row) {
      return new Place(row.boundaries(), row.isFirst(), new Figure(row.unit(), row.period(), ""));
    }
  }

  /** The same rows, with one name for counts that agree. */
  static List<CountRow> named(List<CountRow> rows) {
    Map<String, Map<Place, Double>> counts = new TreeMap<>();
    Map<String, Set<String>> series = new HashMap<>();
    for (CountRow row : rows) {
      put(counts, row.figure(), Place.of(row), row.count());
      put(counts, row.wholeFigure(), Place.of(row), row.whole());
      series.computeIfAbsent(row.measure(), k -> new HashSet<>()).add(row.series());
    }
    List<String> byNumber =
        counts.keySet().stream()
            .sorted(
                Comparator.comparingInt((String of) -> -places(counts, of).size())
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    Map<String, String> always = new HashMap<>();
    Map<String, String> often = new HashMap<>();
    List<String> first = new ArrayList<>();
    for (String of : byNumber) {
      Set<String> own = series.getOrDefault(of, Set.of());
      String same = null;
      double agreement = OFTEN;
      for (String other : first) {
        // Two classes of one breakdown may be equal, and are two counts nevertheless.
        if (Collections.disjoint(own, series.getOrDefault(other, Set.of()))) {
          double found = agreement(places(counts, of), places(counts, other));
          if (found > agreement || (same == null && found >= agreement)) {
            same = other;
            agreement = found;
          }
        }
      }
      if (same == null || agreement < NEARLY_ALWAYS) {
        first.add(of);
      }
      if (same != null) {
        (agreement < NEARLY_ALWAYS ? often : always).put(of, same);
        series.computeIfAbsent(same, k -> new HashSet<>()).addAll(own);
      }
    }
    return rows.stream()
        .map(row -> row.named(of -> name(of, Place.of(row), counts, always, often)))
        .toList();
  }

  private static String name(
      String of,
      Place place,
      Map<String, Map<Place, Double>> counts,
      Map<String, String> always,
      Map<String, String> often) {
    String other = often.get(of);
    return other != null
            && Objects.equals(places(counts, of).get(place), places(counts, other).get(place))
        ? other
        : always.getOrDefault(of, of);
  }

  private static Map<Place, Double> places(Map<String, Map<Place, Double>> counts, String of) {
    return counts.getOrDefault(of, Map.of());
  }

  /** The share of counts that stand beside an equal one of the others. */
  private static double agreement(Map<Place, Double> counts, Map<Place, Double> others) {
    int equal = 0;
    for (Map.Entry<Place, Double> entry : counts.entrySet()) {
      equal += entry.getValue().equals(others.get(entry.getKey())) ? 1 : 0;
    }
    return (double) equal / counts.size();
  }

  private static void put(
      Map<String, Map<Place, Double>> counts,
      @Nullable Figure figure,
      Place place,
      @Nullable Double count) {
    if (figure != null && count != null && count > 0) {
      counts.computeIfAbsent(figure.of(), k -> new HashMap<>()).put(place, count);
    }
  }
}
