package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.RESOLVED;
import static org.muye.indicator.DisputeMeasures.RESOLVED_AT_SOURCE;

import java.util.List;

/** D5_RESOLVED: at-source share of the resolved. */
final class ResolvedAtSource implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "D5_RESOLVED",
            "基层化解率（占已化解）",
            "At-source share of resolved disputes",
            "resolved at township or village level / resolved",
            "share",
            Definition.Direction.MORE_IS_BETTER)
        .interval("Wilson 95 %");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(RESOLVED_AT_SOURCE);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(RESOLVED);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(Estimate.share(null, slice.sum(RESOLVED_AT_SOURCE), slice.sum(RESOLVED)));
  }
}
