package org.muye.statistics.composite;

import java.util.Arrays;

/**
 * The distance from the mean of the units in standard deviations (with n - 1). Scores have no
 * bounds. When all values are equal every score is the centre and flagged.
 *
 * @param centre the score of the mean: 50 on a scale of 0 to 100, 0 for a plain z-score
 * @param spread the points of one standard deviation, above 0: 10, or 1 for a plain z-score
 * @param direction whether values above the mean have scores above the centre or below it
 */
public record ZScore(double centre, double spread, Direction direction) implements Normalisation {
  private static final double LARGEST = 1e90;

  /**
   * @throws IllegalArgumentException unless {@code spread} is above 0 and both are at most 1e90 in
   *     size
   */
  public ZScore {
    if (!(Math.abs(centre) <= LARGEST) || !(spread > 0 && spread <= LARGEST)) {
      throw new IllegalArgumentException("no scale: " + centre + ", " + spread);
    }
  }

  @Override
  public NormalisedIndicator apply(IndicatorValues values) {
    double[] existing = values.existing();
    double mean = Arrays.stream(existing).average().orElse(0);
    double squares = Arrays.stream(existing).map(x -> (x - mean) * (x - mean)).sum();
    double deviation = Math.sqrt(squares / Math.max(1, existing.length - 1));
    // The mean of equal values may differ from them by rounding.
    if (IndicatorValues.allEqual(existing) || deviation == 0) {
      return new NormalisedIndicator(values.map(value -> centre), true);
    }
    return new NormalisedIndicator(
        values.map(value -> centre + spread * direction.signed((value - mean) / deviation)), false);
  }
}
