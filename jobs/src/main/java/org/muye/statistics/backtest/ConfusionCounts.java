package org.muye.statistics.backtest;

import java.io.Serializable;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.muye.statistics.Interval;
import org.muye.statistics.ProportionInterval;

/**
 * Warnings against events, by unit and period. A measure whose denominator is 0 is absent.
 *
 * @param truePositives warned, and an event came
 * @param falsePositives warned, but no event came
 * @param falseNegatives not warned, but an event came
 * @param trueNegatives neither
 */
public record ConfusionCounts(
    long truePositives, long falsePositives, long falseNegatives, long trueNegatives)
    implements Serializable {

  /**
   * @throws IllegalArgumentException for a negative count
   */
  public ConfusionCounts {
    for (long count : new long[] {truePositives, falsePositives, falseNegatives, trueNegatives}) {
      if (count < 0) {
        throw new IllegalArgumentException("a count cannot be negative: " + count);
      }
    }
  }

  /**
   * Counts from one flag per unit and period.
   *
   * @param warned whether there was a warning
   * @param event whether the event came, in the same order
   * @throws IllegalArgumentException for different lengths
   */
  public static ConfusionCounts of(boolean[] warned, boolean[] event) {
    if (warned.length != event.length) {
      throw new IllegalArgumentException(
          "as many warnings as events: " + warned.length + " and " + event.length);
    }
    long[] counts = new long[4];
    for (int i = 0; i < warned.length; i++) {
      counts[(warned[i] ? 0 : 2) + (warned[i] == event[i] ? 0 : 1)]++;
    }
    return new ConfusionCounts(counts[0], counts[1], counts[3], counts[2]);
  }

  /** The share of warnings that an event followed; absent without a warning. */
  public OptionalDouble precision() {
    return share(truePositives, truePositives + falsePositives);
  }

  /** The share of events that were warned of; absent without an event. */
  public OptionalDouble recall() {
    return share(truePositives, truePositives + falseNegatives);
  }

  /** The harmonic mean of precision and recall; absent without a warning and without an event. */
  public OptionalDouble f1() {
    return share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
  }

  /**
   * Wilson's interval of the precision.
   *
   * @param confidence between 0 and 1, such as 0.95
   * @return null without a warning
   * @throws IllegalArgumentException for a confidence outside (0, 1)
   */
  public @Nullable Interval precisionInterval(double confidence) {
    return interval(truePositives + falsePositives, confidence);
  }

  /**
   * Wilson's interval of the recall.
   *
   * @param confidence between 0 and 1, such as 0.95
   * @return null without an event
   * @throws IllegalArgumentException for a confidence outside (0, 1)
   */
  public @Nullable Interval recallInterval(double confidence) {
    return interval(truePositives + falseNegatives, confidence);
  }

  private @Nullable Interval interval(long cases, double confidence) {
    return cases == 0 ? null : ProportionInterval.wilson(truePositives, cases, confidence);
  }

  private static OptionalDouble share(long found, long cases) {
    return cases == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) found / cases);
  }
}
