package org.muye.indicator;

import java.util.ArrayList;
import java.util.List;

/** Q4: records that repeat another one. */
final class RepeatedRecords implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "Q4",
            "重复记录占比",
            "Share of repeated records",
            "records merged into another / records received, void ones left out",
            "share",
            Definition.Direction.MORE_IS_WORSE)
        .interval("Wilson 95 %")
        .category("incident or dispute")
        .notes(
            "Rows that repeat a known record exactly are dropped before and counted in the run report.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(IncidentMeasures.MERGED, DisputeMeasures.MERGED);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(IncidentMeasures.RECEIVED, DisputeMeasures.RECEIVED);
  }

  @Override
  public boolean denominatorHoldsUncounted() {
    return true;
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    List<Estimate> estimates = new ArrayList<>();
    double incidents = slice.sum(IncidentMeasures.RECEIVED);
    if (incidents > 0) {
      estimates.add(Estimate.share("incident", slice.sum(IncidentMeasures.MERGED), incidents));
    }
    double disputes = slice.sum(DisputeMeasures.RECEIVED);
    if (disputes > 0) {
      estimates.add(Estimate.share("dispute", slice.sum(DisputeMeasures.MERGED), disputes));
    }
    return estimates;
  }

  @Override
  public boolean comparable() {
    return false;
  }
}
