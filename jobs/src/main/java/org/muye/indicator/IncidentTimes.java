package org.muye.indicator;

import static org.muye.indicator.IncidentMeasures.DAY_TYPE;
import static org.muye.indicator.IncidentMeasures.PLACEHOLDER_TIME;
import static org.muye.indicator.IncidentMeasures.TIME_BLOCK;

import java.util.ArrayList;
import java.util.List;

/** I7: incidents by hour block and day of the week. */
final class IncidentTimes implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "I7",
            "时段与星期分布",
            "Incidents by time of day and weekday",
            "count of valid incidents",
            "incidents",
            Definition.Direction.NEUTRAL)
        .category(
            "hour:HH-HH two-hour block; weekday, weekend; excluded_precision_D known by day only; time:HH:mm clock times that often stand for unknown");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(TIME_BLOCK, DAY_TYPE, PLACEHOLDER_TIME);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    List<Estimate> estimates = new ArrayList<>();
    slice.byCategory(TIME_BLOCK).forEach((block, n) -> estimates.add(Estimate.count(block, n)));
    for (String type : List.of("weekday", "weekend", "excluded_precision_D")) {
      estimates.add(Estimate.count(type, slice.sum(DAY_TYPE, type)));
    }
    slice.byCategory(PLACEHOLDER_TIME).forEach((time, n) -> estimates.add(Estimate.count(time, n)));
    return estimates;
  }

  @Override
  public boolean comparable() {
    return false;
  }
}
