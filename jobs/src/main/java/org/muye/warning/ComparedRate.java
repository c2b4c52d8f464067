package org.muye.warning;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A rate and how it stands against the rates of the other units.
 *
 * @param rate the rate
 * @param exact against the exact Poisson limits around the overall rate; null without population
 * @param adjusted against limits widened for over-dispersion; null without population
 */
public record ComparedRate(QuarterRate rate, @Nullable Standing exact, @Nullable Standing adjusted)
    implements Serializable {

  /** One of the two. */
  @Nullable Standing standing(boolean overDispersionAdjusted) {
    return overDispersionAdjusted ? adjusted : exact;
  }

  /**
   * The place of a rate among the others.
   *
   * @param expected events that the overall rate would give the unit
   * @param z on the square-root scale: standard deviations above the overall rate
   * @param upperTail probability of so much or more, 0 to 1
   * @param adjustedTail the same after Benjamini and Hochberg's adjustment over all units and
   *     series of the quarter
   */
  public record Standing(double expected, double z, double upperTail, double adjustedTail)
      implements Serializable {}
}
