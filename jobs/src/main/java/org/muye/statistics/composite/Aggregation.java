package org.muye.statistics.composite;

/** How the scores of a unit become one number. */
public enum Aggregation {
  /** The weighted arithmetic mean: a good indicator makes up for a bad one in full. */
  LINEAR,
  /** The weighted geometric mean: imbalance costs; scores are lifted to a positive floor first. */
  GEOMETRIC;

  /** The floor on a scale of 0 to 100. */
  public static final double FLOOR = 1;
}
