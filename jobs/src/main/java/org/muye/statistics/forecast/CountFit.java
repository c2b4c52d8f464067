package org.muye.statistics.forecast;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.muye.statistics.NegativeBinomial;
import org.muye.statistics.SafeNewton;

/** A fitted negative binomial or Poisson model of a series of counts. */
public final class CountFit {
  private static final int MOST_ROUNDS = 200;
  private static final double CONVERGED = 1e-11;

  /** Counts can have exactly the Poisson chi-square; rounding must not decide then. */
  private static final double ROUNDING = 1e-9;

  /** An estimate as vague as this says nothing: a mean is then known to a factor of e^3 at best. */
  private static final double LARGEST_DISPERSION = 1e3;

  private final LogLinearMean means;
  private final double dispersion;
  private final boolean seasonal;
  private final int length;

  private CountFit(LogLinearMean means, double dispersion, boolean seasonal, int length) {
    this.means = means;
    this.dispersion = dispersion;
    this.seasonal = seasonal;
    this.length = length;
  }

  /**
   * Alternates between the mean and the dispersion until neither changes.
   *
   * @param counts whole numbers, 0 or more, two seasons or more, not all zero
   * @return null when there is no finite estimate
   */
  static @Nullable CountFit of(double[] counts, int seasonLength, boolean withTrend) {
    boolean seasonal = everySeasonHasEvents(counts, seasonLength);
    int seasons = seasonal ? seasonLength : 1;
    LogLinearMean means = LogLinearMean.fit(counts, seasons, withTrend, 0);
    double dispersion = 0;
    // A dispersion far below it adds nothing to the Poisson variance.
    double scale = 1 / Arrays.stream(counts).average().orElseThrow();
    for (int round = 0; round < MOST_ROUNDS && means != null; round++) {
      double before = dispersion;
      dispersion = dispersion(counts, means);
      if (Math.abs(dispersion - before) <= CONVERGED * (scale + dispersion)) {
        return new CountFit(means, dispersion, seasonal, counts.length);
      }
      means = LogLinearMean.fit(counts, seasons, withTrend, dispersion);
    }
    return null;
  }

  private static boolean everySeasonHasEvents(double[] counts, int seasonLength) {
    double[] events = new double[seasonLength];
    for (int i = 0; i < counts.length; i++) {
      events[i % seasonLength] += counts[i];
    }
    return Arrays.stream(events).allMatch(sum -> sum > 0);
  }

  /**
   * The dispersion at which Pearson's chi-square equals its degrees of freedom; 0 when it is not
   * larger than that for the Poisson distribution.
   */
  private static double dispersion(double[] counts, LogLinearMean means) {
    double poisson = -pearsonExcess(counts, means, Double.NEGATIVE_INFINITY).value();
    if (poisson <= ROUNDING * means.degreesOfFreedom()) {
      return 0;
    }
    double average = Arrays.stream(counts).average().orElseThrow();
    double start = Math.log(poisson / means.degreesOfFreedom() / average);
    return Math.exp(
        SafeNewton.root(logDispersion -> pearsonExcess(counts, means, logDispersion), start));
  }

  /** Degrees of freedom minus chi-square, and its slope in the logarithm of the dispersion. */
  private static SafeNewton.Point pearsonExcess(
      double[] counts, LogLinearMean means, double logDispersion) {
    double dispersion = Math.exp(logDispersion);
    double chiSquare = 0;
    double slope = 0;
    for (int i = 0; i < counts.length; i++) {
      double mean = means.mean(i);
      double squared = (counts[i] - mean) * (counts[i] - mean);
      double variance = mean + dispersion * mean * mean;
      chiSquare += squared / variance;
      slope += squared / variance * (dispersion * mean * mean / variance);
    }
    return new SafeNewton.Point(means.degreesOfFreedom() - chiSquare, slope);
  }

  /** The variance is mean + dispersion mean²; 0 for a Poisson model. */
  public double dispersion() {
    return dispersion;
  }

  /** False when a season without any event made the model do without seasonal factors. */
  public boolean seasonal() {
    return seasonal;
  }

  /** The fitted or, beyond the series, extrapolated mean of a period, counted from 0. */
  public double mean(int period) {
    return means.mean(period);
  }

  /** The standard error of the logarithm of {@link #mean(int)}. */
  public double logStandardError(int period) {
    return Math.sqrt(means.variance(period));
  }

  /**
   * The distribution of the count so many periods after the last; null when its mean is beyond
   * every plausible count. The mean being estimated with the relative variance v, the dispersion d
   * of the model becomes d (1 + v) + v; for a Poisson model with a common level this is exactly the
   * gamma-Poisson mixture.
   */
  @Nullable CountPrediction prediction(int step) {
    int period = length - 1 + step;
    double mean = means.mean(period);
    double variance = means.variance(period);
    double widened = dispersion * (1 + variance) + variance;
    if (!(mean <= NegativeBinomial.LARGEST_MEAN) || !(widened <= LARGEST_DISPERSION)) {
      return null;
    }
    return new CountPrediction(new NegativeBinomial(mean, widened));
  }
}
