package org.muye.indicator;

import static org.muye.indicator.TrainingMeasures.SESSIONS;

import java.util.List;
import org.muye.time.PeriodType;

/** T1: sessions. */
final class TrainingSessions implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "T1",
            "宣讲场次",
            "Training sessions",
            "count of sessions held",
            "sessions",
            Definition.Direction.MORE_IS_BETTER)
        .from(PeriodType.WEEK);
  }

  @Override
  public List<Measure> numerator() {
    return List.of(SESSIONS);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(Estimate.count(null, slice.sum(SESSIONS)));
  }
}
