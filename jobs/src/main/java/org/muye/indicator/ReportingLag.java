package org.muye.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Q2: days from event to knowledge, 90th percentile. */
final class ReportingLag implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "Q2",
            "上报时滞（P90）",
            "Reporting lag, 90th percentile",
            "90th percentile of the days between the event day and the day the record became known; numerator: records",
            "days",
            Definition.Direction.MORE_IS_WORSE)
        .category("incident, dispute or training")
        .notes("Percentile by linear interpolation (type 7).");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(IncidentMeasures.LAG, DisputeMeasures.LAG, TrainingMeasures.LAG);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    List<Estimate> estimates = new ArrayList<>();
    add(estimates, "incident", slice.byCategory(IncidentMeasures.LAG));
    add(estimates, "dispute", slice.byCategory(DisputeMeasures.LAG));
    add(estimates, "training", slice.byCategory(TrainingMeasures.LAG));
    return estimates;
  }

  @Override
  public boolean comparable() {
    return false;
  }

  private static void add(List<Estimate> estimates, String record, SortedMap<String, Double> lags) {
    if (!lags.isEmpty()) {
      Distribution days = Distribution.of(lags);
      estimates.add(
          new Estimate(
              record, days.size(), null, days.percentile(0.9), null, null, Estimate.none()));
    }
  }
}
