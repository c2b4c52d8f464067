package org.muye.indicator;

import static org.muye.indicator.IncidentMeasures.VALID;

import java.util.ArrayList;
import java.util.List;

/** I2_ANNUALISED: incidents per 10,000 residents and 365 days. */
final class IncidentRateAnnualised implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "I2_ANNUALISED",
            "万人发案率（年化）",
            "Incidents per 10,000 residents and year",
            "10,000 x valid incidents / (person-days / 365)",
            "per 10,000 person-years",
            Definition.Direction.MORE_IS_WORSE)
        .interval("exact Poisson (Garwood) 95 %")
        .category("01 刑事 (criminal), 02 治安 (public order), where the standard classes are used")
        .notes("A year is 365 days in leap years too.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(VALID);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    double personYears = slice.exposure().personDays().orElse(0) / 365;
    List<Estimate> estimates = new ArrayList<>();
    estimates.add(Estimate.rate(null, slice.sum(VALID), slice.exposure(), personYears));
    for (String published : IncidentRate.RATED_CLASSES) {
      estimates.add(
          Estimate.rate(published, slice.sum(VALID, published), slice.exposure(), personYears));
    }
    return estimates;
  }
}
