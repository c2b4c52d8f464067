package org.muye.indicator;

import static org.muye.indicator.IncidentMeasures.HOMICIDE;
import static org.muye.indicator.IncidentMeasures.HOMICIDE_SOLVED;

import java.util.List;

/** I9_RATE: share of homicides solved. */
final class HomicideClearance implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "I9_RATE",
            "现行命案破案率",
            "Homicide clearance rate",
            "solved homicides / homicides",
            "share",
            Definition.Direction.MORE_IS_BETTER)
        .notes("Below ten homicides only the two counts are published.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(HOMICIDE_SOLVED);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(HOMICIDE);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    Estimate rate = Estimate.quotient(null, slice.sum(HOMICIDE_SOLVED), slice.sum(HOMICIDE));
    boolean few = slice.sum(HOMICIDE) > 0 && slice.sum(HOMICIDE) < CountChange.SMALL_BASE;
    return List.of(few ? rate.withoutValue(StatusReason.SMALL_BASE) : rate);
  }
}
