package org.muye.statistics;

/** Confidence intervals of a proportion. */
public final class ProportionInterval {
  private ProportionInterval() {}

  /**
   * Wilson's score interval (1927, JASA 22:209-212) without continuity correction. The lower limit
   * is exactly 0 when nothing was found, the upper exactly 1 when everything was.
   *
   * @param found cases with the property, 0 to {@code cases}
   * @param cases all cases, at least 1: the share of nothing has no interval
   * @param confidence between 0 and 1, such as 0.95
   * @throws IllegalArgumentException outside these ranges
   */
  public static Interval wilson(long found, long cases, double confidence) {
    requireProportion(found, cases);
    double z = Confidence.z(confidence);
    double n = cases;
    double share = found / n;
    double widening = 1 + z * z / n;
    double centre = (share + z * z / (2 * n)) / widening;
    double half = z * Math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / widening;
    return new Interval(
        found == 0 ? 0 : Math.max(0, centre - half),
        found == cases ? 1 : Math.min(1, centre + half));
  }

  /**
   * The exact interval of Clopper and Pearson (1934, Biometrika 26:404-413), the same as {@code
   * binom.test} of R: never covers less than the confidence, so it is wider than Wilson's. The
   * lower limit is exactly 0 when nothing was found, the upper exactly 1 when everything was.
   *
   * @param found cases with the property, 0 to {@code cases}
   * @param cases all cases, at least 1: the share of nothing has no interval
   * @param confidence between 0 and 1, such as 0.95
   * @throws IllegalArgumentException outside these ranges
   */
  public static Interval clopperPearson(long found, long cases, double confidence) {
    requireProportion(found, cases);
    double tail = Confidence.tail(confidence);
    long missed = cases - found;
    double low = found == 0 ? 0 : 1 / (1 + ClopperPearson.upperOdds(missed, found, tail));
    if (missed == 0) {
      return new Interval(low, 1);
    }
    double odds = ClopperPearson.upperOdds(found, missed, tail);
    return new Interval(low, odds / (1 + odds));
  }

  private static void requireProportion(long found, long cases) {
    if (cases < 1 || found < 0 || found > cases) {
      throw new IllegalArgumentException("not a proportion: " + found + " of " + cases);
    }
  }
}
