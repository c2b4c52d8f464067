package org.muye.indicator;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
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
  void add(String measure, boolean rebased, String category, double weight, byte[] dayCounts) {
    of(measure, rebased, category).addAll(dayCounts, weight);
    read.clear();
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
