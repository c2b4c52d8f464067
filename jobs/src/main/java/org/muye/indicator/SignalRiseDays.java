package org.muye.indicator;

import static org.muye.indicator.SignalMeasures.DAYS_TO_RISE;

import java.util.List;

/** N3: how soon disputes rise on the ladder of signals. */
final class SignalRiseDays implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "N3",
            "信号升级用时（中位天数）",
            "Days to a rise on the ladder of signals, median",
            "median of the days from acceptance to the first rise of the disputes accepted in the period that rose by the as-of day, see N2; numerator: these disputes",
            "days",
            Definition.Direction.NEUTRAL)
        .notes(
            "Of those that rose only, so that it grows as the cohort ages. A rise dated before the acceptance counts as of the first day. AT_LEAST: more than ten years.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(DAYS_TO_RISE);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return slice.signalLevels().isEmpty()
        ? List.of()
        : MedianDays.of(slice.byCategory(DAYS_TO_RISE));
  }

  /** An older cohort had longer to rise. */
  @Override
  public boolean comparable() {
    return false;
  }
}
