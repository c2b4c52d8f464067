package org.muye.indicator;

import static org.muye.indicator.EscalationMeasures.ESCALATED;
import static org.muye.indicator.EscalationMeasures.GROUP_TOO;
import static org.muye.indicator.EscalationMeasures.GROUP_UNESCALATED;
import static org.muye.indicator.EscalationMeasures.GROUP_WARNED;
import static org.muye.indicator.EscalationMeasures.WARNED;

import java.util.List;

/** D9: escalations that a warning came before. */
final class EarlyWarning implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "D9",
            "早预警率",
            "Early warning rate",
            "escalated disputes warned of before they escalated / escalated disputes accepted in the period",
            "share",
            Definition.Direction.MORE_IS_BETTER)
        .interval("Wilson 95 %")
        .category(
            GROUP_TOO
                + ": with group disputes (scale 02, 03) that never escalated, which count as warned of when there was any warning")
        .notes("Few disputes escalate, so the interval is wide.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(WARNED, GROUP_WARNED);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(ESCALATED, GROUP_UNESCALATED);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    double warned = slice.sum(WARNED);
    double escalated = slice.sum(ESCALATED);
    return List.of(
        Estimate.share(null, warned, escalated),
        Estimate.share(
            GROUP_TOO, warned + slice.sum(GROUP_WARNED), escalated + slice.sum(GROUP_UNESCALATED)));
  }
}
