package org.muye.indicator;

import static org.muye.indicator.ActionMeasures.DECIDED;

import java.util.ArrayList;
import java.util.List;

/** L11: rewards and sanctions by policy. */
final class ResponsibilityActions implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "L11",
            "奖惩行动数",
            "Rewards and sanctions",
            "count of actions decided in the period, by the unit they are aimed at",
            "actions",
            Definition.Direction.NEUTRAL)
        .category("Policy, GB/T 31000 5.7; a policy without an action has no row")
        .notes("A count of decisions, never a proposal to take one.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(DECIDED);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    List<Estimate> counts = new ArrayList<>();
    counts.add(Estimate.count(null, slice.sum(DECIDED)));
    slice.byCategory(DECIDED).forEach((policy, n) -> counts.add(Estimate.count(policy, n)));
    return counts;
  }
}
