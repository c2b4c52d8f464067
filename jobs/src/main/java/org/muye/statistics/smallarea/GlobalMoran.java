package org.muye.statistics.smallarea;

import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Moran's I (1950, Biometrika 37:17-23): whether neighbouring areas have similar values.
 *
 * @param statistic above the expectation where neighbours are alike, below where they differ
 * @param expectation of the statistic if the values lay anywhere
 * @param variance of the statistic under randomisation (Cliff and Ord 1981, Spatial Processes); 0
 *     where the moments leave none, such as when everyone is everyone's neighbour
 */
public record GlobalMoran(double statistic, double expectation, double variance)
    implements Serializable {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final int FEWEST_AREAS = 4;

  /**
   * The same as {@code moran.test} of the R package spdep. An area without neighbours stays in the
   * mean and the moments, but the number of areas is that of those with neighbours, as {@code
   * zero.policy = TRUE} has it there.
   *
   * @param values of the areas, such as rates
   * @param weights of the same areas
   * @return empty when all values are equal or fewer than 4 areas have neighbours
   * @throws IllegalArgumentException for unequal numbers of areas or a value that is not finite
   */
  public static Optional<GlobalMoran> of(double[] values, SpatialWeights weights) {
    double[] z = Deviations.fromMean(values, weights);
    double sumOfSquares = Deviations.sumOfPowers(z, 2);
    double n = weights.areasWithNeighbours();
    if (sumOfSquares == 0 || n < FEWEST_AREAS) {
      return Optional.empty();
    }
    double products = 0;
    for (int area = 0; area < z.length; area++) {
      products += z[area] * weights.lag(z, area);
    }
    double kurtosis = z.length * Deviations.sumOfPowers(z, 4) / (sumOfSquares * sumOfSquares);
    double statistic = n / weights.s0() * products / sumOfSquares;
    double expectation = -1 / (n - 1);
    double variance =
        Deviations.variance(meanSquare(n, kurtosis, weights), expectation * expectation);
    return Optional.of(new GlobalMoran(statistic, expectation, variance));
  }

  /** The second moment of the statistic around 0 under randomisation. */
  private static double meanSquare(double n, double kurtosis, SpatialWeights weights) {
    double s0 = weights.s0();
    double s1 = weights.s1();
    double s2 = weights.s2();
    double level = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0);
    double peak = kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0);
    return (level - peak) / ((n - 1) * (n - 2) * (n - 3) * s0 * s0);
  }

  /** The standardised statistic; empty where the variance is 0. */
  public OptionalDouble z() {
    return variance == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((statistic - expectation) / Math.sqrt(variance));
  }

  /**
   * The one-sided p value: the probability of neighbours at least this much alike if the values lay
   * anywhere, by the normal approximation; empty where the variance is 0.
   */
  public OptionalDouble pValue() {
    OptionalDouble z = z();
    return z.isPresent()
        ? OptionalDouble.of(NORMAL.survivalProbability(z.getAsDouble()))
        : OptionalDouble.empty();
  }
}
