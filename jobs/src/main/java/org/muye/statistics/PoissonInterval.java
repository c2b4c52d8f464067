package org.muye.statistics;

/** Confidence intervals of a Poisson count; divide by the exposure for those of a rate. */
public final class PoissonInterval {
  private PoissonInterval() {}

  /**
   * The exact interval of Garwood (1936), Biometrika 28:437-442: half the chi-square quantiles with
   * 2O and 2O+2 degrees of freedom.
   *
   * @param count observed events, 0 or more; the lower limit of 0 is exactly 0
   * @param confidence between 0 and 1, such as 0.95
   * @throws IllegalArgumentException for a negative count or a confidence outside (0, 1)
   */
  public static Interval garwood(long count, double confidence) {
    requireCount(count);
    double tail = Confidence.tail(confidence);
    return new Interval(
        count == 0 ? 0 : GammaQuantile.lower((double) count, tail),
        GammaQuantile.upper(count + 1.0, tail));
  }

  /**
   * Byar's approximation (Breslow and Day 1987, Statistical Methods in Cancer Research II): within
   * a few thousandths of the exact interval from 10 events on.
   *
   * @param count observed events, 0 or more
   * @param confidence between 0 and 1, such as 0.95
   * @throws IllegalArgumentException for a negative count or a confidence outside (0, 1)
   */
  public static Interval byar(long count, double confidence) {
    requireCount(count);
    double z = Confidence.z(confidence);
    return new Interval(count == 0 ? 0 : byarLimit((double) count, -z), byarLimit(count + 1.0, z));
  }

  private static void requireCount(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("a count cannot be negative: " + count);
    }
  }

  private static double byarLimit(double count, double z) {
    double root = 1 - 1 / (9 * count) + z / (3 * Math.sqrt(count));
    return count * root * root * root;
  }
}
