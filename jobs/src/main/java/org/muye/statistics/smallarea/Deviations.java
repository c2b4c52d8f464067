package org.muye.statistics.smallarea;

/** Prepares the values of areas for the two measures of Moran. */
final class Deviations {
  /** What remains below this share of the terms of a difference is rounding. */
  private static final double ROUNDING = 1e-12;

  private Deviations() {}

  /** The differences from the mean; exactly 0 when all values are equal. */
  static double[] fromMean(double[] values, SpatialWeights weights) {
    if (values.length != weights.areas()) {
      throw new IllegalArgumentException(
          values.length + " values for " + weights.areas() + " areas");
    }
    double sum = 0;
    boolean equal = true;
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a value must be finite: " + value);
      }
      sum += value;
      equal &= value == values[0];
    }
    double[] deviations = new double[values.length];
    if (!equal) {
      double mean = sum / values.length;
      for (int i = 0; i < values.length; i++) {
        deviations[i] = values[i] - mean;
      }
    }
    return deviations;
  }

  static double sumOfPowers(double[] deviations, int power) {
    double sum = 0;
    for (double deviation : deviations) {
      sum += Math.pow(deviation, power);
    }
    return sum;
  }

  /** A variance as a difference of two terms; 0 where that is negative or nothing but rounding. */
  static double variance(double whole, double part) {
    double difference = whole - part;
    return difference > ROUNDING * Math.abs(whole) ? difference : 0;
  }
}
