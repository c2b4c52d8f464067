package org.muye.statistics.smallarea;

import org.muye.statistics.Confidence;
import org.muye.statistics.Interval;

/** Where an area lies in a funnel plot; beyond the 99.8 % limits it is beyond those of 95 % too. */
public enum FunnelClass {
  /** Above the upper limit of 99.8 %. */
  HIGH_998,
  /** Above the upper limit of 95 %. */
  HIGH_95,
  /** Within the limits of 95 %, or on one. */
  IN,
  /** Below the lower limit of 95 %. */
  LOW_95,
  /** Below the lower limit of 99.8 %. */
  LOW_998;

  static final double WARNING = 0.95;
  static final double ALARM = 0.998;

  private static final Interval NORMAL_95 = normalLimits(WARNING);
  private static final Interval NORMAL_998 = normalLimits(ALARM);

  /**
   * The class of a standardised value, such as the adjusted z of {@link OverDispersion}.
   *
   * @throws IllegalArgumentException for what is not a number
   */
  public static FunnelClass ofZ(double z) {
    if (Double.isNaN(z)) {
      throw new IllegalArgumentException("no class for a z of " + z);
    }
    return of(z, NORMAL_95, NORMAL_998);
  }

  static FunnelClass of(double value, Interval limits95, Interval limits998) {
    if (value > limits998.high()) {
      return HIGH_998;
    }
    if (value > limits95.high()) {
      return HIGH_95;
    }
    if (value < limits998.low()) {
      return LOW_998;
    }
    return value < limits95.low() ? LOW_95 : IN;
  }

  private static Interval normalLimits(double confidence) {
    double z = Confidence.z(confidence);
    return new Interval(-z, z);
  }
}
