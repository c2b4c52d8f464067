package org.muye.statistics;

import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * Quantiles of the gamma distribution with scale 1, from the side of the smaller probability.
 * Solved for the logarithm, so that small ones keep their digits; twice the quantile is that of
 * chi-square with 2 x shape degrees of freedom.
 */
public final class GammaQuantile {
  /** Up to here the distribution function is a power of x to the last digit. */
  private static final double TINY = 1e-17;

  private GammaQuantile() {}

  /**
   * The point with {@code tail} below it; 0 when it is smaller than the least number.
   *
   * @param shape above 0
   * @param tail above 0, at most 0.5
   * @throws IllegalArgumentException outside these ranges
   */
  public static double lower(double shape, double tail) {
    require(shape, tail);
    GammaDistribution gamma = GammaDistribution.of(shape, 1);
    double belowTiny = gamma.cumulativeProbability(TINY);
    if (tail <= belowTiny) {
      return TINY * Math.pow(tail / belowTiny, 1 / shape);
    }
    double logRatio =
        SafeNewton.root(
            t -> {
              double x = shape * Math.exp(t);
              double below = gamma.cumulativeProbability(x);
              return new SafeNewton.Point(Math.log(below / tail), gamma.density(x) * x / below);
            },
            start(shape, tail, -1));
    return shape * Math.exp(logRatio);
  }

  /**
   * The point with {@code tail} above it; 0 when it is smaller than the least number.
   *
   * @param shape above 0
   * @param tail above 0, at most 0.5
   * @throws IllegalArgumentException outside these ranges
   */
  public static double upper(double shape, double tail) {
    require(shape, tail);
    GammaDistribution gamma = GammaDistribution.of(shape, 1);
    double logRatio =
        SafeNewton.root(
            t -> {
              double x = shape * Math.exp(t);
              double above = gamma.survivalProbability(x);
              return new SafeNewton.Point(Math.log(tail / above), gamma.density(x) * x / above);
            },
            start(shape, tail, 1));
    return shape * Math.exp(logRatio);
  }

  private static void require(double shape, double tail) {
    if (!(shape > 0 && shape < Double.POSITIVE_INFINITY) || !(tail > 0 && tail <= 0.5)) {
      throw new IllegalArgumentException("no gamma quantile of shape " + shape + ", tail " + tail);
    }
  }

  /**
   * The logarithm of quantile/shape, near enough: Wilson and Hilferty's cube root; below it fails,
   * the first term of the gamma function's series.
   */
  private static double start(double shape, double tail, int side) {
    double z = side * Confidence.normalQuantileAbove(tail);
    double root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
    double least = Math.exp(Math.log(tail) / shape) / Math.E;
    return Math.log(Math.max(Math.max(root * root * root, least), TINY));
  }
}
