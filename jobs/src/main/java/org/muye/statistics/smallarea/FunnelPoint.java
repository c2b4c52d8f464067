package org.muye.statistics.smallarea;

import java.io.Serializable;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.muye.statistics.Confidence;
import org.muye.statistics.GammaQuantile;
import org.muye.statistics.Interval;

/**
 * One area in a funnel plot of observed to expected events with exact Poisson limits (Spiegelhalter
 * 2005, Statistics in Medicine 24:1185-1202).
 *
 * @param observed events seen, 0 or more; re-basing may have made them fractional
 * @param expected events at the overall rate, above 0: an area without population has no place in
 *     the plot
 */
public record FunnelPoint(double observed, double expected) implements Serializable {

  /**
   * @throws IllegalArgumentException for a negative observation, an expectation that is not above
   *     0, or a number that is not finite
   */
  public FunnelPoint {
    CountsAndExposures.require(observed, expected);
    if (expected == 0) {
      throw new IllegalArgumentException("no funnel around an expectation of " + expected);
    }
  }

  /** Observed to expected events. */
  public double ratio() {
    return observed / expected;
  }

  /**
   * The limits of the ratio: half the chi-square quantiles with 2E and 2(E+1) degrees of freedom,
   * divided by E. For small E they are wider than the tail probabilities say: with next to nothing
   * expected it takes 4 events to pass the upper limit of 95 %.
   *
   * @param confidence between 0 and 1, such as 0.95 or 0.998
   * @throws IllegalArgumentException for a confidence outside (0, 1)
   */
  public Interval limits(double confidence) {
    double tail = Confidence.tail(confidence);
    return new Interval(
            GammaQuantile.lower(expected, tail), GammaQuantile.upper(expected + 1, tail))
        .dividedBy(expected);
  }

  /** The class by the limits of 95 % and 99.8 %. */
  public FunnelClass position() {
    return FunnelClass.of(ratio(), limits(FunnelClass.WARNING), limits(FunnelClass.ALARM));
  }

  /**
   * The Poisson probability of the observed events or more. Between whole numbers it follows the
   * gamma distribution, as the limits do, so that a rounding error in a count moves it little.
   */
  public double probabilityOfAtLeast() {
    return observed == 0 ? 1 : GammaDistribution.of(observed, 1).cumulativeProbability(expected);
  }

  /** The Poisson probability of the observed events or fewer, between whole numbers likewise. */
  public double probabilityOfAtMost() {
    return GammaDistribution.of(observed + 1, 1).survivalProbability(expected);
  }
}
