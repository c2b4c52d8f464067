package org.muye.statistics.composite;

import java.util.Arrays;

/** Weights of the indicators of an index. */
public final class Weights {
  private Weights() {}

  /**
   * The same weight for each indicator.
   *
   * @param indicators at least 1
   * @throws IllegalArgumentException below 1
   */
  public static double[] equal(int indicators) {
    if (indicators < 1) {
      throw new IllegalArgumentException("an index has at least one indicator: " + indicators);
    }
    double[] weights = new double[indicators];
    Arrays.fill(weights, 1.0 / indicators);
    return weights;
  }

  /** The weights with the sum 1, one for each indicator. */
  static double[] normalised(double[] weights, int indicators) {
    if (weights.length != indicators) {
      throw new IllegalArgumentException(
          "one weight for each of " + indicators + " indicators: " + weights.length);
    }
    double sum = 0;
    for (double weight : weights) {
      if (!(weight >= 0) || weight > 1e100) {
        throw new IllegalArgumentException("a weight is 0 or more: " + weight);
      }
      sum += weight;
    }
    if (sum == 0) {
      throw new IllegalArgumentException("some weight is above 0: " + Arrays.toString(weights));
    }
    double[] normalised = new double[indicators];
    for (int i = 0; i < indicators; i++) {
      normalised[i] = weights[i] / sum;
    }
    return normalised;
  }
}
