package org.muye.job;

import java.util.Map;
import java.util.Objects;

/** Compares rows of an expected file of changes (I3) with gold. */
final class RatioRows {
  private static final Map<String, String> IDS =
      Map.of("yoy", "I3_YOY", "qoq", "I3_QOQ", "yoy3", "I3_YOY3");

  private RatioRows() {}

  /** Compares the percentage with its counts, and the ratio of rates with its interval. */
  static void meet(GoldCheck values, ExpectedRow row) {
    String id = Objects.requireNonNull(IDS.get(row.get("category")));
    String unit = row.unit();
    values.meets(row, id, unit, "", "numerator", "denominator", "value");
    if (row.is("exposure_person_days", "")) {
      // The file gives a ratio of counts per day; without a population there is none in gold.
      values.mentions("NO_POP", id + "_RR", unit, row.period(), "");
    } else {
      values.meets(
          row,
          id + "_RR",
          unit,
          "",
          "numerator",
          "denominator",
          "value:rate_ratio",
          "ci_low:rate_ratio_low",
          "ci_high:rate_ratio_high");
    }
  }
}
