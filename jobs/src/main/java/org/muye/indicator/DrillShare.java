package org.muye.indicator;

import static org.muye.indicator.TrainingMeasures.DRILLS;
import static org.muye.indicator.TrainingMeasures.METHOD_GIVEN;

import java.util.List;

/** T7: sessions with a drill. */
final class DrillShare implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "T7",
            "演练占比",
            "Share of drills",
            "sessions with a drill / sessions of which the method is given",
            "share",
            Definition.Direction.MORE_IS_BETTER)
        .notes("A session with a lecture and a drill is one with a drill.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(DRILLS);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(METHOD_GIVEN);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(Estimate.quotient(null, slice.sum(DRILLS), slice.sum(METHOD_GIVEN)));
  }
}
