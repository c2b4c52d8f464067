package org.muye.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Cells whose categories are whole days, as the estimators of durations take them: the days that
 * occur, and how often each occurs in each of several groups.
 */
final class DayFrequencies {
  private final int[] days;
  private final long[][] frequencies;

  private DayFrequencies(int[] days, long[][] frequencies) {
    this.days = days;
    this.frequencies = frequencies;
  }

  /**
   * From the counts of each group by day, written as text.
   *
   * @return empty when there is a fractional count, which re-basing with weights gives
   */
  static Optional<DayFrequencies> of(List<SortedMap<String, Double>> groups) {
    List<SortedMap<Integer, Double>> sorted = new ArrayList<>();
    TreeMap<Integer, Double> all = new TreeMap<>();
    for (SortedMap<String, Double> group : groups) {
      TreeMap<Integer, Double> byDay = new TreeMap<>();
      for (Map.Entry<String, Double> count : group.entrySet()) {
        if (count.getValue() != Math.rint(count.getValue())) {
          return Optional.empty();
        }
        byDay.put(Integer.valueOf(count.getKey()), count.getValue());
      }
      sorted.add(byDay);
      all.putAll(byDay);
    }
    int[] days = all.keySet().stream().mapToInt(Integer::intValue).toArray();
    long[][] frequencies = new long[groups.size()][days.length];
    for (int group = 0; group < frequencies.length; group++) {
      for (int i = 0; i < days.length; i++) {
        frequencies[group][i] = Math.round(sorted.get(group).getOrDefault(days[i], 0.0));
      }
    }
    return Optional.of(new DayFrequencies(days, frequencies));
  }

  /** The days that occur, increasing. */
  int[] days() {
    return days;
  }

  /** How often each of the days occurs in a group. */
  long[] group(int position) {
    return frequencies[position];
  }
}
