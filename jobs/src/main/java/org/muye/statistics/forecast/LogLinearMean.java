package org.muye.statistics.forecast;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The mean of a count as the exponential of a level for each season and a common linear trend,
 * fitted by iteratively reweighted least squares for a given dispersion (Nelder and Wedderburn
 * 1972, JRSS A 135:370-384). With these regressors the normal equations are those of an analysis of
 * covariance, so that no matrix is needed.
 */
final class LogLinearMean {
  private static final int MOST_ROUNDS = 200;
  private static final double CONVERGED = 1e-11;

  private final double[] counts;
  private final int seasons;
  private final boolean withTrend;
  private final double dispersion;
  private final double[] predictor;
  private final double[] weight;
  private final double[] seasonWeight;
  private final double[] seasonTime;
  private final double[] seasonLevel;
  private double timeSquares;
  private double slope;

  private LogLinearMean(double[] counts, int seasons, boolean withTrend, double dispersion) {
    this.counts = counts;
    this.seasons = seasons;
    this.withTrend = withTrend;
    this.dispersion = dispersion;
    this.predictor = new double[counts.length];
    this.weight = new double[counts.length];
    this.seasonWeight = new double[seasons];
    this.seasonTime = new double[seasons];
    this.seasonLevel = new double[seasons];
  }

  /**
   * The fit of the highest likelihood at this dispersion.
   *
   * @param counts at least one event in each season
   * @param seasons levels to tell apart; 1 for a common level
   * @return null when the estimates run away, as the slope of a trend does that begins with zeros
   *     only
   */
  static @Nullable LogLinearMean fit(
      double[] counts, int seasons, boolean withTrend, double dispersion) {
    LogLinearMean fit = new LogLinearMean(counts, seasons, withTrend, dispersion);
    for (int i = 0; i < counts.length; i++) {
      // The start of R: near the data, yet with a logarithm for zero.
      fit.predictor[i] = Math.log(counts[i] + 0.1);
    }
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double change = fit.improve();
      if (!Double.isFinite(change)) {
        return null;
      }
      if (change <= CONVERGED) {
        return fit;
      }
    }
    return null;
  }

  /** One weighted least-squares step; returns the largest change of a linear predictor. */
  private double improve() {
    double[] response = new double[counts.length];
    double[] responseSum = new double[seasons];
    Arrays.fill(seasonWeight, 0);
    Arrays.fill(seasonTime, 0);
    for (int i = 0; i < counts.length; i++) {
      double mean = Math.exp(predictor[i]);
      int season = i % seasons;
      weight[i] = mean / (1 + dispersion * mean);
      response[i] = predictor[i] + (counts[i] - mean) / mean;
      seasonWeight[season] += weight[i];
      seasonTime[season] += weight[i] * time(i);
      responseSum[season] += weight[i] * response[i];
    }
    for (int season = 0; season < seasons; season++) {
      seasonTime[season] /= seasonWeight[season];
      seasonLevel[season] = responseSum[season] / seasonWeight[season];
    }
    slope = withTrend ? slope(response) : 0;
    double change = 0;
    for (int i = 0; i < counts.length; i++) {
      double updated = predictor(i);
      change = Math.max(change, Math.abs(updated - predictor[i]));
      predictor[i] = updated;
    }
    return change;
  }

  private double slope(double[] response) {
    double products = 0;
    timeSquares = 0;
    for (int i = 0; i < counts.length; i++) {
      double offset = time(i) - seasonTime[i % seasons];
      products += weight[i] * offset * (response[i] - seasonLevel[i % seasons]);
      timeSquares += weight[i] * offset * offset;
    }
    return products / timeSquares;
  }

  /** Centred and of order one, which keeps the slope well conditioned. */
  private double time(int index) {
    return (index - (counts.length - 1) / 2.0) / counts.length;
  }

  /** The logarithm of the mean of a period, counted from the start of the series. */
  double predictor(int index) {
    int season = index % seasons;
    return seasonLevel[season] + slope * (time(index) - seasonTime[season]);
  }

  /** The variance of {@link #predictor(int)} as an estimate. */
  double variance(int index) {
    int season = index % seasons;
    double offset = time(index) - seasonTime[season];
    return 1 / seasonWeight[season] + (withTrend ? offset * offset / timeSquares : 0);
  }

  double mean(int index) {
    return Math.exp(predictor(index));
  }

  /** Observations beyond the number of parameters. */
  int degreesOfFreedom() {
    return counts.length - seasons - (withTrend ? 1 : 0);
  }
}
