package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.DUE;
import static org.muye.indicator.DisputeMeasures.ON_TIME;

import java.util.List;

/** D3: disputes resolved on or before their deadline day. */
final class OnTimeResolution implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "D3",
            "按期化解率",
            "On-time resolution rate",
            "resolved on or before the deadline day / disputes whose deadline has come by the as-of day",
            "share",
            Definition.Direction.MORE_IS_BETTER)
        .interval("Wilson 95 %")
        .notes(
            "A case whose deadline is still ahead is in neither number, even when resolved. Where a source sends only its own on-time flag, the flag counts.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(ON_TIME);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(DUE);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(Estimate.share(null, slice.sum(ON_TIME), slice.sum(DUE)));
  }
}
