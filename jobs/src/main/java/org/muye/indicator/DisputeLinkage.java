package org.muye.indicator;

import static org.muye.indicator.IncidentMeasures.FROM_DISPUTES;
import static org.muye.indicator.IncidentMeasures.FROM_KNOWN_DISPUTES;

import java.util.List;
import java.util.Set;

/** I11_LINKAGE: how far the links from incidents to disputes lead. */
final class DisputeLinkage implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "I11_LINKAGE",
            "民转刑关联率",
            "Linkage of incidents to disputes",
            "valid incidents whose dispute is known / valid incidents that name a dispute",
            "share",
            Definition.Direction.MORE_IS_BETTER)
        .notes("A dispute is known whatever its state, also when it is void or merged.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(FROM_KNOWN_DISPUTES);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(FROM_DISPUTES);
  }

  @Override
  public boolean isCountedFrom(Set<FactTable> kinds) {
    return kinds.contains(FactTable.INCIDENT) && kinds.contains(FactTable.DISPUTE);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(
        Estimate.quotient(null, slice.sum(FROM_KNOWN_DISPUTES), slice.sum(FROM_DISPUTES)));
  }
}
