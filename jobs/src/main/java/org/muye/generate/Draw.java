package org.muye.generate;

import java.util.SplittableRandom;

/**
 * One stream of random numbers, addressed by the seed and a list of keys (what, unit, month), so
 * that no draw depends on the order in which other parts are made. Uses StrictMath only: the same
 * numbers on every machine.
 */
final class Draw {
  private static final double SMALL_MEAN = 30;

  private final SplittableRandom random;

  private Draw(long state) {
    this.random = new SplittableRandom(state);
  }

  static Draw of(long seed, long... keys) {
    long state = mix(seed);
    for (long key : keys) {
      state = mix(state ^ mix(key + 0x9E3779B97F4A7C15L));
    }
    return new Draw(state);
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Uniform on [0, 1). */
  double uniform() {
    return random.nextDouble();
  }

  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Uniform on 0 .. bound-1. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Uniform on low .. high, both included. */
  int range(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }

  /** An index drawn by weight; the weights need not sum to one. */
  int weighted(double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double at = random.nextDouble() * total;
    for (int i = 0; i < weights.length - 1; i++) {
      at -= weights[i];
      if (at < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  double exponential(double mean) {
    return -mean * StrictMath.log(1 - random.nextDouble());
  }

  /** Standard normal by the polar method. */
  double normal() {
    while (true) {
      double u = 2 * random.nextDouble() - 1;
      double v = 2 * random.nextDouble() - 1;
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }

  double logNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * normal());
  }

  /** Pareto with the given minimum and tail index. */
  double pareto(double minimum, double alpha) {
    return minimum / StrictMath.pow(1 - random.nextDouble(), 1 / alpha);
  }

  /** Gamma with mean 1 and the given shape above 1 (Marsaglia and Tsang 2000). */
  double gammaMeanOne(double shape) {
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = normal();
      double t = 1 + c * x;
      if (t <= 0) {
        continue;
      }
      double v = t * t * t;
      double u = 1 - random.nextDouble();
      if (StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
        return d * v / shape;
      }
    }
  }

  /** Poisson, exact: a large mean is halved until products of uniforms are safe. */
  int poisson(double mean) {
    if (mean > SMALL_MEAN) {
      return poisson(mean / 2) + poisson(mean / 2);
    }
    if (mean <= 0) {
      return 0;
    }
    double limit = StrictMath.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
