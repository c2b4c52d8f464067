package org.muye.statistics;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** Quantiles of whole numbers that come as value and frequency, such as durations in days. */
public final class WeightedQuantile {
  private WeightedQuantile() {}

  /**
   * The median; of an even number of values the mean of the two middle ones.
   *
   * @param frequencies how often each value occurs, 0 or more
   * @return in the unit of the values; empty when there is no value
   * @throws IllegalArgumentException for a negative frequency
   */
  public static OptionalDouble median(SortedMap<Integer, Long> frequencies) {
    return percentile(frequencies, 0.5);
  }

  /**
   * The quantile of type 7 of Hyndman and Fan (1996, The American Statistician 50:361-365), the
   * default of R and of spreadsheets: linear between the order statistics around 1 + (n-1)p.
   *
   * @param frequencies how often each value occurs, 0 or more
   * @param probability 0 to 1: 0 gives the smallest value, 1 the largest
   * @return in the unit of the values; empty when there is no value
   * @throws IllegalArgumentException for a negative frequency or a probability outside [0, 1]
   */
  public static OptionalDouble percentile(
      SortedMap<Integer, Long> frequencies, double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("a probability lies between 0 and 1: " + probability);
    }
    long count = 0;
    for (long frequency : frequencies.values()) {
      if (frequency < 0) {
        throw new IllegalArgumentException("a frequency cannot be negative: " + frequency);
      }
      count += frequency;
    }
    if (count == 0) {
      return OptionalDouble.empty();
    }
    double position = (count - 1) * probability;
    long before = (long) Math.floor(position);
    double low = orderStatistic(frequencies, before);
    double high = orderStatistic(frequencies, Math.min(before + 1, count - 1));
    return OptionalDouble.of(low + (position - before) * (high - low));
  }

  /** The value at the rank, counted from 0. */
  private static double orderStatistic(SortedMap<Integer, Long> frequencies, long rank) {
    long seen = 0;
    for (Map.Entry<Integer, Long> entry : frequencies.entrySet()) {
      seen += entry.getValue();
      if (seen > rank) {
        return entry.getKey();
      }
    }
    return frequencies.lastKey();
  }
}
