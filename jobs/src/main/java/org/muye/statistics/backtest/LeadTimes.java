package org.muye.statistics.backtest;

import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muye.statistics.WeightedQuantile;

/**
 * How early events were warned of: the time from the first alarm to the event, in periods. An event
 * without an alarm has no lead time but still counts among the events, since silence would
 * otherwise flatter.
 *
 * @param warned events with an alarm before or at them
 * @param events all events
 * @param median of the lead times; null without one
 * @param lowerQuartile of the lead times; null without one
 * @param upperQuartile of the lead times; null without one
 */
public record LeadTimes(
    long warned,
    long events,
    @Nullable Double median,
    @Nullable Double lowerQuartile,
    @Nullable Double upperQuartile)
    implements Serializable {

  /**
   * Median and quartiles of type 7 of Hyndman and Fan (1996).
   *
   * @param leadTimes periods from the first alarm to the event, 0 or more, of the events that were
   *     warned of
   * @param events all events, at least as many as lead times
   * @throws IllegalArgumentException outside these ranges
   */
  public static LeadTimes of(int[] leadTimes, long events) {
    SortedMap<Integer, Long> frequencies = new TreeMap<>();
    for (int leadTime : leadTimes) {
      if (leadTime < 0) {
        throw new IllegalArgumentException("an alarm after the event leads nothing: " + leadTime);
      }
      frequencies.merge(leadTime, 1L, Long::sum);
    }
    if (leadTimes.length > events) {
      throw new IllegalArgumentException(
          "more lead times than events: " + leadTimes.length + " of " + events);
    }
    return new LeadTimes(
        leadTimes.length,
        events,
        quantile(frequencies, 0.5),
        quantile(frequencies, 0.25),
        quantile(frequencies, 0.75));
  }

  private static @Nullable Double quantile(SortedMap<Integer, Long> frequencies, double share) {
    return frequencies.isEmpty()
        ? null
        : (Double) WeightedQuantile.percentile(frequencies, share).getAsDouble();
  }
}
