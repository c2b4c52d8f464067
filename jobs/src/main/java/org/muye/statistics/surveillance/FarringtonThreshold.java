package org.muye.statistics.surveillance;

import org.muye.statistics.NegativeBinomial;

/**
 * The upper bound of a week, and how improbable its count is, by one of the {@link
 * ThresholdMethod}s.
 *
 * @param upperBound infinite when there is none
 * @param probability of a count as high or higher
 */
record FarringtonThreshold(double upperBound, double probability) {
  static FarringtonThreshold of(FarringtonModel model, long observed, FarringtonSettings settings) {
    if (model.mean() == 0) {
      return new FarringtonThreshold(0, observed > 0 ? 0 : 1);
    }
    if (settings.thresholdMethod() == ThresholdMethod.DELTA) {
      return delta(model, observed, settings);
    }
    double mean = model.mean();
    if (settings.thresholdMethod() == ThresholdMethod.MUAN) {
      mean *= Math.exp(StandardNormal.upperQuantile(settings.alpha()) * model.logError());
    }
    if (!(mean <= NegativeBinomial.LARGEST_MEAN)) {
      return new FarringtonThreshold(Double.POSITIVE_INFINITY, 1);
    }
    NegativeBinomial distribution = NegativeBinomial.ofVarianceRatio(mean, model.dispersion());
    return new FarringtonThreshold(
        distribution.upperQuantile(settings.alpha()),
        distribution.survivalProbability(observed - 1.0));
  }

  private static FarringtonThreshold delta(
      FarringtonModel model, long observed, FarringtonSettings settings) {
    double mean = model.mean();
    double exponent = settings.powerTransformation().exponent();
    double variance = mean * (model.dispersion() + mean * model.logError() * model.logError());
    double deviation = exponent * Math.pow(mean, exponent - 1) * Math.sqrt(variance);
    double centre = Math.pow(mean, exponent);
    double z = StandardNormal.upperQuantile(settings.alpha());
    double bound = Math.pow(centre + z * deviation, 1 / exponent);
    double excess = Math.pow((double) observed, exponent) - centre;
    return new FarringtonThreshold(bound, StandardNormal.above(excess / deviation));
  }
}
