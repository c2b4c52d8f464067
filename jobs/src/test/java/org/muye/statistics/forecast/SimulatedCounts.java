package org.muye.statistics.forecast;

import java.util.SplittableRandom;

/** Draws counts from exponential variables alone, without the code under test. */
final class SimulatedCounts {
  /** Its exponential is still far from the smallest number. */
  private static final double LARGEST_STEP = 500;

  private SimulatedCounts() {}

  /** A negative binomial count of a whole size. */
  static int negativeBinomial(SplittableRandom random, double mean, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum -= Math.log(1 - random.nextDouble());
    }
    return poisson(random, mean * sum / size);
  }

  /** Counts waiting times, as a product of uniform variables (Knuth). */
  static int poisson(SplittableRandom random, double mean) {
    if (mean > LARGEST_STEP) {
      return poisson(random, LARGEST_STEP) + poisson(random, mean - LARGEST_STEP);
    }
    double limit = Math.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }
}
