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

/**
 * Finds counts that are the same by another name, such as the disputes with the outcome "resolved
 * at source" of one indicator and the numerator of another. A reader notices that they agree
 * wherever both are shown, and takes one for the other where it is hidden.
 */
final class SameCounts {
  /**
   * The share of counts that agree from which on two are taken for the same where they do agree.
   */
  private static final double OFTEN = 0.5;

  private SameCounts() {}

  /** The same rows, with one name for counts that agree. */
  static List<CountRow> named(List<CountRow> rows) {
    NamedCounts counts = NamedCounts.of(rows);
    Map<String, Set<String>> series = new HashMap<>();
    for (CountRow row : rows) {
      series.computeIfAbsent(row.measure(), k -> new HashSet<>()).add(row.series());
    }
    List<String> byNumber =
        counts.names().stream()
            .sorted(
                Comparator.comparingInt((String of) -> -counts.places(of))
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
          double found = counts.agreement(of, counts, other);
          if (found > agreement || (same == null && found >= agreement)) {
            same = other;
            agreement = found;
          }
        }
      }
      if (same == null || agreement < NamedCounts.NEARLY_ALWAYS) {
        first.add(of);
      }
      if (same != null) {
        (agreement < NamedCounts.NEARLY_ALWAYS ? often : always).put(of, same);
        series.computeIfAbsent(same, k -> new HashSet<>()).addAll(own);
      }
    }
    return rows.stream()
        .map(row -> row.named(of -> name(of, NamedCounts.Place.of(row), counts, always, often)))
        .toList();
  }

  private static String name(
      String of,
      NamedCounts.Place place,
      NamedCounts counts,
      Map<String, String> always,
      Map<String, String> often) {
    String other = often.get(of);
    return other != null && Objects.equals(counts.at(of, place), counts.at(other, place))
        ? other
        : always.getOrDefault(of, of);
  }
}
