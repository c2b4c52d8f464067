package org.muye.indicator;

import static org.muye.indicator.TrainingMeasures.FOUR_VENUES;
import static org.muye.indicator.TrainingMeasures.VENUES;

import java.util.List;

/** T5_TYPES: how many of the four kinds of venue had a session (四进). */
final class VenueTypes implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "T5_TYPES",
            "“四进”覆盖类型数",
            "Kinds of venue reached",
            "kinds of venue of 机关, 社区, 企业, 学校 with at least one session; denominator: 4",
            "kinds of venue",
            Definition.Direction.MORE_IS_BETTER)
        .notes("Sessions elsewhere, or without a kind of venue, reach none of them.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(VENUES);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    double reached = slice.byCategory(VENUES).size();
    return List.of(
        new Estimate(
            null, reached, (double) FOUR_VENUES.size(), reached, null, null, Estimate.none()));
  }
}
