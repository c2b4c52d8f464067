package org.muye.indicator;

import static org.muye.indicator.SignalMeasures.DISPUTES;
import static org.muye.indicator.SignalMeasures.RAISED_TO;

import java.util.List;

/** N2_TO: how far disputes rose on the ladder of signals. */
final class SignalRiseTarget implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "N2_TO",
            "信号升级去向",
            "Rise to each level of signals",
            "disputes whose highest level by the as-of day is a certain one above that on which they were found / disputes accepted in the period on that level",
            "share",
            Definition.Direction.MORE_IS_WORSE)
        .interval("Wilson 95 %")
        .category("both levels, such as 3|1: found on level 3, rose to level 1")
        .notes("The values of one level of origin add up to N2.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(RAISED_TO);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(DISPUTES);
  }

  @Override
  public boolean denominatorByCategory() {
    return true;
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return SignalLevelPair.of(slice)
        .map(
            pair ->
                Estimate.share(
                    pair.category(),
                    slice.sum(RAISED_TO, pair.category()),
                    slice.sum(DISPUTES, pair.from())))
        .toList();
  }

  /** An older cohort had longer to rise. */
  @Override
  public boolean comparable() {
    return false;
  }
}
