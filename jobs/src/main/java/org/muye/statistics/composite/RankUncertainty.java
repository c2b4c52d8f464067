package org.muye.statistics.composite;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How firm the ranks of an index are, by varying all debatable choices at once: Saisana, Saltelli
 * and Tarantola (2005), JRSS A 168:307-323.
 */
public final class RankUncertainty {
  /** Variants that give a steady interval. */
  public static final int DRAWS = 1000;

  private RankUncertainty() {}

  /**
   * Ranks the units again and again. Each variant draws the weights, leaves out one of the
   * indicators or none (all equally likely), and takes the linear or the geometric mean.
   *
   * <p>Weights come from a Dirichlet distribution with the parameters k w, where w are the given
   * weights of sum 1 and k is the number of indicators: its mean is w, and when these are equal all
   * weightings are equally likely. An indicator of weight 0 stays out.
   *
   * @param scores of all units in all indicators, 0 to 100
   * @param weights one per indicator, 0 or more, not all 0; only their proportions count
   * @param draws variants, at least 1, usually {@link #DRAWS}
   * @param seed of the random numbers: the same seed gives the same result
   * @return one per unit, in order; null for a unit that never had a score of positive weight
   * @throws IllegalArgumentException outside these ranges
   */
  public static List<@Nullable RankInterval> of(
      ScoreTable scores, double[] weights, int draws, long seed) {
    double[] centre = Weights.normalised(weights, scores.indicators());
    if (draws < 1) {
      throw new IllegalArgumentException("at least one draw is needed: " + draws);
    }
    IndexTerms linear = new IndexTerms(scores, Aggregation.LINEAR, Aggregation.FLOOR);
    IndexTerms geometric = new IndexTerms(scores, Aggregation.GEOMETRIC, Aggregation.FLOOR);
    SplittableRandom random = new SplittableRandom(seed);
    int[][] frequencies = new int[scores.units()][scores.units() + 1];
    double[] values = new double[scores.units()];
    boolean[] present = new boolean[scores.units()];
    for (int draw = 0; draw < draws; draw++) {
      double[] drawn = DirichletWeights.draw(centre, random);
      leaveOut(drawn, random.nextInt(drawn.length + 1));
      IndexTerms terms = random.nextBoolean() ? linear : geometric;
      terms.aggregate(drawn, values, present);
      int[] ranks = Ranks.highestFirst(values, present);
      for (int unit = 0; unit < ranks.length; unit++) {
        frequencies[unit][ranks[unit]]++;
      }
    }
    return intervals(frequencies);
  }

  /** Keeps the indicator when it is the only one of positive weight. */
  private static void leaveOut(double[] weights, int indicator) {
    double others = 0;
    for (int i = 0; i < weights.length; i++) {
      others += i == indicator ? 0 : weights[i];
    }
    if (indicator < weights.length && others > 0) {
      weights[indicator] = 0;
    }
  }

  private static List<@Nullable RankInterval> intervals(int[][] frequencies) {
    List<@Nullable RankInterval> intervals = new ArrayList<>(frequencies.length);
    for (int[] ofUnit : frequencies) {
      int ranked = 0;
      for (int rank = 1; rank < ofUnit.length; rank++) {
        ranked += ofUnit[rank];
      }
      intervals.add(
          ranked == 0
              ? null
              : new RankInterval(
                  reached(ofUnit, 0.05 * ranked),
                  reached(ofUnit, 0.5 * ranked),
                  reached(ofUnit, 0.95 * ranked)));
    }
    return intervals;
  }

  /** A rank is whole, so its quantile is one of the ranks that occurred. */
  private static int reached(int[] frequencies, double variants) {
    int rank = 1;
    for (int seen = frequencies[1]; seen < variants; seen += frequencies[rank]) {
      rank++;
    }
    return rank;
  }
}
