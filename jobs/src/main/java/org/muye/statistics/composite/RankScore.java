package org.muye.statistics.composite;

import java.util.Arrays;

/**
 * The rank of a unit among the others, from 0 for the first to 100 for the last; equal values share
 * the mean of their ranks. When all are equal every score is 50 and flagged.
 *
 * @param direction whether the largest or the smallest value has the score 100
 */
public record RankScore(Direction direction) implements Normalisation {

  @Override
  public NormalisedIndicator apply(IndicatorValues values) {
    double[] sorted = values.existing();
    Arrays.sort(sorted);
    if (sorted.length == 0 || sorted[0] == sorted[sorted.length - 1]) {
      return new NormalisedIndicator(values.map(value -> 50), true);
    }
    return new NormalisedIndicator(
        values.map(value -> 100 * direction.oriented(meanRank(sorted, value))), false);
  }

  /** The mean rank of the equal values, as a share of the way from the first to the last. */
  private static double meanRank(double[] sorted, double value) {
    int below = 0;
    int equal = 0;
    for (double other : sorted) {
      below += other < value ? 1 : 0;
      equal += other == value ? 1 : 0;
    }
    return (below + (equal - 1) / 2.0) / (sorted.length - 1);
  }
}
