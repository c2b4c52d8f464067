package org.muye.indicator;

import static org.muye.indicator.IncidentMeasures.HOMICIDE;

import java.util.List;

/** I9_KNOWN: homicides. */
final class KnownHomicides implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
        "I9_KNOWN",
        "命案数",
        "Homicides",
        "count of valid incidents that are homicides",
        "incidents",
        Definition.Direction.MORE_IS_WORSE);
  }

  @Override
  public List<Measure> numerator() {
    return List.of(HOMICIDE);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(Estimate.count(null, slice.sum(HOMICIDE)));
  }
}
