package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.ACCEPTED;

import java.util.List;
import org.muye.time.PeriodType;

/** D1: disputes accepted per 10,000 residents. */
final class DisputeRate implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "D1",
            "万人纠纷数",
            "Disputes per 10,000 residents",
            "10,000 x disputes accepted / mean resident population of the period",
            "per 10,000 residents",
            Definition.Direction.MORE_IS_WORSE)
        .interval("exact Poisson (Garwood) 95 %")
        .from(PeriodType.WEEK);
  }

  @Override
  public List<Measure> numerator() {
    return List.of(ACCEPTED);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(
        Estimate.rate(null, slice.sum(ACCEPTED), slice.exposure(), slice.meanPopulation()));
  }

  @Override
  public boolean isRate() {
    return true;
  }
}
