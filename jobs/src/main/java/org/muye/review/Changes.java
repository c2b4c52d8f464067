package org.muye.review;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares the quarter's incidents and disputes with a year earlier and the quarter before. */
final class Changes {
  private Changes() {}

  /** Incidents against the same quarter of the year before, as many days while it is open. */
  static Change incidentsOnYear(ReviewContext context, String unit) {
    return incidents(context, unit, "I3_YOY_ABS", "I3_YOY_RR");
  }

  /** Incidents against the quarter before. */
  static Change incidentsOnQuarter(ReviewContext context, String unit) {
    return incidents(context, unit, "I3_QOQ_ABS", "I3_QOQ_RR");
  }

  private static Change incidents(
      ReviewContext context, String unit, String difference, String ratio) {
    Optional<GoldRow> row = context.values.find(ratio, unit);
    Double now = context.values.number("I2", unit, "", "numerator");
    Double change = context.values.number(difference, unit, "", "value");
    Double base = now == null || change == null ? null : (Double) (now - change);
    if (now != null && base != null && row.map(r -> r.number("value")).isEmpty()) {
      return ofCounts(now, base);
    }
    return row.map(
            r -> new Change(base, r.number("value"), r.number("ci_low"), r.number("ci_high")))
        .orElse(new Change(base, null, null, null));
  }

  /** Disputes accepted against the same quarter of the year before. */
  static Change disputesOnYear(ReviewContext context, String unit) {
    return rateOnYear(context, "D1", unit, "");
  }

  /** The count of a rate against the same quarter of the year before. */
  static Change rateOnYear(ReviewContext context, String indicator, String unit, String category) {
    Optional<GoldRow> now = context.values.find(indicator, unit, category);
    if (now.isEmpty()) {
      return Change.unknown();
    }
    Double count = now.get().number("numerator");
    Double base = countYearEarlier(context, indicator, unit, category);
    if (count != null && base != null && now.get().number("exposure_person_days") == null) {
      return ofCounts(count, base);
    }
    return new Change(
        base,
        now.get().number("rate_ratio_yoy"),
        now.get().number("rate_ratio_low"),
        now.get().number("rate_ratio_high"));
  }

  /** Disputes accepted against the quarter before; unknown while the quarter is open. */
  static Change disputesOnQuarter(ReviewContext context, String unit) {
    Optional<GoldRow> now = context.values.find("D1", unit);
    Optional<GoldRow> before = context.values.find("D1", unit, "", context.previousQuarter());
    if (context.inputs.header().isProvisional() || now.isEmpty() || before.isEmpty()) {
      return Change.unknown();
    }
    Double count = now.get().number("numerator");
    Double base = before.get().number("numerator");
    Double exposure = now.get().number("exposure_person_days");
    Double exposureBefore = before.get().number("exposure_person_days");
    if (count == null || base == null || exposure == null || exposureBefore == null) {
      return new Change(base, null, null, null);
    }
    return Change.of(count, exposure, base, exposureBefore);
  }

  /** Without population the counts are compared; the two periods are about as long. */
  private static Change ofCounts(double now, double base) {
    return Change.of(now, 1, base, 1);
  }

  /** The count of a year earlier; not comparable while the quarter is open. */
  private static @Nullable Double countYearEarlier(
      ReviewContext context, String indicator, String unit, String category) {
    return context.inputs.header().isProvisional()
        ? null
        : context
            .values
            .find(indicator, unit, category, context.yearEarlier())
            .map(row -> row.number("numerator"))
            .orElse(null);
  }
}
