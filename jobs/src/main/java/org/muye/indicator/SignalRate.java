package org.muye.indicator;

import java.util.List;
import java.util.Set;

/** N1: records by level of the ladder of signals. */
final class SignalRate implements Indicator {
  static final String CATEGORY =
      "number of the level, 1 the most intense; NONE: the channel says nothing of a level; UNK: it is not given or in no list";

  @Override
  public Definition definition() {
    return Definition.of(
            "N1",
            "万人信号数（按级）",
            "Signals per 10,000 residents, by level",
            "10,000 x valid incidents and disputes accepted on a level of the ladder of signals / mean resident population of the period; the numerator is the number of records",
            "per 10,000 residents",
            Definition.Direction.MORE_IS_WORSE)
        .interval("exact Poisson (Garwood) 95 %")
        .category(CATEGORY)
        .notes(
            "Levels are those of `signal_levels.yaml` of the region; without it there are no values. Every record counts once: an incident on the highest level that its channel, nature, type or class has, a dispute on the level of the source it was found by, whatever became of it, so that years compare (N2 tells what rose). An incident that grew out of a dispute is a record of its own. Needs incidents and disputes. AT_LEAST: some records are UNK; ALL_MISSING: all are.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(SignalMeasures.INCIDENTS, SignalMeasures.DISPUTES);
  }

  @Override
  public boolean isCountedFrom(Set<FactTable> kinds) {
    return kinds.contains(FactTable.INCIDENT) && kinds.contains(FactTable.DISPUTE);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    double base = slice.meanPopulation();
    return SignalCounts.of(slice)
        .estimates((category, count) -> Estimate.rate(category, count, slice.exposure(), base));
  }

  @Override
  public boolean isRate() {
    return true;
  }
}
