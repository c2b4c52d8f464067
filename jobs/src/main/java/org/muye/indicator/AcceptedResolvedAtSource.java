package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.DisputeMeasures.RESOLVED_AT_SOURCE;

import java.util.List;

/** D5_ACCEPTED: at-source share of the accepted. */
final class AcceptedResolvedAtSource implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "D5_ACCEPTED",
            "基层化解率（占受理）",
            "At-source share of accepted disputes",
            "resolved at township or village level / accepted",
            "share",
            Definition.Direction.MORE_IS_BETTER)
        .interval("Wilson 95 %")
        .notes("The honest variant: unresolved disputes count against it.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(RESOLVED_AT_SOURCE);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(ACCEPTED);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(Estimate.share(null, slice.sum(RESOLVED_AT_SOURCE), slice.sum(ACCEPTED)));
  }
}
