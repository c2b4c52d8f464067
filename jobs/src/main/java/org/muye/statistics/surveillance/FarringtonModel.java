package org.muye.statistics.surveillance;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * What the reference weeks lead one to expect of the judged week.
 *
 * @param mean the expected count; exactly 0 when its season never had an event
 * @param logError the standard error of the logarithm of the mean
 * @param dispersion variance of a count divided by its mean, 1 or more
 * @param trend whether the model kept a trend
 */
record FarringtonModel(double mean, double logError, double dispersion, boolean trend) {
  /** Leverage this close to 1 leaves a residual that is only rounding. */
  private static final double FULL_LEVERAGE = 1 - 1e-12;

  /**
   * Fits with a trend, and again without when the trend is not to be kept.
   *
   * @return null when no fit converges
   */
  static @Nullable FarringtonModel of(ReferenceWeeks weeks, FarringtonSettings settings) {
    LogLinearFit fit = weeks.isTrendPossible() ? fit(weeks, settings, true) : null;
    if (fit == null || !keepsTrend(fit, weeks, settings)) {
      fit = fit(weeks, settings, false);
    }
    if (fit == null) {
      return null;
    }
    double dispersion = dispersion(fit);
    return new FarringtonModel(
        fit.predictedMean(),
        Math.sqrt(dispersion) * fit.predictedError(),
        dispersion,
        fit.hasTrend());
  }

  /** The fit after reweighting, or null when it does not converge. */
  static @Nullable LogLinearFit fit(
      ReferenceWeeks weeks, FarringtonSettings settings, boolean trend) {
    double[] ones = new double[weeks.size()];
    Arrays.fill(ones, 1);
    LogLinearFit first = LogLinearFit.of(weeks, ones, trend);
    if (first == null || !settings.reweighting()) {
      return first;
    }
    double[] weights = weights(first, weeks, settings.reweightingThreshold());
    return LogLinearFit.of(weeks, weights, trend);
  }

  /** A variance below that of Poisson is taken for chance. */
  private static double dispersion(LogLinearFit fit) {
    return Math.max(1, fit.dispersion());
  }

  /**
   * A trend must be significant, and must not lead to a mean that no reference week has reached.
   */
  private static boolean keepsTrend(
      LogLinearFit fit, ReferenceWeeks weeks, FarringtonSettings settings) {
    double dispersion = dispersion(fit);
    return fit.predictedMean() <= weeks.highestCount()
        && (settings.trendSignificance() == 1
            || trendProbability(fit, dispersion) < settings.trendSignificance());
  }

  /** The two-sided p-value of the trend by the t distribution. */
  static double trendProbability(LogLinearFit fit, double dispersion) {
    double t = Math.abs(fit.slope()) / (fit.slopeError() * Math.sqrt(dispersion));
    return 2 * TDistribution.of(fit.degreesOfFreedom()).survivalProbability(t);
  }

  /** Weights that sum to the number of weeks, smaller where the residual exceeds the threshold. */
  private static double[] weights(LogLinearFit fit, ReferenceWeeks weeks, double threshold) {
    double dispersion = dispersion(fit);
    double[] weights = new double[weeks.size()];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double residual = residual(weeks.count[i], fit.mean(i), fit.leverage(i), dispersion);
      weights[i] = residual > threshold ? 1 / (residual * residual) : 1;
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= weights.length / sum;
    }
    return weights;
  }

  /** The standardised Anscombe residual of a Poisson count; 0 for one below its mean. */
  private static double residual(double count, double mean, double leverage, double dispersion) {
    if (count <= mean || leverage > FULL_LEVERAGE) {
      return 0;
    }
    double raw = 1.5 * (Math.pow(count, 2.0 / 3) * Math.pow(mean, -1.0 / 6) - Math.sqrt(mean));
    return raw / Math.sqrt(dispersion * (1 - leverage));
  }
}
