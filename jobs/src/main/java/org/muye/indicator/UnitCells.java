package org.muye.indicator;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The contributions of one unit summed by measure, boundary view, category and day. */
public final class UnitCells {
  /** Stands for "no category" inside the maps. */
  static final String WHOLE = "";

  private record Key(String measure, boolean rebased) {}

  private record Run(Key key, LocalDate from, LocalDate to) {}

  private final Map<Key, SortedMap<String, DayCounts>> counts = new HashMap<>();
  private final Map<Run, SortedMap<String, Double>> read = new HashMap<>();

  /** Whether nothing was added. */
  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** Adds what was counted on a day; for a stock, by how much it changed. */
  public void add(String measure, boolean rebased, LocalDate day, String category, double n) {
    of(measure, rebased, category).add(day, n);
    read.clear();
  }

  /** Adds what was counted on several days, as {@link DayCounts#toBytes} gave it. */
  void add(String measure, boolean rebased, String category, byte[] dayCounts) {
    of(measure, rebased, category).addAll(dayCounts);
    read.clear();
  }

  /** Calls for the counts of every measure, boundary view and category. */
  void forEach(Visitor visitor) {
    counts.forEach(
        (key, byCategory) ->
            byCategory.forEach(
                (category, days) -> visitor.visit(key.measure(), key.rebased(), category, days)));
  }

  /** Takes the counts of one measure, boundary view and category. */
  interface Visitor {
    void visit(String measure, boolean rebased, String category, DayCounts counts);
  }

  /**
   * The days on which the sums of each measure differ from others of the same unit.
   *
   * @param stocks ids of the measures that are stocks
   */
  Map<String, Set<DayRun>> differences(UnitCells others, Set<String> stocks) {
    Map<String, Set<DayRun>> days = new HashMap<>();
    Set<Key> keys = new HashSet<>(counts.keySet());
    keys.addAll(others.counts.keySet());
    for (Key key : keys) {
      SortedMap<String, DayCounts> mine = counts.getOrDefault(key, new TreeMap<>());
      SortedMap<String, DayCounts> theirs = others.counts.getOrDefault(key, new TreeMap<>());
      Set<String> categories = new HashSet<>(mine.keySet());
      categories.addAll(theirs.keySet());
      for (String category : categories) {
        days.computeIfAbsent(key.measure(), measure -> new HashSet<>())
            .addAll(
                DayCounts.differences(
                    mine.getOrDefault(category, new DayCounts()),
                    theirs.getOrDefault(category, new DayCounts()),
                    stocks.contains(key.measure())));
      }
    }
    return days;
  }

  private DayCounts of(String measure, boolean rebased, String category) {
    return counts
        .computeIfAbsent(new Key(measure, rebased), key -> new TreeMap<>())
        .computeIfAbsent(category, key -> new DayCounts());
  }

  /**
   * The sums of a measure over a run of days by category; empty when nothing was counted. Several
   * indicators read the same sums, so they are kept.
   *
   * @param to the day after the last
   */
  SortedMap<String, Double> flow(String measure, boolean rebased, LocalDate from, LocalDate to) {
    Key key = new Key(measure, rebased);
    SortedMap<String, DayCounts> byCategory = counts.get(key);
    if (byCategory == null) {
      return Collections.emptySortedMap();
    }
    return read.computeIfAbsent(
        new Run(key, from, to),
        run -> {
          SortedMap<String, Double> sums = new TreeMap<>();
          byCategory.forEach(
              (category, days) -> {
                if (days.anyFrom(from, to)) {
                  sums.put(category, days.sum(from, to));
                }
              });
          return sums;
        });
  }

  /** The level of a stock at the end of a day. */
  double stock(String measure, boolean rebased, String category, LocalDate endOf) {
    DayCounts changes =
        counts.getOrDefault(new Key(measure, rebased), Collections.emptySortedMap()).get(category);
    return changes == null ? 0 : changes.upTo(endOf);
  }
}
