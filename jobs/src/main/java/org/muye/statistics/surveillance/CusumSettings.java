package org.muye.statistics.surveillance;

import java.io.Serializable;

/**
 * Settings of the cumulative sum chart.
 *
 * @param referenceValue k: what each week must exceed its mean by to add to the sum, in standard
 *     deviations, 0 or more
 * @param decisionInterval h: the sum at which the alarm is raised, in standard deviations, above 0
 * @param reset whether the sum starts at 0 again after an alarm; otherwise an alarm lasts until the
 *     sum has come down by itself
 */
public record CusumSettings(double referenceValue, double decisionInterval, boolean reset)
    implements Serializable {

  /** k = 1.04 and h = 2.26, without reset. */
  public static final CusumSettings ROSSI_1999 = new CusumSettings(1.04, 2.26, false);

  public CusumSettings {
    if (!(referenceValue >= 0 && referenceValue < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("k must be 0 or more: " + referenceValue);
    }
    if (!(decisionInterval > 0 && decisionInterval < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("h must be above 0: " + decisionInterval);
    }
  }
}
