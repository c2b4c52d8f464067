package org.muye.statistics.composite;

/** Whether a larger value of an indicator means a larger score. */
public enum Direction {
  /** The larger the value, the larger the score. */
  INCREASING,
  /** The larger the value, the smaller the score. */
  DECREASING;

  /** A share of the way from the lowest to the highest score, turned round where necessary. */
  double oriented(double share) {
    return this == INCREASING ? share : 1 - share;
  }

  /** A distance from the mean, turned round where necessary. */
  double signed(double distance) {
    return this == INCREASING ? distance : -distance;
  }
}
