package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.IncidentMeasures.VALID;

import java.util.List;
import java.util.Set;

/** N1_SHARE: how the records divide among the levels of the ladder of signals. */
final class SignalShare implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "N1_SHARE",
            "信号级别构成",
            "Composition by level of signals",
            "valid incidents and disputes accepted on a level of the ladder of signals / all",
            "share",
            Definition.Direction.NEUTRAL)
        .interval("Wilson 95 %")
        .category(SignalRate.CATEGORY)
        .notes("Counted as N1.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(SignalMeasures.INCIDENTS, SignalMeasures.DISPUTES);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(VALID, ACCEPTED);
  }

  @Override
  public boolean isCountedFrom(Set<FactTable> kinds) {
    return kinds.contains(FactTable.INCIDENT) && kinds.contains(FactTable.DISPUTE);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    SignalCounts counts = SignalCounts.of(slice);
    return counts.estimates((category, count) -> Estimate.share(category, count, counts.all()));
  }
}
