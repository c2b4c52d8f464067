package org.muye.indicator;

import static org.muye.indicator.ActionMeasures.LIFTED;
import static org.muye.indicator.ActionMeasures.LIFTED_DAYS;
import static org.muye.indicator.ActionMeasures.OPEN;
import static org.muye.indicator.ActionMeasures.SUPERVISION;
import static org.muye.indicator.ActionMeasures.SUPERVISION_DAYS;

import java.util.List;

/** L11_SUPERVISION_DAYS: how long units have been listed for supervised rectification. */
final class SupervisionDays implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "L11_SUPERVISION_DAYS",
            "挂牌督办天数",
            "Days under supervised rectification",
            "days from the decision to the lifting, or to the as-of day, of the supervisions in force on some day of the period, summed",
            "days",
            Definition.Direction.MORE_IS_WORSE)
        .category("Policy 05, GB/T 31000 5.7")
        .notes("Only where one is in force. OPEN: at least one is not lifted by the as-of day.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(SUPERVISION_DAYS, LIFTED_DAYS);
  }

  @Override
  public boolean comparable() {
    return false;
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    double open = slice.stock(SUPERVISION_DAYS, OPEN);
    double days = open + slice.stock(SUPERVISION_DAYS, LIFTED) + slice.sum(LIFTED_DAYS);
    if (days == 0) {
      return List.of();
    }
    Estimate total = new Estimate(SUPERVISION, null, null, days, null, null, Estimate.none());
    return List.of(open > 0 ? total.with(StatusReason.OPEN) : total);
  }
}
