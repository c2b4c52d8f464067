package org.muye.statistics.forecast;

import org.muye.statistics.Confidence;
import org.muye.statistics.Interval;
import org.muye.statistics.NegativeBinomial;

/**
 * A distribution of a future count. The limits of its intervals are whole numbers, never below 0,
 * and enclose at least the given probability.
 *
 * @param distribution of the count, with the uncertainty of its mean included in the dispersion
 */
public record CountPrediction(NegativeBinomial distribution) implements Prediction {

  @Override
  public double mean() {
    return distribution.mean();
  }

  @Override
  public Interval interval(double confidence) {
    double tail = Confidence.tail(confidence);
    return new Interval(
        (double) distribution.quantile(tail), (double) distribution.quantile(1 - tail));
  }

  @Override
  public double probabilityAbove(double threshold) {
    SeasonalSeries.requireFinite(threshold, "threshold");
    return distribution.survivalProbability(threshold);
  }
}
