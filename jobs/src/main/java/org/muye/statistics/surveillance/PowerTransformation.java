package org.muye.statistics.surveillance;

/** The scale on which {@link ThresholdMethod#DELTA} takes counts for normal. */
public enum PowerTransformation {
  /** The count itself. */
  NONE(1),
  /** The square root, which makes the variance constant. */
  ONE_HALF(0.5),
  /** The power 2/3, which removes the skewness. */
  TWO_THIRDS(2.0 / 3);

  private final double exponent;

  PowerTransformation(double exponent) {
    this.exponent = exponent;
  }

  double exponent() {
    return exponent;
  }
}
