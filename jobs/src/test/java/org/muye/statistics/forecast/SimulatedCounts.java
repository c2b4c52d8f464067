package org.muye.statistics.forecast;

import java.util.SplittableRandom;

/** Draws counts from exponential variables alone, without the code under test. */
final class SimulatedCounts {
  private SimulatedCounts() {}

  /** A negative binomial count of a whole size. */
  static int negativeBinomial(SplittableRandom random, double mean, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum -= Math.log(1 - random.nextDouble());
    }
    return poisson(random, mean * sum / size);
  }

  /** Counts waiting times. */
  static int poisson(SplittableRandom random, double mean) {
    int count = -1;
    for (double time = 0; time <= mean; time -= Math.log(1 - random.nextDouble())) {
      count++;
    }
    return count;
  }
}
