package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.IncidentMeasures.REPORTS;
import static org.muye.indicator.TrainingMeasures.ATTENDANCE_QUALITY;
import static org.muye.indicator.TrainingMeasures.SESSIONS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Q1: records with a wanted field left blank. */
final class Incompleteness implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "Q1",
            "数据缺失率",
            "Missing data",
            "records with the field blank / records",
            "share",
            Definition.Direction.MORE_IS_WORSE)
        .interval("Wilson 95 %")
        .category("record.field; training.attendance_zero: sessions reporting 0")
        .notes(
            "Completeness is 1 minus this share. dispute.closing_date: closed by status without a usable date.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(IncidentMeasures.MISSING, DisputeMeasures.MISSING, ATTENDANCE_QUALITY);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(REPORTS, ACCEPTED, SESSIONS);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    List<Estimate> estimates = new ArrayList<>();
    addShares(
        estimates, "incident.", slice.byCategory(IncidentMeasures.MISSING), slice.sum(REPORTS));
    addShares(
        estimates, "dispute.", slice.byCategory(DisputeMeasures.MISSING), slice.sum(ACCEPTED));
    double sessions = slice.sum(SESSIONS);
    if (sessions > 0) {
      for (String quality : List.of("missing", "zero")) {
        estimates.add(
            Estimate.share(
                "training.attendance_" + quality,
                slice.sum(ATTENDANCE_QUALITY, quality),
                sessions));
      }
    }
    return estimates;
  }

  @Override
  public boolean comparable() {
    return false;
  }

  static void addShares(
      List<Estimate> estimates, String prefix, Map<String, Double> parts, double whole) {
    parts.forEach((field, n) -> estimates.add(Estimate.share(prefix + field, n, whole)));
  }
}
