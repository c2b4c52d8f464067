package org.muye.indicator;

import static org.muye.indicator.IncidentMeasures.GROUP;

import java.util.List;

/** I10_GROUP: group events. */
final class GroupIncidents implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
        "I10_GROUP",
        "群体性事件数",
        "Group events",
        "count of valid incidents of type 群体性事件",
        "incidents",
        Definition.Direction.MORE_IS_WORSE);
  }

  @Override
  public List<Measure> numerator() {
    return List.of(GROUP);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(Estimate.count(null, slice.sum(GROUP)));
  }
}
