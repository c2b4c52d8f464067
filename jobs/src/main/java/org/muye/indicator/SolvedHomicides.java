package org.muye.indicator;

import static org.muye.indicator.IncidentMeasures.HOMICIDE_SOLVED;

import java.util.List;

/** I9_SOLVED: solved homicides. */
final class SolvedHomicides implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
        "I9_SOLVED",
        "现行命案破案数",
        "Solved homicides",
        "count of solved homicides",
        "incidents",
        Definition.Direction.MORE_IS_BETTER);
  }

  @Override
  public List<Measure> numerator() {
    return List.of(HOMICIDE_SOLVED);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(Estimate.count(null, slice.sum(HOMICIDE_SOLVED)));
  }
}
