package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.EscalationMeasures.DETECTED_EARLY;
import static org.muye.indicator.EscalationMeasures.DETECTION_UNKNOWN;

import java.util.List;

/** D7: disputes found early. */
final class EarlyDetection implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "D7",
            "早发现率",
            "Early detection rate",
            "disputes found by grid patrol, the public or a sensor that were individual matters (scale 01) when found / disputes accepted",
            "share",
            Definition.Direction.MORE_IS_BETTER)
        .interval("Wilson 95 %")
        .notes(
            "The scale is that of the first version of the record. AT_LEAST: of some disputes the source or the scale is not given; ALL_MISSING: of none it is.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(DETECTED_EARLY);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(ACCEPTED);
  }

  @Override
  public List<Measure> context() {
    return List.of(DETECTION_UNKNOWN);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(
        Estimate.shareAtLeast(
            slice.sum(DETECTED_EARLY), slice.sum(ACCEPTED), slice.sum(DETECTION_UNKNOWN)));
  }
}
