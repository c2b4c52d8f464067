package org.muye.indicator;

import static org.muye.indicator.IncidentMeasures.VALID;

import java.util.ArrayList;
import java.util.List;
import org.muye.time.PeriodType;

/** I2: incidents per 10,000 residents in the period. */
final class IncidentRate implements Indicator {
  /** The classes whose rates are published: 刑事 and 治安. */
  static final List<String> RATED_CLASSES = List.of("01", "02");

  @Override
  public Definition definition() {
    return Definition.of(
            "I2",
            "万人发案率",
            "Incidents per 10,000 residents",
            "10,000 x valid incidents / mean resident population of the period, not annualised",
            "per 10,000 residents",
            Definition.Direction.MORE_IS_WORSE)
        .interval("exact Poisson (Garwood) 95 %")
        .category("01 刑事 (criminal), 02 治安 (public order), where the standard classes are used")
        .from(PeriodType.WEEK);
  }

  @Override
  public List<Measure> numerator() {
    return List.of(VALID);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    double base = slice.meanPopulation();
    List<Estimate> estimates = new ArrayList<>();
    estimates.add(Estimate.rate(null, slice.sum(VALID), slice.exposure(), base));
    for (String published : RATED_CLASSES) {
      estimates.add(Estimate.rate(published, slice.sum(VALID, published), slice.exposure(), base));
    }
    return estimates;
  }

  @Override
  public boolean isRate() {
    return true;
  }
}
