package org.muye.statistics.surveillance;

import static java.util.Objects.requireNonNull;

/**
 * What {@code surveillance::farringtonFlexible} (1.20.3 to 1.26.0) makes of our fit. It overwrites
 * the weights of the last step with the prior weights and then takes a dispersion from them, so
 * that its standard errors are too small by about the root of the mean. They decide on the trend,
 * and are part of the delta and muan bounds; the fit, its dispersion and the nbPlugin bound are
 * untouched.
 */
final class OverwrittenWeights {
  private OverwrittenWeights() {}

  static FarringtonModel model(WeeklyCounts counts, int week, FarringtonSettings settings) {
    ReferenceWeeks weeks = requireNonNull(ReferenceWeeks.of(counts, week, settings));
    LogLinearFit fit = requireNonNull(FarringtonModel.fit(weeks, settings, true));
    boolean significant =
        settings.trendSignificance() == 1
            || FarringtonModel.trendProbability(fit, dispersion(fit, weeks))
                < settings.trendSignificance();
    if (!significant || fit.predictedMean() > weeks.highestCount()) {
      fit = requireNonNull(FarringtonModel.fit(weeks, settings, false));
    }
    return new FarringtonModel(
        fit.predictedMean(),
        Math.sqrt(dispersion(fit, weeks)) * fit.predictedError(),
        Math.max(1, fit.dispersion()),
        fit.hasTrend());
  }

  private static double dispersion(LogLinearFit fit, ReferenceWeeks weeks) {
    double sum = 0;
    for (int i = 0; i < weeks.size(); i++) {
      double residual = (weeks.count[i] - fit.mean(i)) / fit.mean(i);
      sum += fit.priorWeight(i) * residual * residual;
    }
    return sum / fit.degreesOfFreedom();
  }
}
