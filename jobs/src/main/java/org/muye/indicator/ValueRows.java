package org.muye.indicator;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.muye.region.Exposure;
import org.muye.region.Region;
import org.muye.region.UnitVersion;

/**
 * Writes values as rows of `gold.indicator_value`.
 *
 * @param columns the table's, in order
 */
record ValueRows(Region region, ReportingCalendar calendar, String runId, String[] columns)
    implements Serializable {

  Row row(IndicatorValue value) {
    Map<String, @Nullable Object> fields = new HashMap<>(2 * columns.length);
    putKey(fields, value.definition(), value.slice());
    putEstimate(fields, value.estimate(), value.slice());
    fields.put("previous_value", value.previous());
    putYearOnYear(fields, value.yearOnYear());
    putSmallArea(fields, value.smallArea());
    fields.put("status_reason", value.statusReason());
    fields.put("suppressed", false);
    fields.put("run_id", runId);
    Object[] ordered = new Object[columns.length];
    for (int i = 0; i < columns.length; i++) {
      ordered[i] = fields.get(columns[i]);
    }
    return RowFactory.create(ordered);
  }

  private void putKey(Map<String, @Nullable Object> fields, Definition definition, Slice slice) {
    fields.put("indicator_id", definition.id());
    fields.put("definition_version", definition.version());
    fields.put("unit_id", slice.unitId());
    Optional<UnitVersion> unit = region.unit(slice.unitId()).map(u -> u.on(slice.lastDay()));
    fields.put("unit_code", unit.map(UnitVersion::code).orElse(null));
    fields.put("unit_name_zh", unit.map(UnitVersion::nameZh).orElse("未知"));
    fields.put("unit_name_en", unit.map(UnitVersion::nameEn).orElse("Unknown"));
    // The boundaries on the first day: where they change within the period, its values on today's
    // boundaries have another version.
    fields.put(
        "boundary_version",
        region.boundaryVersion(slice.rebased() ? calendar.asOf().date() : slice.from()));
    fields.put("period_type", slice.period().type().tableName());
    fields.put("period", slice.period().label());
    fields.put("period_start", slice.period().start());
    fields.put("period_end", slice.period().end());
    fields.put("as_of", slice.asOf().date());
    fields.put("release", Release.of(slice.period(), slice.asOf(), region.releaseLagDays()).name());
  }

  private static void putEstimate(
      Map<String, @Nullable Object> fields, Estimate estimate, Slice slice) {
    Exposure exposure = slice.exposure();
    Double numerator = estimate.numerator();
    fields.put("category", estimate.category());
    fields.put("numerator", numerator);
    fields.put("denominator", estimate.denominator());
    fields.put(
        "exposure_person_days",
        exposure.personDays().isPresent() ? exposure.personDays().getAsDouble() : null);
    fields.put("value", estimate.value());
    fields.put("ci_low", estimate.low());
    fields.put("ci_high", estimate.high());
    fields.put("n", numerator == null ? null : Math.round(numerator));
  }

  private static void putYearOnYear(Map<String, @Nullable Object> fields, @Nullable Ratio ratio) {
    if (ratio != null) {
      fields.put("rate_ratio_yoy", ratio.value());
      fields.put("rate_ratio_low", ratio.low());
      fields.put("rate_ratio_high", ratio.high());
    }
  }

  private static void putSmallArea(
      Map<String, @Nullable Object> fields, @Nullable SmallAreaEstimate estimate) {
    if (estimate != null) {
      fields.put("value_smoothed", estimate.smoothed());
      fields.put("smoothed_low", estimate.low());
      fields.put("smoothed_high", estimate.high());
      fields.put("probability_above_city", estimate.probabilityAboveCity());
      fields.put("funnel_95", estimate.funnel95());
      fields.put("funnel_998", estimate.funnel998());
      fields.put(
          "funnel_adjusted",
          estimate.adjustedFunnel() == null ? null : estimate.adjustedFunnel().name());
    }
  }
}
