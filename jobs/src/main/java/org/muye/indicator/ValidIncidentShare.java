package org.muye.indicator;

import static org.muye.indicator.IncidentMeasures.REPORTS;
import static org.muye.indicator.IncidentMeasures.VALID;

import java.util.List;
import org.muye.time.PeriodType;

/** I1: valid incidents among all reports. */
final class ValidIncidentShare implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "I1",
            "有效警情率",
            "Share of valid incidents",
            "valid incidents / all reports; the numerator is the count of valid incidents",
            "share",
            Definition.Direction.NEUTRAL)
        .interval("Wilson 95 %")
        .notes(
            "Void and repeated reports are left out; a report that its source withdrew is a report but not valid.")
        .from(PeriodType.WEEK);
  }

  @Override
  public List<Measure> numerator() {
    return List.of(VALID);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(REPORTS);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(Estimate.share(null, slice.sum(VALID), slice.sum(REPORTS)));
  }
}
