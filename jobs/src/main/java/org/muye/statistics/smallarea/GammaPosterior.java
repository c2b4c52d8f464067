package org.muye.statistics.smallarea;

import java.io.Serializable;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.muye.statistics.Confidence;
import org.muye.statistics.GammaQuantile;
import org.muye.statistics.Interval;

/**
 * What is known of an area's rate after its events are seen: a gamma distribution, whose mean is
 * the empirical Bayes estimate.
 *
 * @param shape prior shape plus events, above 0
 * @param rate prior rate plus population, above 0
 */
public record GammaPosterior(double shape, double rate) implements Serializable {

  /**
   * @throws IllegalArgumentException for a shape or rate that is not above 0 or not finite
   */
  public GammaPosterior {
    if (!(shape > 0 && shape < Double.POSITIVE_INFINITY)
        || !(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("not a gamma distribution: " + shape + ", " + rate);
    }
  }

  /**
   * The credible interval with equal tails, in events per person. At 95 % it holds the mean unless
   * the shape is below 0.0055, which takes an area without events among areas whose rates differ by
   * orders of magnitude.
   *
   * @param credibility between 0 and 1, such as 0.95
   * @throws IllegalArgumentException for a credibility outside (0, 1)
   */
  public Interval interval(double credibility) {
    double tail = Confidence.tail(credibility);
    return new Interval(GammaQuantile.lower(shape, tail), GammaQuantile.upper(shape, tail))
        .dividedBy(rate);
  }

  /**
   * The probability that the area's rate is above the given one.
   *
   * @param threshold in events per person, 0 or more, such as the overall rate
   * @throws IllegalArgumentException for a negative threshold
   */
  public double probabilityAbove(double threshold) {
    if (!(threshold >= 0)) {
      throw new IllegalArgumentException("a rate cannot be negative: " + threshold);
    }
    return GammaDistribution.of(shape, 1).survivalProbability(threshold * rate);
  }
}
