package org.muye.statistics.surveillance;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A quasi-Poisson regression with logarithmic link on the seasonal levels and, if wished, a linear
 * trend; by iteratively reweighted least squares (McCullagh and Nelder 1989, Generalized Linear
 * Models, 2.5) from the start and to the stop that R's {@code glm} has.
 *
 * <p>The only regressor beside the levels is time, so each step is a weighted line through points
 * centred within their level: sums over the weeks instead of a matrix, and no rank to lose. A level
 * without events has the mean 0, which no logarithm reaches; it tells the other parameters nothing
 * and is left out of the steps, but counts as a parameter.
 */
final class LogLinearFit {
  private static final int MOST_STEPS = 25;
  private static final double CONVERGED = 1e-8;

  /** Keeps a mean that tends to 0 from dividing by it. */
  private static final double LEAST_MEAN = Math.ulp(1.0);

  /** Below this part of the sum of squares, what is left within the levels is rounding. */
  private static final double NO_SPREAD = 1e-12;

  private final ReferenceWeeks weeks;
  private final double[] priorWeight;
  private final boolean trend;
  private final double[] mean;
  private final double[] weight;
  private final double[] weightOfLevel;
  private final double[] timeOfLevel;
  private final double[] logMeanOfLevel;
  private double timeSpread;
  private double slope;

  private LogLinearFit(ReferenceWeeks weeks, double[] priorWeight, boolean trend) {
    this.weeks = weeks;
    this.priorWeight = priorWeight;
    this.trend = trend;
    mean = new double[weeks.size()];
    weight = new double[weeks.size()];
    weightOfLevel = new double[weeks.levels];
    timeOfLevel = new double[weeks.levels];
    logMeanOfLevel = new double[weeks.levels];
  }

  /**
   * Fits the model.
   *
   * @param priorWeight above 0, one per week
   * @return null when it does not converge in 25 steps, or no trend can be told from the levels
   */
  static @Nullable LogLinearFit of(ReferenceWeeks weeks, double[] priorWeight, boolean trend) {
    LogLinearFit fit = new LogLinearFit(weeks, priorWeight, trend);
    double[] logMean = new double[weeks.size()];
    for (int i = 0; i < logMean.length; i++) {
      if (weeks.hasEvents[weeks.level[i]]) {
        fit.mean[i] = weeks.count[i] + 0.1;
        logMean[i] = Math.log(fit.mean[i]);
      }
    }
    double deviance = fit.deviance(logMean);
    for (int step = 0; step < MOST_STEPS; step++) {
      if (!fit.step(logMean)) {
        return null;
      }
      double before = deviance;
      deviance = fit.deviance(logMean);
      if (!Double.isFinite(deviance)) {
        return null;
      }
      if (Math.abs(deviance - before) / (deviance + 0.1) < CONVERGED) {
        return fit;
      }
    }
    return null;
  }

  /** One weighted least-squares fit of the working response; false when time has no spread. */
  private boolean step(double[] logMean) {
    Arrays.fill(weightOfLevel, 0);
    Arrays.fill(timeOfLevel, 0);
    Arrays.fill(logMeanOfLevel, 0);
    for (int i = 0; i < mean.length; i++) {
      int level = weeks.level[i];
      if (weeks.hasEvents[level]) {
        weight[i] = priorWeight[i] * mean[i];
        logMean[i] += weeks.count[i] / mean[i] - 1;
        weightOfLevel[level] += weight[i];
        timeOfLevel[level] += weight[i] * weeks.time[i];
        logMeanOfLevel[level] += weight[i] * logMean[i];
      }
    }
    for (int level = 0; level < weeks.levels; level++) {
      if (weightOfLevel[level] > 0) {
        timeOfLevel[level] /= weightOfLevel[level];
        logMeanOfLevel[level] /= weightOfLevel[level];
      }
    }
    if (trend && !fitTrend(logMean)) {
      return false;
    }
    for (int i = 0; i < mean.length; i++) {
      int level = weeks.level[i];
      if (weeks.hasEvents[level]) {
        logMean[i] = logMeanOfLevel[level] + slope * (weeks.time[i] - timeOfLevel[level]);
        mean[i] = Math.max(Math.exp(logMean[i]), LEAST_MEAN);
      }
    }
    return true;
  }

  private boolean fitTrend(double[] workingResponse) {
    timeSpread = 0;
    double squares = 0;
    double products = 0;
    for (int i = 0; i < mean.length; i++) {
      double time = weeks.time[i] - timeOfLevel[weeks.level[i]];
      timeSpread += weight[i] * time * time;
      squares += weight[i] * weeks.time[i] * weeks.time[i];
      products += weight[i] * time * (workingResponse[i] - logMeanOfLevel[weeks.level[i]]);
    }
    slope = products / timeSpread;
    return timeSpread > NO_SPREAD * squares;
  }

  private double deviance(double[] logMean) {
    double sum = 0;
    for (int i = 0; i < mean.length; i++) {
      double count = weeks.count[i];
      double surprise = count > 0 ? count * (weeks.logCount[i] - logMean[i]) : 0;
      sum += priorWeight[i] * (surprise - (count - mean[i]));
    }
    return 2 * sum;
  }

  /** Pearson's statistic by degree of freedom, in the weights of the last step as in R. */
  double dispersion() {
    double sum = 0;
    for (int i = 0; i < mean.length; i++) {
      if (mean[i] > 0) {
        double residual = (weeks.count[i] - mean[i]) / mean[i];
        sum += weight[i] * residual * residual;
      }
    }
    return sum / degreesOfFreedom();
  }

  int degreesOfFreedom() {
    return weeks.degreesOfFreedom(trend);
  }

  double mean(int i) {
    return mean[i];
  }

  double priorWeight(int i) {
    return priorWeight[i];
  }

  /** The share of a week in its own fitted value, 0 to 1. */
  double leverage(int i) {
    int level = weeks.level[i];
    if (!weeks.hasEvents[level]) {
      return 0;
    }
    return weight[i] * variance(level, weeks.time[i]);
  }

  boolean hasTrend() {
    return trend;
  }

  /** The trend of the logarithm of the mean, by year. */
  double slope() {
    return slope;
  }

  /** The standard error of the trend at a dispersion of 1. */
  double slopeError() {
    return 1 / Math.sqrt(timeSpread);
  }

  /** The mean of the judged week. */
  double predictedMean() {
    return weeks.hasEvents[0] ? Math.exp(logMeanOfLevel[0] - slope * timeOfLevel[0]) : 0;
  }

  /** The standard error of the logarithm of that mean at a dispersion of 1; 0 for a mean of 0. */
  double predictedError() {
    return weeks.hasEvents[0] ? Math.sqrt(variance(0, 0)) : 0;
  }

  private double variance(int level, double time) {
    double fromLevel = time - timeOfLevel[level];
    double ofTrend = trend ? fromLevel * fromLevel / timeSpread : 0;
    return 1 / weightOfLevel[level] + ofTrend;
  }
}
