package org.muye.indicator;

import org.jspecify.annotations.Nullable;
import org.muye.statistics.smallarea.FunnelClass;

/**
 * The rate of one unit in the light of the other units of its level. Rates are per 10,000
 * residents.
 *
 * @param smoothed the empirical Bayes estimate
 * @param low lower limit of its 95 % credible interval; null where the units differ no more than by
 *     chance, and {@code smoothed} is then the overall rate
 * @param high upper limit, null likewise
 * @param probabilityAboveCity the probability that the unit's rate is above the overall rate, null
 *     likewise
 * @param funnel the place by exact limits around the overall rate; null when no unit has an event
 * @param adjustedFunnel the place with the variation between units allowed for; null likewise
 */
record SmallAreaEstimate(
    double smoothed,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable Double probabilityAboveCity,
    @Nullable FunnelClass funnel,
    @Nullable FunnelClass adjustedFunnel) {

  /** Whether the units differ more than by chance. */
  boolean isHeterogeneous() {
    return probabilityAboveCity != null;
  }

  /** HIGH, LOW or IN by the limits of 95 %; null without a place. */
  @Nullable String funnel95() {
    return funnel == null
        ? null
        : switch (funnel) {
          case HIGH_998, HIGH_95 -> "HIGH";
          case IN -> "IN";
          case LOW_95, LOW_998 -> "LOW";
        };
  }

  /** HIGH, LOW or IN by the limits of 99.8 %; null without a place. */
  @Nullable String funnel998() {
    return funnel == null
        ? null
        : switch (funnel) {
          case HIGH_998 -> "HIGH";
          case HIGH_95, IN, LOW_95 -> "IN";
          case LOW_998 -> "LOW";
        };
  }
}
