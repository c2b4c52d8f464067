package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.IncidentMeasures.FROM_DISPUTES;

import java.util.List;
import java.util.Set;

/** I11: incidents that grew out of disputes. */
final class CriminalisedDisputes implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "I11",
            "民转刑率",
            "Disputes turned criminal",
            "valid incidents of the period that name the dispute they grew out of / disputes accepted in the period",
            "ratio",
            Definition.Direction.MORE_IS_WORSE)
        .notes(
            "The dispute may have been accepted earlier, so there is no interval. Needs incidents and disputes. I11_LINKAGE says how many of the named disputes are known; a source that names none reads as none.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(FROM_DISPUTES);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(ACCEPTED);
  }

  @Override
  public boolean isCountedFrom(Set<FactTable> kinds) {
    return kinds.contains(FactTable.INCIDENT) && kinds.contains(FactTable.DISPUTE);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(Estimate.quotient(null, slice.sum(FROM_DISPUTES), slice.sum(ACCEPTED)));
  }
}
