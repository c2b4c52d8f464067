package org.muye.job;

/** Compares rows of an expected file of small-area estimates (I2) with gold. */
final class EstimateRows {
  private EstimateRows() {}

  /** The smoothed rate with its limits, the probability, and the place in the funnel plot. */
  static void meet(GoldCheck values, ExpectedRow row) {
    String place = row.get("funnel");
    // HIGH_998, HIGH_95, IN, LOW_95 or LOW_998: beyond the outer limits is beyond the inner ones.
    String side = place.replaceFirst("_.*", "");
    values.meets(
        row.with("funnel_95", side).with("funnel_998", place.endsWith("_998") ? side : "IN"),
        "I2",
        row.unit(),
        "",
        "value_smoothed",
        "smoothed_low",
        "smoothed_high",
        "probability_above_city",
        "funnel_95",
        "funnel_998",
        "funnel_adjusted");
  }
}
