package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.DisputeMeasures.RESOLVED_AT_SOURCE;

import java.util.List;

/** D6_TOWN: 大事不出镇. */
final class TownResolution implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "D6_TOWN",
            "镇级以下化解率",
            "Resolved in the township or below",
            "resolved at township or village level / accepted",
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
    return List.of(ACCEPTED);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(Estimate.share(null, slice.sum(RESOLVED_AT_SOURCE), slice.sum(ACCEPTED)));
  }
}
