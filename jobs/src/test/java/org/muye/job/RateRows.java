package org.muye.job;

/** Compares rows of an expected file of rates (I2) with gold. */
final class RateRows {
  private RateRows() {}

  /** The rate of the period, or its annualised variant, with exposure and interval. */
  static void meet(GoldCheck values, ExpectedRow row) {
    String id = row.get("category").isEmpty() ? "I2" : "I2_ANNUALISED";
    String unit = row.unit();
    values.meets(
        row, id, unit, "", "numerator", "exposure_person_days", "value", "ci_low", "ci_high");
    if (id.equals("I2")) {
      values.meets(row, id, unit, "", "denominator");
    }
    if (row.is("status_reason", "NO_POP")) {
      values.mentions("NO_POP", id, unit, row.period(), "");
    }
  }
}
