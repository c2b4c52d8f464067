package org.muye.indicator;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muye.statistics.WeightedQuantile;

/**
 * A distribution of whole numbers given as counts by value, which add up over days and units.
 * Fractional counts, which re-basing with weights gives, have no quantiles.
 */
final class Distribution {
  private final SortedMap<Integer, Double> counts;

  private Distribution(SortedMap<Integer, Double> counts) {
    this.counts = counts;
  }

  /** From categories that are whole numbers written as text. */
  static Distribution of(Map<String, Double> countsByText) {
    SortedMap<Integer, Double> counts = new TreeMap<>();
    countsByText.forEach((value, n) -> counts.merge(Integer.valueOf(value), n, Double::sum));
    return new Distribution(counts);
  }

  double size() {
    return counts.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  double sum() {
    return counts.entrySet().stream().mapToDouble(e -> e.getKey() * e.getValue()).sum();
  }

  double maximum() {
    return counts.lastKey();
  }

  @Nullable Double median() {
    return percentile(0.5);
  }

  @Nullable Double percentile(double probability) {
    SortedMap<Integer, Long> whole = new TreeMap<>();
    for (Map.Entry<Integer, Double> count : counts.entrySet()) {
      if (count.getValue() != Math.rint(count.getValue())) {
        return null;
      }
      whole.put(count.getKey(), Math.round(count.getValue()));
    }
    return WeightedQuantile.percentile(whole, probability).orElseThrow();
  }
}
