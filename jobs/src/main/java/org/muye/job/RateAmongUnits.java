package org.muye.job;

import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A published rate in the light of the other units of its level.
 *
 * @param smoothed the empirical Bayes estimate
 * @param low lower 95 % limit; null where the units differ no more than by chance
 * @param high upper 95 % limit, null likewise
 * @param probabilityAboveCity that the rate is above the overall one, null likewise
 * @param funnel HIGH_998, HIGH_95, IN, LOW_95 or LOW_998 by the exact limits; null when no unit has
 *     an event
 * @param funnelAdjusted the same with the variation between units allowed for
 */
public record RateAmongUnits(
    double smoothed,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable Double probabilityAboveCity,
    @Nullable String funnel,
    @Nullable String funnelAdjusted) {

  /** From a row of `gold.indicator_value`; null where the value is not compared. */
  static @Nullable RateAmongUnits of(Row row) {
    Double smoothed = row.getAs("value_smoothed");
    return smoothed == null
        ? null
        : new RateAmongUnits(
            smoothed,
            row.getAs("smoothed_low"),
            row.getAs("smoothed_high"),
            row.getAs("probability_above_city"),
            place(row.getAs("funnel_95"), row.getAs("funnel_998")),
            row.getAs("funnel_adjusted"));
  }

  private static @Nullable String place(@Nullable String at95, @Nullable String at998) {
    if (at95 == null || at95.equals("IN")) {
      return at95;
    }
    return at95 + (at95.equals(at998) ? "_998" : "_95");
  }
}
