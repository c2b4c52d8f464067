package org.muye.indicator;

import static org.muye.indicator.TrainingMeasures.FOUR_VENUES;
import static org.muye.indicator.TrainingMeasures.VENUES;

import java.util.List;

/** T5_SESSIONS: sessions at each of the four kinds of venue (四进). */
final class VenueSessions implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "T5_SESSIONS",
            "“四进”场次",
            "Sessions by kind of venue",
            "count of sessions held at venues of the kind",
            "sessions",
            Definition.Direction.MORE_IS_BETTER)
        .category("1 机关, 2 社区, 3 企业, 4 学校")
        .notes(
            "A kind without a session has its row, with 0. Other kinds, and the share of registered venues that were reached, are in gold.training_coverage.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(VENUES);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return FOUR_VENUES.stream()
        .map(venue -> Estimate.count(venue, slice.sum(VENUES, venue)))
        .toList();
  }
}
