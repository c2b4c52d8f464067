package org.muye.statistics;

import java.io.Serializable;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The ratio of two Poisson rates with its exact conditional interval. An infinite value is absent,
 * since no table should hold one.
 *
 * @param ratio rate 1 divided by rate 0; null when the reference count is 0 or an exposure is
 * @param low the lower limit; null only when both counts are 0 or an exposure is
 * @param high the upper limit; null when the reference count is 0 or an exposure is
 */
public record RateRatio(@Nullable Double ratio, @Nullable Double low, @Nullable Double high)
    implements Serializable {

  private static final RateRatio ABSENT = new RateRatio(null, null, null);

  /**
   * Conditions on the sum of the counts: the first is then binomial with the odds ratio times
   * exposure; the limits are those of Clopper and Pearson (1934, Biometrika 26:404-413). The same
   * as {@code poisson.test(c(y1, y0), c(exposure1, exposure0))} of R.
   *
   * @param y1 events in the period of interest
   * @param exposure1 its exposure, such as person-days; 0 makes every part absent
   * @param y0 events in the reference period; 0 leaves only the lower limit
   * @param exposure0 its exposure
   * @param confidence between 0 and 1, such as 0.95
   * @throws IllegalArgumentException for a negative count or exposure, or a confidence outside (0,
   *     1)
   */
  public static RateRatio exact(
      long y1, double exposure1, long y0, double exposure0, double confidence) {
    requireRates(y1, exposure1, y0, exposure0);
    double tail = Confidence.tail(confidence);
    if (exposure1 == 0 || exposure0 == 0 || (y1 == 0 && y0 == 0)) {
      return ABSENT;
    }
    double scale = exposure0 / exposure1;
    double low = y1 == 0 ? 0 : scale / ClopperPearson.upperOdds(y0, y1, tail);
    if (y0 == 0) {
      return new RateRatio(null, low, null);
    }
    return new RateRatio(
        (double) y1 / y0 * scale, low, scale * ClopperPearson.upperOdds(y1, y0, tail));
  }

  /**
   * The exact two-sided p-value of equal rates: the probability, given the sum of the counts, of
   * all outcomes no more likely than the one observed. The same as {@code poisson.test(c(y1, y0),
   * c(exposure1, exposure0))} of R.
   *
   * @param y1 events in the period of interest
   * @param exposure1 its exposure, such as person-days
   * @param y0 events in the reference period
   * @param exposure0 its exposure
   * @return empty when both counts are 0 or an exposure is
   * @throws IllegalArgumentException for a negative count or exposure, or more than 2,147,483,647
   *     events together
   */
  public static OptionalDouble pValue(long y1, double exposure1, long y0, double exposure0) {
    requireRates(y1, exposure1, y0, exposure0);
    if (y1 + y0 > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("too many events to compare: " + y1 + " and " + y0);
    }
    if (exposure1 == 0 || exposure0 == 0 || (y1 == 0 && y0 == 0)) {
      return OptionalDouble.empty();
    }
    double share = exposure1 / (exposure1 + exposure0);
    return OptionalDouble.of(BinomialTest.twoSided((int) y1, (int) (y1 + y0), share));
  }

  private static void requireRates(long y1, double exposure1, long y0, double exposure0) {
    if (y1 < 0 || y0 < 0 || !(exposure1 >= 0) || !(exposure0 >= 0)) {
      throw new IllegalArgumentException(
          "not two rates: " + y1 + "/" + exposure1 + " and " + y0 + "/" + exposure0);
    }
  }
}
