package org.muye.statistics.surveillance;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * The negative binomial distribution by mean and dispersion, for sizes that need not be whole: size
 * mean/(dispersion - 1), probability 1/dispersion.
 *
 * @param mean 0 or more
 * @param dispersion variance divided by mean; with 1 it is the Poisson distribution
 */
public record NegativeBinomial(double mean, double dispersion) {
  /** So that a quantile that hits alpha exactly does not hang on the last digit. */
  private static final double ROUNDING = 1e-12;

  /** The probability of more than {@code count}, which is -1 or more. */
  public double above(double count) {
    if (count < 0) {
      return 1;
    }
    if (mean == 0) {
      return 0;
    }
    if (dispersion == 1) {
      return GammaDistribution.of(count + 1, 1).cumulativeProbability(mean);
    }
    double excess = dispersion - 1;
    double size = mean / excess;
    // The probability and its complement: whichever is the smaller has all its digits.
    return dispersion < 2
        ? BetaDistribution.of(count + 1, size).cumulativeProbability(excess / dispersion)
        : BetaDistribution.of(size, count + 1).survivalProbability(1 / dispersion);
  }

  /** The smallest count that has no more than {@code alpha} above it. */
  public double upperQuantile(double alpha) {
    double most = alpha * (1 + ROUNDING);
    double low = -1;
    double high = Math.max(0, Math.floor(approximateQuantile(alpha)));
    double step = 1;
    // Whatever the start, `low` ends with too much above it and `high` with little enough.
    if (above(high) > most) {
      while (above(high) > most) {
        low = high;
        high += step;
        step *= 2;
      }
    } else {
      while (high - step > low && above(high - step) <= most) {
        high -= step;
        step *= 2;
      }
      low = Math.max(low, high - step);
    }
    while (high - low > 1) {
      double middle = Math.floor((low + high) / 2);
      if (above(middle) > most) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** The first terms of Cornish and Fisher, cut off where skewness makes them useless. */
  private double approximateQuantile(double alpha) {
    double z = StandardNormal.upperQuantile(alpha);
    double deviation = Math.sqrt(mean * dispersion);
    double third = (2 * dispersion - 1) * (z * z - 1) / 6;
    return mean + z * deviation + Math.min(third, 3 * deviation);
  }
}
