package org.muye.statistics.composite;

/**
 * Scores in the form in which they are summed, the logarithm for the geometric mean, so that a new
 * set of weights costs no more than a sum.
 */
final class IndexTerms {
  private final Aggregation aggregation;
  private final double[][] terms;
  private final boolean[][] present;

  IndexTerms(ScoreTable scores, Aggregation aggregation, double floor) {
    if (!(floor > 0 && floor <= 1e100)) {
      throw new IllegalArgumentException("the floor of a geometric mean is above 0: " + floor);
    }
    this.aggregation = aggregation;
    this.terms = new double[scores.units()][scores.indicators()];
    this.present = new boolean[scores.units()][scores.indicators()];
    for (int unit = 0; unit < scores.units(); unit++) {
      for (int i = 0; i < scores.indicators(); i++) {
        present[unit][i] = scores.has(unit, i);
        terms[unit][i] = present[unit][i] ? term(scores.score(unit, i), floor) : 0;
      }
    }
  }

  private double term(double score, double floor) {
    return aggregation == Aggregation.LINEAR ? score : Math.log(Math.max(score, floor));
  }

  boolean has(int unit, int indicator) {
    return present[unit][indicator];
  }

  /** The sum of the weights of the indicators in which the unit has a score, at most 1. */
  double weightPresent(int unit, double[] weights) {
    double sum = 0;
    boolean complete = true;
    for (int i = 0; i < weights.length; i++) {
      sum += present[unit][i] ? weights[i] : 0;
      complete &= present[unit][i] || weights[i] == 0;
    }
    // The weights of all add up to 1 but for rounding, which must not look like a missing score.
    return complete ? 1 : Math.min(1, sum);
  }

  /** The index of each unit that has a score of positive weight. */
  void aggregate(double[] weights, double[] values, boolean[] hasValue) {
    for (int unit = 0; unit < terms.length; unit++) {
      double weight = 0;
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        if (present[unit][i]) {
          weight += weights[i];
          sum += weights[i] * terms[unit][i];
        }
      }
      hasValue[unit] = weight > 0;
      values[unit] = weight > 0 ? result(sum / weight) : 0;
    }
  }

  private double result(double mean) {
    return aggregation == Aggregation.LINEAR ? mean : Math.exp(mean);
  }

  /** Points of a linear, a factor of a geometric index. */
  double contribution(int unit, int indicator, double weight) {
    return result(weight * terms[unit][indicator]);
  }
}
