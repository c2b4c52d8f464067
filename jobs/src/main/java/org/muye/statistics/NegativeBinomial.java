package org.muye.statistics;

import java.io.Serializable;
import java.util.function.LongPredicate;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The negative binomial distribution of a count whose variance is mean + dispersion mean²; without
 * dispersion it is the Poisson distribution. R calls 1 / dispersion {@code size}.
 *
 * @param mean the expected count, 0 to 1e12
 * @param dispersion the squared coefficient of variation of the mean, finite, 0 or more
 */
public record NegativeBinomial(double mean, double dispersion) implements Serializable {
  /** Beyond it neighbouring counts are no longer told apart. */
  public static final double LARGEST_MEAN = 1e12;

  /** A quantile that hits its probability exactly must not hang on the last digit. */
  private static final double ROUNDING = 1e-12;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /**
   * @throws IllegalArgumentException outside the ranges above
   */
  public NegativeBinomial {
    if (!(mean >= 0 && mean <= LARGEST_MEAN)
        || !(dispersion >= 0 && dispersion < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "no negative binomial distribution: mean " + mean + ", dispersion " + dispersion);
    }
  }

  /**
   * The distribution of a count whose variance is {@code ratio} times its mean, as a quasi-Poisson
   * fit gives it.
   *
   * @param mean as above
   * @param ratio 1 or more
   * @throws IllegalArgumentException outside the ranges
   */
  public static NegativeBinomial ofVarianceRatio(double mean, double ratio) {
    double excess = ratio - 1;
    return new NegativeBinomial(
        mean, excess == 0 || mean == 0 ? 0 : Math.min(excess / mean, Double.MAX_VALUE));
  }

  /** The variance of the count. */
  public double variance() {
    return mean + dispersion * mean * mean;
  }

  /** The probability of at most {@code count} events; fractions are cut off. */
  public double cumulativeProbability(double count) {
    return probability(count, false);
  }

  /** The probability of more than {@code count} events; small ones keep their digits. */
  public double survivalProbability(double count) {
    return probability(count, true);
  }

  /**
   * The smallest count that is not exceeded with at least the given probability, as {@code qnbinom}
   * of R.
   *
   * @param probability between 0 and 1
   * @throws IllegalArgumentException for a probability outside (0, 1)
   */
  public long quantile(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException("a probability lies between 0 and 1: " + probability);
    }
    return probability > 0.5
        ? upperQuantile(1 - probability)
        : smallest(
            probability,
            count -> cumulativeProbability((double) count) >= probability * (1 - ROUNDING));
  }

  /**
   * The smallest count that is exceeded with no more than the given probability.
   *
   * @param above between 0 and 1; a small one keeps its digits
   * @throws IllegalArgumentException for a probability outside (0, 1)
   */
  public long upperQuantile(double above) {
    if (!(above > 0 && above < 1)) {
      throw new IllegalArgumentException("a probability lies between 0 and 1: " + above);
    }
    return smallest(
        1 - above, count -> survivalProbability((double) count) <= above * (1 + ROUNDING));
  }

  /** The smallest count that meets a condition which all higher ones meet too. */
  private long smallest(double probability, LongPredicate reaches) {
    double spread = Math.sqrt(variance());
    double start =
        probability == 1 ? mean : mean + NORMAL.inverseCumulativeProbability(probability) * spread;
    long high = Math.max(0, (long) start);
    long stride = Math.max(1, (long) (spread / 16));
    while (!reaches.test(high)) {
      high += stride;
      stride *= 2;
    }
    long low = high;
    stride = 1;
    while (low >= 0 && reaches.test(low)) {
      high = low;
      low -= stride;
      stride *= 2;
    }
    low = Math.max(low, -1);
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (reaches.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private double probability(double count, boolean above) {
    if (Double.isNaN(count)) {
      throw new IllegalArgumentException("a count is a number: " + count);
    }
    if (count < 0) {
      return above ? 1 : 0;
    }
    double next = Math.floor(count) + 1;
    if (mean == 0 || Double.isInfinite(next)) {
      return above ? 0 : 1;
    }
    if (dispersion == 0) {
      GammaDistribution gamma = GammaDistribution.of(next, 1);
      return above ? gamma.cumulativeProbability(mean) : gamma.survivalProbability(mean);
    }
    return mixed(next, above);
  }

  /** Gives the incomplete beta function the smaller of its two arguments: no digits cancel. */
  private double mixed(double next, boolean above) {
    double odds = dispersion * mean;
    if (odds < 1) {
      BetaDistribution beta = BetaDistribution.of(next, 1 / dispersion);
      double argument = odds / (1 + odds);
      return above ? beta.cumulativeProbability(argument) : beta.survivalProbability(argument);
    }
    BetaDistribution beta = BetaDistribution.of(1 / dispersion, next);
    double argument = 1 / (1 + odds);
    return above ? beta.survivalProbability(argument) : beta.cumulativeProbability(argument);
  }
}
