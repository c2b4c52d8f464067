package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.DisputeMeasures.GROUP;

import java.util.List;

/** D14: share of group disputes. */
final class GroupDisputeShare implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "D14",
            "群体性纠纷占比",
            "Share of group disputes",
            "disputes of scale 02 or 03 / accepted",
            "share",
            Definition.Direction.MORE_IS_WORSE)
        .interval("Wilson 95 %");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(GROUP);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(ACCEPTED);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(Estimate.share(null, slice.sum(GROUP), slice.sum(ACCEPTED)));
  }
}
