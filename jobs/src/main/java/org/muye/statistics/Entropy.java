package org.muye.statistics;

import java.util.OptionalDouble;

/** How evenly cases are spread over classes. */
public final class Entropy {
  private Entropy() {}

  /**
   * The entropy of Shannon (1948, Bell System Technical Journal 27:379-423) of the shares of the
   * classes, in nats: 0 when one class has all cases, ln k when k classes have equally many.
   *
   * @param counts of each class, 0 or more; a class without cases adds nothing
   * @return empty when there is no case
   * @throws IllegalArgumentException for a negative count
   */
  public static OptionalDouble shannon(double[] counts) {
    double total = 0;
    for (double count : counts) {
      if (!(count >= 0 && count < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a count is 0 or more: " + count);
      }
      total += count;
    }
    if (total == 0) {
      return OptionalDouble.empty();
    }
    double entropy = 0;
    for (double count : counts) {
      if (count > 0) {
        entropy += count / total * Math.log(total / count);
      }
    }
    return OptionalDouble.of(entropy);
  }
}
