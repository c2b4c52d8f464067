package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.EscalationMeasures.ESCALATED;

import java.util.List;

/** D11: disputes that escalated. */
final class EscalationRate implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "D11",
            "升级率",
            "Escalation rate",
            "disputes that escalated to a petition, a lawsuit, a crime or a mass incident by the as-of day / disputes accepted in the period",
            "share",
            Definition.Direction.MORE_IS_WORSE)
        .interval("Wilson 95 %")
        .notes(
            "Grows as the cohort ages; compare cohorts of different age by D11_CIF90. A source that does not record escalations reads as none.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(ESCALATED);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(ACCEPTED);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(Estimate.share(null, slice.sum(ESCALATED), slice.sum(ACCEPTED)));
  }
}
