package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.DisputeMeasures.RESOLVED_IN_VILLAGE;

import java.util.List;

/** D6_VILLAGE: 小事不出村. */
final class VillageResolution implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "D6_VILLAGE",
            "村级化解率",
            "Resolved in the village",
            "resolved at village or community level / accepted",
            "share",
            Definition.Direction.MORE_IS_BETTER)
        .interval("Wilson 95 %");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(RESOLVED_IN_VILLAGE);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(ACCEPTED);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(Estimate.share(null, slice.sum(RESOLVED_IN_VILLAGE), slice.sum(ACCEPTED)));
  }
}
