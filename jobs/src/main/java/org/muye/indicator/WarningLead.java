package org.muye.indicator;

import static org.muye.indicator.EscalationMeasures.LEAD_DAYS;

import java.util.List;

/** D9_LEAD_DAYS: how long before an escalation the warning came. */
final class WarningLead implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "D9_LEAD_DAYS",
            "预警提前天数（中位）",
            "Warning lead, median days",
            "median of the days from the first warning to the escalation; numerator: escalated disputes warned of before",
            "days",
            Definition.Direction.MORE_IS_BETTER)
        .notes(
            "A warning of the same day leads by 0 days. The median of an even number of disputes is the mean of the two middle ones. AT_LEAST: more than ten years.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(LEAD_DAYS);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return MedianDays.of(slice.byCategory(LEAD_DAYS));
  }
}
