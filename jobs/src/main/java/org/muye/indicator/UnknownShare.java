package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.IncidentMeasures.REPORTS;
import static org.muye.indicator.TrainingMeasures.SESSIONS;

import java.util.ArrayList;
import java.util.List;

/** Q3: records with an unknown class or unit. */
final class UnknownShare implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "Q3",
            "未知代码占比",
            "Share of unknown codes",
            "records with an unknown code / records",
            "share",
            Definition.Direction.MORE_IS_WORSE)
        .interval("Wilson 95 %")
        .category("record.field: category or unit");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(IncidentMeasures.UNKNOWN, DisputeMeasures.UNKNOWN, TrainingMeasures.UNKNOWN);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(REPORTS, ACCEPTED, SESSIONS);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    List<Estimate> estimates = new ArrayList<>();
    Incompleteness.addShares(
        estimates, "incident.", slice.byCategory(IncidentMeasures.UNKNOWN), slice.sum(REPORTS));
    Incompleteness.addShares(
        estimates, "dispute.", slice.byCategory(DisputeMeasures.UNKNOWN), slice.sum(ACCEPTED));
    Incompleteness.addShares(
        estimates, "training.", slice.byCategory(TrainingMeasures.UNKNOWN), slice.sum(SESSIONS));
    return estimates;
  }

  @Override
  public boolean comparable() {
    return false;
  }
}
