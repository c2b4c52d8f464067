package org.muye.indicator;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.muye.region.Exposure;
import org.muye.region.Region;
import org.muye.region.UnitVersion;

/** Writes values as rows of `gold.indicator_value`. */
final class ValueRows {
  private final Region region;
  private final ReportingCalendar calendar;
  private final Map<String, Integer> positions = new HashMap<>();

  /** What every row holds. */
  private final @Nullable Object[] ofRun;

  /** The slice of the last row: its values follow each other and share half of their fields. */
  private @Nullable Slice lastSlice;

  private @Nullable Object[] ofSlice;

  /**
   * A writer of rows.
   *
   * @param columns the table's, in order
   */
  ValueRows(Region region, ReportingCalendar calendar, String runId, String[] columns) {
    this.region = region;
    this.calendar = calendar;
    for (int i = 0; i < columns.length; i++) {
      positions.put(columns[i], i);
    }
    this.ofRun = new Object[columns.length];
    put(ofRun, "suppressed", false);
    put(ofRun, "run_id", runId);
    this.ofSlice = ofRun;
  }

  Row row(IndicatorValue value) {
    if (value.slice() != lastSlice) {
      lastSlice = value.slice();
      ofSlice = ofSlice(value.slice());
    }
    @Nullable Object[] fields = ofSlice.clone();
    put(fields, "indicator_id", value.definition().id());
    put(fields, "definition_version", value.definition().version());
    putEstimate(fields, value.estimate());
    put(fields, "previous_value", value.previous());
    putYearOnYear(fields, value.yearOnYear());
    putSmallArea(fields, value.smallArea());
    put(fields, "status_reason", value.statusReason());
    return RowFactory.create(fields);
  }

  private void put(@Nullable Object[] fields, String column, @Nullable Object value) {
    fields[Objects.requireNonNull(positions.get(column), column)] = value;
  }

  private @Nullable Object[] ofSlice(Slice slice) {
    @Nullable Object[] fields = ofRun.clone();
    put(fields, "unit_id", slice.unitId());
    Optional<UnitVersion> unit = region.unit(slice.unitId()).map(u -> u.on(slice.lastDay()));
    put(fields, "unit_code", unit.map(UnitVersion::code).orElse(null));
    put(fields, "unit_name_zh", unit.map(UnitVersion::nameZh).orElse("未知"));
    put(fields, "unit_name_en", unit.map(UnitVersion::nameEn).orElse("Unknown"));
    // The boundaries on the first day: where they change within the period, its values on today's
    // boundaries have another version.
    put(
        fields,
        "boundary_version",
        region.boundaryVersion(slice.rebased() ? calendar.asOf().date() : slice.from()));
    put(fields, "period_type", slice.period().type().tableName());
    put(fields, "period", slice.period().label());
    put(fields, "period_start", slice.period().start());
    put(fields, "period_end", slice.period().end());
    put(fields, "as_of", slice.asOf().date());
    put(
        fields,
        "release",
        Release.of(slice.period(), slice.asOf(), region.releaseLagDays()).name());
    Exposure exposure = slice.exposure();
    put(
        fields,
        "exposure_person_days",
        exposure.personDays().isPresent() ? exposure.personDays().getAsDouble() : null);
    return fields;
  }

  private void putEstimate(@Nullable Object[] fields, Estimate estimate) {
    Double numerator = estimate.numerator();
    put(fields, "category", estimate.category());
    put(fields, "numerator", numerator);
    put(fields, "denominator", estimate.denominator());
    put(fields, "value", estimate.value());
    put(fields, "ci_low", estimate.low());
    put(fields, "ci_high", estimate.high());
    put(fields, "n", numerator == null ? null : Math.round(numerator));
  }

  private void putYearOnYear(@Nullable Object[] fields, @Nullable Ratio ratio) {
    if (ratio != null) {
      put(fields, "rate_ratio_yoy", ratio.value());
      put(fields, "rate_ratio_low", ratio.low());
      put(fields, "rate_ratio_high", ratio.high());
    }
  }

  private void putSmallArea(@Nullable Object[] fields, @Nullable SmallAreaEstimate estimate) {
    if (estimate != null) {
      put(fields, "value_smoothed", estimate.smoothed());
      put(fields, "smoothed_low", estimate.low());
      put(fields, "smoothed_high", estimate.high());
      put(fields, "probability_above_city", estimate.probabilityAboveCity());
      put(fields, "funnel_95", estimate.funnel95());
      put(fields, "funnel_998", estimate.funnel998());
      put(
          fields,
          "funnel_adjusted",
          estimate.adjustedFunnel() == null ? null : estimate.adjustedFunnel().name());
    }
  }
}
