package org.muye.indicator;

import static org.muye.indicator.IncidentMeasures.VALID;

import java.util.List;
import org.muye.time.PeriodType;

/** I5: shares of the incident classes. */
final class IncidentComposition implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "I5",
            "警情结构占比",
            "Composition by class",
            "valid incidents of a class / valid incidents",
            "share",
            Definition.Direction.NEUTRAL)
        .interval("Wilson 95 %")
        .category("effective class: the feedback class, else the intake class; UNK is unknown")
        .from(PeriodType.WEEK);
  }

  @Override
  public List<Measure> numerator() {
    return List.of(VALID);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(VALID);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    double whole = slice.sum(VALID);
    if (whole == 0) {
      return List.of(Estimate.noExposure(null, 0));
    }
    return slice.byCategory(VALID).entrySet().stream()
        .map(part -> Estimate.share(part.getKey(), part.getValue(), whole))
        .toList();
  }

  @Override
  public boolean comparable() {
    return false;
  }
}
