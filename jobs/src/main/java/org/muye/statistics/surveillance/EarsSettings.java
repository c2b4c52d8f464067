package org.muye.statistics.surveillance;

import java.io.Serializable;

/**
 * Settings of the EARS methods.
 *
 * @param baseline weeks that the expected count is the mean of, 3 or more
 * @param alpha the probability of a false alarm if counts were normal, above 0 and below 0.5
 * @param minimumSigma the least standard deviation to divide by, in events, 0 or more. At 0 a
 *     baseline without variation makes any higher count an alarm; 1 keeps series with few events
 *     quiet.
 */
public record EarsSettings(int baseline, double alpha, double minimumSigma)
    implements Serializable {

  /** The published settings of C1 and C2: seven weeks, one false alarm in a thousand. */
  public static final EarsSettings C1_AND_C2 = new EarsSettings(7, 0.001, 0);

  /** The published settings of C3: seven weeks, a threshold of 1.96. */
  public static final EarsSettings C3 = new EarsSettings(7, 0.025, 0);

  public EarsSettings {
    if (baseline < 3) {
      throw new IllegalArgumentException("a baseline has 3 weeks or more: " + baseline);
    }
    if (!(alpha > 0 && alpha < 0.5)) {
      throw new IllegalArgumentException("alpha must lie between 0 and 0.5: " + alpha);
    }
    if (!(minimumSigma >= 0 && minimumSigma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the least standard deviation must be 0 or more: " + minimumSigma);
    }
  }

  double threshold() {
    return StandardNormal.upperQuantile(alpha);
  }
}
