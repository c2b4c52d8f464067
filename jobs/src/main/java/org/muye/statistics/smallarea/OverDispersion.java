package org.muye.statistics.smallarea;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

/**
 * How much more the ratios of observed to expected events vary than chance allows, by the random
 * effects model of Spiegelhalter (2005, Statistics in Medicine 24:1185-1202; 2012, JRSS A 175:1-47)
 * on the square-root scale, where the standard error of an area is 1/(2 sqrt(E)).
 *
 * @param dispersion the mean square of the winsorised z, 1 if chance alone were at work
 * @param betweenAreaVariance of the true square roots of the ratios, 0 or more
 */
public record OverDispersion(double dispersion, double betweenAreaVariance)
    implements Serializable {

  private static final double WINSORISED = 0.1;

  /**
   * Estimated from all areas. The z below the 10 % and above the 90 % quantile (type 7 of Hyndman
   * and Fan) are pulled in to these first, so that the areas looked for do not widen the limits
   * that are to find them. An area with expectation 0 is left out. The variance of one area is 0.
   *
   * @param observed events of each area, 0 or more
   * @param expected events at the overall rate, 0 or more
   * @return empty when no area has an expectation
   * @throws IllegalArgumentException for unequal lengths, or numbers negative or not finite
   */
  public static Optional<OverDispersion> of(double[] observed, double[] expected) {
    CountsAndExposures.require(observed, expected);
    double[] z = new double[observed.length];
    int areas = 0;
    double weights = 0;
    double pairs = 0;
    for (int i = 0; i < z.length; i++) {
      if (expected[i] > 0) {
        double weight = 4 * expected[i];
        pairs += weight * weights;
        weights += weight;
        z[areas++] = z(observed[i], expected[i]);
      }
    }
    if (areas == 0) {
      return Optional.empty();
    }
    double sumOfSquares = 0;
    for (double value : winsorised(Arrays.copyOf(z, areas))) {
      sumOfSquares += value * value;
    }
    double excess = sumOfSquares - (areas - 1);
    // Twice the pairs over the sum is the sum less that of the squares over it, without cancelling.
    double variance = excess > 0 && areas > 1 ? excess * weights / (2 * pairs) : 0;
    return Optional.of(new OverDispersion(sumOfSquares / areas, variance));
  }

  /**
   * The standardised difference between observation and expectation by chance alone, on the
   * square-root scale.
   *
   * @param observed 0 or more
   * @param expected above 0
   */
  public static double z(double observed, double expected) {
    FunnelPoint point = new FunnelPoint(observed, expected);
    return 2 * (Math.sqrt(point.observed()) - Math.sqrt(point.expected()));
  }

  /**
   * The same with the variation between areas allowed for; see {@link FunnelClass#ofZ}.
   *
   * @param observed 0 or more
   * @param expected above 0
   */
  public double adjustedZ(double observed, double expected) {
    return z(observed, expected) / Math.sqrt(1 + 4 * expected * betweenAreaVariance);
  }

  static double[] winsorised(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double low = quantile(sorted, WINSORISED);
    double high = quantile(sorted, 1 - WINSORISED);
    return Arrays.stream(values).map(value -> Math.min(Math.max(value, low), high)).toArray();
  }

  /** Of type 7: linear between the order statistics around 1 + (n-1)p. */
  private static double quantile(double[] sorted, double probability) {
    double position = (sorted.length - 1) * probability;
    int before = (int) Math.floor(position);
    int after = Math.min(before + 1, sorted.length - 1);
    return sorted[before] + (position - before) * (sorted[after] - sorted[before]);
  }
}
