package org.muye.statistics.composite;

import java.util.SplittableRandom;

/** Random weights around given ones. */
final class DirichletWeights {
  private DirichletWeights() {}

  /** Weights of sum 1 from the Dirichlet distribution with the parameters k w; 0 stays 0. */
  static double[] draw(double[] centre, SplittableRandom random) {
    double[] weights = new double[centre.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = centre[i] == 0 ? 0 : gamma(centre.length * centre[i], random);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /** Marsaglia and Tsang (2000), ACM Transactions on Mathematical Software 26:363-372. */
  private static double gamma(double shape, SplittableRandom random) {
    if (shape < 1) {
      double boost = Math.pow(1 - random.nextDouble(), 1 / shape);
      return gamma(shape + 1, random) * boost;
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double normal = random.nextGaussian();
      double root = 1 + c * normal;
      double cube = root * root * root;
      double uniform = 1 - random.nextDouble();
      if (root > 0 && Math.log(uniform) < normal * normal / 2 + d * (1 - cube + Math.log(cube))) {
        return d * cube;
      }
    }
  }
}
