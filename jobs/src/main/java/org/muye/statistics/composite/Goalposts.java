package org.muye.statistics.composite;

/**
 * The position between two fixed goalposts, 0 to 100; beyond a goalpost the score stays at its end.
 * Scores of different periods are comparable as long as the goalposts stay.
 *
 * @param low the value of the lower goalpost
 * @param high that of the higher goalpost, above {@code low}
 * @param direction whether the score is 100 at {@code high} or at {@code low}
 */
public record Goalposts(double low, double high, Direction direction) implements Normalisation {
  private static final double LARGEST = 1e90;

  /**
   * @throws IllegalArgumentException unless {@code low} is below {@code high} and both are at most
   *     1e90 in size
   */
  public Goalposts {
    if (!(low < high) || Math.abs(low) > LARGEST || Math.abs(high) > LARGEST) {
      throw new IllegalArgumentException("no goalposts: " + low + " to " + high);
    }
  }

  /** Never of zero range: equal values too have their place between the goalposts. */
  @Override
  public NormalisedIndicator apply(IndicatorValues values) {
    return new NormalisedIndicator(values.map(this::score), false);
  }

  private double score(double value) {
    double share = Math.min(1, Math.max(0, (value - low) / (high - low)));
    return 100 * direction.oriented(share);
  }
}
