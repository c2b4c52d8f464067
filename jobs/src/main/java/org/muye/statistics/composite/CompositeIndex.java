package org.muye.statistics.composite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The index of each unit from its scores and the weights of the indicators. */
public final class CompositeIndex {
  private CompositeIndex() {}

  /**
   * Aggregates on a scale of 0 to 100, where the geometric mean lifts scores to {@link
   * Aggregation#FLOOR}.
   *
   * @param scores of all units in all indicators
   * @param weights one per indicator, 0 or more, not all 0; only their proportions count
   * @return one per unit, in order
   * @throws IllegalArgumentException for other weights
   */
  public static List<UnitIndex> of(ScoreTable scores, double[] weights, Aggregation aggregation) {
    return of(scores, weights, aggregation, Aggregation.FLOOR);
  }

  /**
   * Aggregates on any scale. Where a unit has no score in an indicator, its other weights are
   * raised in proportion. The geometric mean never exceeds the linear mean of the scores lifted to
   * the floor.
   *
   * @param floor what the geometric mean lifts lower scores to, above 0 and finite; the linear mean
   *     takes scores as they are
   * @throws IllegalArgumentException for weights or a floor outside these ranges
   */
  public static List<UnitIndex> of(
      ScoreTable scores, double[] weights, Aggregation aggregation, double floor) {
    double[] normalised = Weights.normalised(weights, scores.indicators());
    IndexTerms terms = new IndexTerms(scores, aggregation, floor);
    double[] values = new double[scores.units()];
    boolean[] present = new boolean[scores.units()];
    terms.aggregate(normalised, values, present);
    int[] ranks = Ranks.highestFirst(values, present);
    List<UnitIndex> indices = new ArrayList<>(scores.units());
    for (int unit = 0; unit < scores.units(); unit++) {
      double weight = terms.weightPresent(unit, normalised);
      indices.add(
          new UnitIndex(
              present[unit] ? (Double) values[unit] : null,
              present[unit] ? (Integer) ranks[unit] : null,
              weight,
              contributions(terms, unit, normalised, weight)));
    }
    return indices;
  }

  private static List<@Nullable Double> contributions(
      IndexTerms terms, int unit, double[] weights, double weightPresent) {
    @Nullable Double[] contributions = new @Nullable Double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      boolean counts = terms.has(unit, i) && weightPresent > 0;
      contributions[i] = counts ? terms.contribution(unit, i, weights[i] / weightPresent) : null;
    }
    return Arrays.asList(contributions);
  }
}
