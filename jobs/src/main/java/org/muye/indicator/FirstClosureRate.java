package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.DisputeMeasures.FIRST_RESOLVED;

import java.util.List;

/** D2_FIRST_CLOSURE: share ever resolved. */
final class FirstClosureRate implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "D2_FIRST_CLOSURE",
            "首次化解率",
            "Share ever resolved",
            "disputes of the cohort ever resolved / disputes accepted",
            "share",
            Definition.Direction.MORE_IS_BETTER)
        .interval("Wilson 95 %")
        .notes("Counts a dispute that was reopened later.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(FIRST_RESOLVED);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(ACCEPTED);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(Estimate.share(null, slice.sum(FIRST_RESOLVED), slice.sum(ACCEPTED)));
  }
}
