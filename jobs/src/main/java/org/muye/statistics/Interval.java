package org.muye.statistics;

import java.io.Serializable;

/**
 * A two-sided confidence interval, in the unit of the estimate.
 *
 * @param low the lower limit
 * @param high the upper limit, at least {@code low}
 */
public record Interval(double low, double high) implements Serializable {

  /**
   * The interval in another unit: both limits divided by a positive number, such as an exposure.
   */
  public Interval dividedBy(double divisor) {
    return new Interval(low / divisor, high / divisor);
  }
}
