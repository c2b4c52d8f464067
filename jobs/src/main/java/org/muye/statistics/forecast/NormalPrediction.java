package org.muye.statistics.forecast;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.muye.statistics.Confidence;
import org.muye.statistics.Interval;

/**
 * A normal distribution of the future value. Its lower limits may be negative where the series
 * itself cannot be.
 *
 * @param mean the expected value, finite
 * @param standardDeviation of the prediction error, finite and above 0
 */
public record NormalPrediction(double mean, double standardDeviation) implements Prediction {

  /**
   * @throws IllegalArgumentException outside the ranges above
   */
  public NormalPrediction {
    if (!Double.isFinite(mean) || !(standardDeviation > 0) || standardDeviation > 1e300) {
      throw new IllegalArgumentException(
          "no normal prediction: mean " + mean + ", standard deviation " + standardDeviation);
    }
  }

  @Override
  public Interval interval(double confidence) {
    double half = Confidence.z(confidence) * standardDeviation;
    return new Interval(mean - half, mean + half);
  }

  @Override
  public double probabilityAbove(double threshold) {
    SeasonalSeries.requireFinite(threshold, "threshold");
    return NormalDistribution.of(mean, standardDeviation).survivalProbability(threshold);
  }
}
