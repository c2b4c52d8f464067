package org.muye.statistics.composite;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weights that favour indicators in which the units differ. Shannon (1948), Bell System Technical
 * Journal 27:379-423; as weights Zeleny (1982), Multiple Criteria Decision Making. They change with
 * every period and reward noise, so they are a comparison and not a default.
 *
 * @param entropies of each indicator over the units, 0 to 1: 1 when all units are equal
 * @param weights of each indicator, in proportion to 1 - entropy, with the sum 1
 */
public record EntropyWeights(List<Double> entropies, List<Double> weights) implements Serializable {

  public EntropyWeights {
    entropies = List.copyOf(entropies);
    weights = List.copyOf(weights);
  }

  /**
   * The weights of indicators on a common scale, such as {@link MinMax} from 0.01 to 1; units
   * without a value in an indicator are left out there.
   *
   * @param scores at least one indicator, no score negative
   * @return null when an indicator has fewer than two units, or the units are equal in all of them
   * @throws IllegalArgumentException for a negative score
   */
  public static @Nullable EntropyWeights of(ScoreTable scores) {
    List<Double> entropies = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    double sum = 0;
    for (int i = 0; i < scores.indicators(); i++) {
      double[] column = column(scores, i);
      if (column.length < 2) {
        return null;
      }
      double entropy = entropy(column);
      entropies.add(entropy);
      sum += 1 - entropy;
    }
    if (sum == 0) {
      return null;
    }
    for (double entropy : entropies) {
      weights.add((1 - entropy) / sum);
    }
    return new EntropyWeights(entropies, weights);
  }

  private static double[] column(ScoreTable scores, int indicator) {
    double[] column = new double[scores.units()];
    int count = 0;
    for (int unit = 0; unit < scores.units(); unit++) {
      if (scores.has(unit, indicator)) {
        double score = scores.score(unit, indicator);
        if (score < 0) {
          throw new IllegalArgumentException("a score with an entropy is 0 or more: " + score);
        }
        column[count++] = score;
      }
    }
    return Arrays.copyOf(column, count);
  }

  /** Of the shares in the sum; equal values have the entropy 1, zeros included. */
  private static double entropy(double[] column) {
    if (IndicatorValues.allEqual(column)) {
      return 1;
    }
    double total = Arrays.stream(column).sum();
    double entropy = 0;
    for (double value : column) {
      double share = value / total;
      entropy -= share == 0 ? 0 : share * Math.log(share);
    }
    return Math.min(1, Math.max(0, entropy / Math.log(column.length)));
  }
}
