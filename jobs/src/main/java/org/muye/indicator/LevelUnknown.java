package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.LEVEL_UNKNOWN;

import java.util.List;

/** D5_UNK: resolved disputes without a level. */
final class LevelUnknown implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
        "D5_UNK",
        "化解层级不明数",
        "Resolved, level unknown",
        "count of resolved disputes whose resolving level is not given",
        "disputes",
        Definition.Direction.MORE_IS_WORSE);
  }

  @Override
  public List<Measure> numerator() {
    return List.of(LEVEL_UNKNOWN);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(Estimate.count(null, slice.sum(LEVEL_UNKNOWN)));
  }
}
