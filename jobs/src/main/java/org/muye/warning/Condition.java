package org.muye.warning;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A condition that held: what was compared with what.
 *
 * @param indicatorId the indicator
 * @param category its class, or null for the whole
 * @param measure what is compared
 * @param observed its value
 * @param comparison {@code >=}, {@code >} or {@code <=}
 * @param threshold what it is compared with
 * @param records records of the unit and quarter behind the indicator
 * @param expected records that the overall rate would give the unit; null where it is not compared
 */
public record Condition(
    String indicatorId,
    @Nullable String category,
    Measure measure,
    double observed,
    String comparison,
    double threshold,
    double records,
    @Nullable Double expected)
    implements Serializable {

  /** What rules compare. */
  public enum Measure {
    /** Counted events. */
    EVENTS,
    /** Observed to expected records. */
    RATIO_TO_CITY,
    /** Standard deviations above the overall rate, widened for over-dispersion. */
    Z_ADJUSTED,
    /** Upper tail probability after the adjustment for multiple comparisons. */
    P_ADJUSTED,
    /** Weeks with an alarm. */
    ALARM_WEEKS,
    /** Posterior probability above the city. */
    PROBABILITY_ABOVE_CITY,
    /** Lower limit of the ratio to a year earlier. */
    RATE_RATIO_LOW,
    /** Quarters in a row in which the rate rose. */
    RISES
  }
}
