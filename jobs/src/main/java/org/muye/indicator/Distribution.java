package org.muye.indicator;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.muye.statistics.WeightedQuantile;

/** A distribution of whole numbers given as counts by value, which add up over days and units. */
final class Distribution {
  private final SortedMap<Integer, Long> counts;

  private Distribution(SortedMap<Integer, Long> counts) {
    this.counts = counts;
  }

  /** From categories that are whole numbers written as text. */
  static Distribution of(Map<String, Double> countsByText) {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    countsByText.forEach(
        (value, n) -> counts.merge(Integer.valueOf(value), Math.round(n), Long::sum));
    return new Distribution(counts);
  }

  double size() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  double sum() {
    return counts.entrySet().stream().mapToDouble(e -> (double) e.getKey() * e.getValue()).sum();
  }

  double maximum() {
    return counts.lastKey();
  }

  double median() {
    return WeightedQuantile.median(counts).orElseThrow();
  }

  double percentile(double probability) {
    return WeightedQuantile.percentile(counts, probability).orElseThrow();
  }
}
