package org.muye.statistics.smallarea;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The local Moran's I of Anselin (1995, Geographical Analysis 27:93-115) of one area, with the
 * moments of Sokal, Oden and Thomson (1998, Geographical Analysis 30:331-354) given its own value.
 *
 * @param statistic positive in a cluster of high or of low values, negative for an outlier
 * @param expectation of the statistic if the other areas' values lay anywhere
 * @param variance of the statistic likewise; 0 for an area without neighbours, one at the mean, one
 *     that neighbours all others, and the only one to differ
 */
public record LocalMoran(double statistic, double expectation, double variance)
    implements Serializable {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final int FEWEST_AREAS = 3;

  /**
   * The same as {@code localmoran} of the R package spdep from version 1.2 on. The statistic of an
   * area without neighbours is 0.
   *
   * @param values of the areas, such as rates
   * @param weights of the same areas
   * @return one for each area; empty when all values are equal or there are fewer than 3 areas
   * @throws IllegalArgumentException for unequal numbers of areas or a value that is not finite
   */
  public static List<LocalMoran> of(double[] values, SpatialWeights weights) {
    double[] z = Deviations.fromMean(values, weights);
    double meanSquare = Deviations.sumOfPowers(z, 2) / z.length;
    if (!(meanSquare > 0) || z.length < FEWEST_AREAS) {
      return List.of();
    }
    List<LocalMoran> areas = new ArrayList<>(z.length);
    for (int area = 0; area < z.length; area++) {
      areas.add(of(z, meanSquare, weights, area));
    }
    return areas;
  }

  private static LocalMoran of(double[] z, double meanSquare, SpatialWeights weights, int area) {
    double n = z.length;
    double square = z[area] * z[area];
    double rowSum = weights.rowSum(area);
    double spreadOfWeights =
        Deviations.variance(weights.rowSumOfSquares(area), rowSum * rowSum / (n - 1));
    double spreadOfOthers = Deviations.variance(meanSquare, square / (n - 1));
    return new LocalMoran(
        z[area] / meanSquare * weights.lag(z, area),
        0 - square * rowSum / ((n - 1) * meanSquare), // no negative zero
        square / (meanSquare * meanSquare) * n / (n - 2) * spreadOfWeights * spreadOfOthers);
  }

  /** The standardised statistic; empty where the variance is 0. */
  public OptionalDouble z() {
    return variance == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((statistic - expectation) / Math.sqrt(variance));
  }

  /**
   * The two-sided p value by the normal approximation; empty where the variance is 0. Adjust those
   * of all areas with {@link org.muye.statistics.FalseDiscoveryRate}.
   */
  public OptionalDouble pValue() {
    OptionalDouble z = z();
    return z.isPresent()
        ? OptionalDouble.of(2 * NORMAL.survivalProbability(Math.abs(z.getAsDouble())))
        : OptionalDouble.empty();
  }
}
