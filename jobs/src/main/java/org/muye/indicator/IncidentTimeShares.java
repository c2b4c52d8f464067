package org.muye.indicator;

import static org.muye.indicator.IncidentMeasures.DAY_TYPE;
import static org.muye.indicator.IncidentMeasures.TIME_BLOCK;
import static org.muye.indicator.IncidentMeasures.VALID;

import java.util.ArrayList;
import java.util.List;

/** I7_SHARE: shares of hour blocks and weekdays. */
final class IncidentTimeShares implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "I7_SHARE",
            "时段与星期占比",
            "Share by time of day and weekday",
            "valid incidents of the block / valid incidents",
            "share",
            Definition.Direction.NEUTRAL)
        .category("as I7");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(TIME_BLOCK, DAY_TYPE);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(VALID);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    double whole = slice.sum(VALID);
    List<Estimate> estimates = new ArrayList<>();
    slice
        .byCategory(TIME_BLOCK)
        .forEach((block, n) -> estimates.add(Estimate.quotient(block, n, whole)));
    slice
        .byCategory(DAY_TYPE)
        .forEach((type, n) -> estimates.add(Estimate.quotient(type, n, whole)));
    return estimates;
  }

  @Override
  public boolean comparable() {
    return false;
  }
}
