package org.muye.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Counts that follow from two others: what a share leaves over may be what another indicator
 * counts, as the disputes that are not resolved are those still open. Of part, rest and whole each
 * two give the third, so that one of them that is hidden alone is no secret: it protects no other
 * count, and where it must be one itself, a second has to go with it.
 */
final class Rests {
  private final Map<Figure, List<Triple>> triples = new HashMap<>();

  private record Triple(Figure part, Figure rest, Figure whole) {
    Stream<Figure> figures() {
      return Stream.of(part, rest, whole);
    }

    /** What to hide besides: the whole stands in more tables than either of the others. */
    Figure besides(Figure figure) {
      return figure.equals(rest) ? part : rest;
    }

    boolean isHiddenAlone(Figure figure, Set<Figure> hidden) {
      return figures().noneMatch(other -> !other.equals(figure) && hidden.contains(other));
    }
  }

  private Rests() {}

  /**
   * The rests of some rows.
   *
   * @param rows rows in which equal counts have one name ({@link SameCounts})
   */
  static Rests of(List<CountRow> rows) {
    NamedCounts counts = NamedCounts.of(rows);
    NamedCounts rests = NamedCounts.ofRests(rows);
    Map<String, List<String>> countedBy = new TreeMap<>();
    for (String rest : rests.names()) {
      countedBy.put(
          rest,
          counts.names().stream()
              .filter(name -> counts.agreement(name, rests, rest) >= NamedCounts.NEARLY_ALWAYS)
              .toList());
    }
    Rests found = new Rests();
    for (CountRow row : rows) {
      Figure rest = row.restFigure();
      if (rest != null) {
        for (String name : countedBy.getOrDefault(rest.of(), List.of())) {
          if (Objects.equals(counts.at(name, NamedCounts.Place.of(row)), row.rest())) {
            found.add(row, name);
          }
        }
      }
    }
    return found;
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

  /** Whether a count follows from two that are not hidden. */
  boolean follows(Figure figure, Set<Figure> hidden) {
    return triples.getOrDefault(figure, List.of()).stream()
        .anyMatch(triple -> triple.isHiddenAlone(figure, hidden));
  }

  /** What has to be hidden so that a count does not follow. */
  List<Figure> besides(Figure figure, Set<Figure> hidden) {
    return triples.getOrDefault(figure, List.of()).stream()
        .filter(triple -> triple.isHiddenAlone(figure, hidden))
        .map(triple -> triple.besides(figure))
        .toList();
  }
}
