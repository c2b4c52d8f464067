package org.muye.indicator;

import static org.muye.indicator.DisputeDurations.DETECTION_LAG;

import java.util.List;

/** D8: how long after they arose disputes are found. */
final class DetectionLag implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "D8",
            "早发现时滞（中位天数）",
            "Detection lag, median days",
            "median of the days from occurrence to detection of the disputes accepted; numerator: disputes with both days",
            "days",
            Definition.Direction.MORE_IS_WORSE)
        .notes(
            "Disputes without one of the days, or found before they arose, are left out. The median of an even number of disputes is the mean of the two middle ones. AT_LEAST: more than ten years.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(DETECTION_LAG);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return MedianDays.of(slice.byCategory(DETECTION_LAG));
  }
}
