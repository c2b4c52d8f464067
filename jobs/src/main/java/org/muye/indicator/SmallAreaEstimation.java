package org.muye.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muye.statistics.Interval;
import org.muye.statistics.smallarea.EmpiricalBayes;
import org.muye.statistics.smallarea.FunnelClass;
import org.muye.statistics.smallarea.FunnelPoint;
import org.muye.statistics.smallarea.GammaPosterior;
import org.muye.statistics.smallarea.OverDispersion;

/**
 * Relates the rates of units to each other: empirical Bayes smoothing (Marshall 1991) with gamma
 * limits, and their places in a funnel plot, without and with over-dispersion (Spiegelhalter 2005).
 * The overall rate is that of the given units, which is not the city's where some records belong to
 * none of them.
 */
final class SmallAreaEstimation {
  private SmallAreaEstimation() {}

  /**
   * Estimates for the units of one level, one indicator and one window.
   *
   * @param counts events of each unit, 0 or more; re-basing may have made them fractional
   * @param populations people of each unit; a unit with 0 is left out together with its events
   * @return one for each unit, empty where it has no population
   * @throws IllegalArgumentException for unequal lengths, or numbers negative or not finite
   */
  static List<Optional<SmallAreaEstimate>> of(double[] counts, double[] populations) {
    Optional<EmpiricalBayes> fit = EmpiricalBayes.global(counts, populations);
    double overallRate = fit.map(EmpiricalBayes::overallRate).orElse(0.0);
    double[] expected = new double[counts.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = populations[i] * overallRate;
    }
    OverDispersion dispersion = OverDispersion.of(counts, expected).orElse(null);
    List<Optional<SmallAreaEstimate>> estimates = new ArrayList<>(counts.length);
    for (int i = 0; i < counts.length; i++) {
      double count = counts[i];
      double population = populations[i];
      double expectation = expected[i];
      estimates.add(
          fit.filter(f -> population > 0)
              .map(f -> estimate(f, dispersion, count, population, expectation)));
    }
    return estimates;
  }

  private static SmallAreaEstimate estimate(
      EmpiricalBayes fit,
      @Nullable OverDispersion dispersion,
      double count,
      double population,
      double expected) {
    double scale = Estimate.PER_RESIDENTS;
    double smoothed = fit.estimate(count, population).orElseThrow() * scale;
    FunnelClass funnel = expected > 0 ? new FunnelPoint(count, expected).position() : null;
    FunnelClass adjusted =
        dispersion == null || funnel == null
            ? null
            : FunnelClass.ofZ(dispersion.adjustedZ(count, expected));
    Optional<GammaPosterior> posterior = fit.posterior(count, population);
    if (posterior.isEmpty()) {
      return new SmallAreaEstimate(smoothed, null, null, null, funnel, adjusted);
    }
    Interval limits = posterior.get().interval(Estimate.CONFIDENCE);
    return new SmallAreaEstimate(
        smoothed,
        limits.low() * scale,
        limits.high() * scale,
        posterior.get().probabilityAbove(fit.overallRate()),
        funnel,
        adjusted);
  }
}
