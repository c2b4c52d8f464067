package org.muye.indicator;

import static org.muye.indicator.FourIsationMeasures.LAW_SESSIONS;

import java.util.List;

/** T12: sessions on the rule of law per 10,000 residents. */
final class LawSessions implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "T12",
            "万人法治宣讲场次",
            "Sessions on the rule of law per 10,000 residents",
            "10,000 x sessions with the topic 法治 (training_topic 08) / mean resident population",
            "per 10,000 residents",
            Definition.Direction.MORE_IS_BETTER)
        .notes("Sessions are planned, no random events, so there is no interval.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(LAW_SESSIONS);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(
        Estimate.perResidents(slice.sum(LAW_SESSIONS), slice.exposure(), Estimate.PER_RESIDENTS));
  }
}
