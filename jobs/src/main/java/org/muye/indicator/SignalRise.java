package org.muye.indicator;

import static org.muye.indicator.SignalMeasures.DISPUTES;
import static org.muye.indicator.SignalMeasures.ESCALATED_UNPLACED;
import static org.muye.indicator.SignalMeasures.RAISED;

import java.util.List;

/** N2: disputes that rose to a higher level of the ladder of signals. */
final class SignalRise implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "N2",
            "信号升级率",
            "Rise to a higher level of signals",
            "disputes that rose to a higher level of the ladder of signals by the as-of day / disputes accepted in the period on a level",
            "share",
            Definition.Direction.MORE_IS_WORSE)
        .interval("Wilson 95 %")
        .category("number of the level on which the dispute was found; from level 1 none rises")
        .notes(
            "A dispute rises when it escalates to something on a higher level, or when a valid incident of a higher level that names it happens on or after the day of acceptance. Unlike D11, escalation to something without a level, such as a lawsuit, does not count. Disputes found by an unknown source are left out. Grows as the cohort ages. A source that does not record escalations reads as none; AT_LEAST: some escalated without a word of where to.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(RAISED);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(DISPUTES);
  }

  @Override
  public List<Measure> context() {
    return List.of(ESCALATED_UNPLACED);
  }

  @Override
  public boolean denominatorByCategory() {
    return true;
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return SignalLevelPair.lower(slice)
        .map(
            level -> {
              Estimate share =
                  Estimate.share(level, slice.sum(RAISED, level), slice.sum(DISPUTES, level));
              return slice.sum(ESCALATED_UNPLACED, level) > 0
                  ? share.with(StatusReason.AT_LEAST)
                  : share;
            })
        .toList();
  }

  /** An older cohort had longer to rise. */
  @Override
  public boolean comparable() {
    return false;
  }
}
