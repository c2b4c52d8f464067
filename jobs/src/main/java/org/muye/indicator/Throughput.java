package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.DisputeMeasures.CLOSED;
import static org.muye.indicator.DisputeMeasures.UNDATED;

import java.util.ArrayList;
import java.util.List;

/** D2_THROUGHPUT (D2b): disputes closed against disputes accepted in a period. */
final class Throughput implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "D2_THROUGHPUT",
            "当期办结比",
            "Throughput",
            "disputes resolved in the period, whenever accepted / disputes accepted in the period",
            "ratio",
            Definition.Direction.NEUTRAL)
        .category(
            "all_accepted: cases closed without a date stay in the denominator; only where there are such cases")
        .notes(
            "May exceed 1: the numerator is no part of the denominator, so there is no interval.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(CLOSED);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(ACCEPTED);
  }

  @Override
  public List<Measure> context() {
    return List.of(UNDATED);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    double accepted = slice.sum(ACCEPTED);
    double undated = slice.sum(UNDATED);
    List<Estimate> estimates = new ArrayList<>();
    estimates.add(Estimate.quotient(null, slice.sum(CLOSED), accepted - undated));
    if (undated > 0) {
      estimates.add(Estimate.quotient("all_accepted", slice.sum(CLOSED), accepted));
    }
    return estimates;
  }
}
