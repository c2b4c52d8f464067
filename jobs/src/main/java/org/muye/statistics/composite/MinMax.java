package org.muye.statistics.composite;

import java.util.Arrays;

/**
 * The position between the smallest and the largest value of the units. When all are equal every
 * score is the middle of the scale and flagged.
 *
 * @param low the score of the one end, usually 0
 * @param high the score of the other end, above {@code low}, usually 100
 * @param direction whether the largest value has the score {@code high} or {@code low}
 */
public record MinMax(double low, double high, Direction direction) implements Normalisation {
  private static final double LARGEST = 1e90;

  /**
   * @throws IllegalArgumentException unless {@code low} is below {@code high} and both are at most
   *     1e90 in size
   */
  public MinMax {
    if (!(low < high) || Math.abs(low) > LARGEST || Math.abs(high) > LARGEST) {
      throw new IllegalArgumentException("no scale: " + low + " to " + high);
    }
  }

  /** From 0 to 100. */
  public static MinMax percent(Direction direction) {
    return new MinMax(0, 100, direction);
  }

  @Override
  public NormalisedIndicator apply(IndicatorValues values) {
    double[] existing = values.existing();
    double least = Arrays.stream(existing).min().orElse(0);
    double range = Arrays.stream(existing).max().orElse(0) - least;
    if (range == 0) {
      return new NormalisedIndicator(values.map(value -> low + (high - low) / 2), true);
    }
    return new NormalisedIndicator(
        values.map(value -> low + (high - low) * direction.oriented((value - least) / range)),
        false);
  }
}
