package org.muye.statistics.forecast;

import java.io.Serializable;

/**
 * The times from which to forecast again and again.
 *
 * @param first periods that had ended at the first origin, at least 1
 * @param last periods that had ended at the last origin
 * @param horizon periods to forecast from each origin, at least 1
 */
public record Origins(int first, int last, int horizon) implements Serializable {

  /**
   * @throws IllegalArgumentException outside these ranges
   */
  public Origins {
    if (first < 1 || last < first || horizon < 1) {
      throw new IllegalArgumentException(
          "no origins: from " + first + " to " + last + ", horizon " + horizon);
    }
  }

  /** Every origin from a number of periods on that leaves enough of a series to compare with. */
  public static Origins from(int first, int length, int horizon) {
    return new Origins(first, length - horizon, horizon);
  }
}
