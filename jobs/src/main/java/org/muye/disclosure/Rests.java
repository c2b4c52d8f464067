package org.muye.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts that follow from two others: what a share leaves over may be what another indicator
 * counts, as the disputes that are not resolved are those still open. Of part, rest and whole each
 * two give the third, so that one of them that is hidden alone is no secret: it protects no other
 * count, and where it must be one itself, a second has to go with it.
 */
final class Rests {
  /** The share of counts that agree from which on a reader takes one for the rest of a share. */
  private static final double NEARLY_ALWAYS = 0.75;

  private final Map<Figure, List<Triple>> triples = new HashMap<>();

  private record Triple(Figure part, Figure rest, Figure whole) {
    Stream<Figure> figures() {
      return Stream.of(part, rest, whole);
    }

    /** What to hide besides: the whole stands in more tables than either of the others. */
    Figure besides(Figure figure) {
      return figure.equals(rest) ? part : rest;
    }
  }

  private record Place(String unit, String period, String boundaries, boolean isFirst) {
    static Place of(CountRow row) {
      return new Place(row.unit(), row.period().label(), row.boundaries(), row.isFirst());
    }
  }

  private Rests() {}

  /**
   * The rests of some rows.
   *
   * @param rows rows in which equal counts have one name ({@link SameCounts})
   */
  static Rests of(List<CountRow> rows) {
    Map<String, Map<Place, Double>> counts = new TreeMap<>();
    Map<String, List<CountRow>> shares = new TreeMap<>();
    for (CountRow row : rows) {
      put(counts, row.figure(), row, row.count());
      put(counts, row.wholeFigure(), row, row.whole());
      Figure rest = row.restFigure();
      if (rest != null && row.rest() > 0) {
        shares.computeIfAbsent(rest.of(), k -> new ArrayList<>()).add(row);
      }
    }
    Rests found = new Rests();
    for (List<CountRow> ofShare : shares.values()) {
      Map<Place, Double> rests = new HashMap<>();
      ofShare.forEach(row -> rests.put(Place.of(row), row.rest()));
      counts.forEach(
          (name, others) -> {
            if (agreement(others, rests) >= NEARLY_ALWAYS) {
              ofShare.stream()
                  .filter(row -> others.getOrDefault(Place.of(row), 0.0).equals(row.rest()))
                  .forEach(row -> found.add(row, name));
            }
          });
    }
    return found;
  }

  /** The share of another indicator's counts that are the rests of a share. */
  private static double agreement(Map<Place, Double> counts, Map<Place, Double> rests) {
    long equal =
        counts.entrySet().stream()
            .filter(count -> count.getValue().equals(rests.get(count.getKey())))
            .count();
    return (double) equal / counts.size();
  }

  private static void put(
      Map<String, Map<Place, Double>> counts,
      @Nullable Figure figure,
      CountRow row,
      @Nullable Double count) {
    if (figure != null && count != null && count > 0) {
      counts.computeIfAbsent(figure.of(), k -> new HashMap<>()).put(Place.of(row), count);
    }
  }

  private void add(CountRow row, String rest) {
    Figure whole = Objects.requireNonNull(row.wholeFigure());
    Triple triple = new Triple(row.figure(), new Figure(row.unit(), row.period(), rest), whole);
    // Of a share of 0 the rest is the whole itself.
    if (triple.figures().distinct().count() == 3) {
      triple
          .figures()
          .forEach(figure -> triples.computeIfAbsent(figure, k -> new ArrayList<>()).add(triple));
    }
  }

  /** Whether a count follows from two that are shown. */
  boolean giveAway(Figure figure, Set<Figure> hidden) {
    return triples.getOrDefault(figure, List.of()).stream()
        .anyMatch(triple -> isAlone(figure, triple, hidden));
  }

  /** What has to be hidden so that a count does not follow. */
  List<Figure> besides(Figure figure, Set<Figure> hidden) {
    return triples.getOrDefault(figure, List.of()).stream()
        .filter(triple -> isAlone(figure, triple, hidden))
        .map(triple -> triple.besides(figure))
        .toList();
  }

  private static boolean isAlone(Figure figure, Triple triple, Set<Figure> hidden) {
    return triple.figures().noneMatch(other -> !other.equals(figure) && hidden.contains(other));
  }
}
