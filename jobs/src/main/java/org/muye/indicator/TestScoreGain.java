package org.muye.indicator;

import static org.muye.indicator.TrainingMeasures.GAIN;
import static org.muye.indicator.TrainingMeasures.TESTED;

import java.util.List;
import java.util.Set;

/** T10: by how much mean test scores rose in the sessions that tested before and after. */
final class TestScoreGain implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "T10",
            "培训前后测试提升",
            "Gain in test scores",
            "mean over tested sessions of the mean score after less the mean score before; numerator: tested sessions",
            "points",
            Definition.Direction.MORE_IS_BETTER)
        .notes("Sessions count equally, whatever their attendance.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(TESTED);
  }

  @Override
  public List<Measure> context() {
    return List.of(GAIN);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    double tested = slice.sum(TESTED);
    return List.of(
        tested == 0
            ? new Estimate(null, 0.0, null, null, null, null, Set.of(StatusReason.NO_EXPOSURE))
            : new Estimate(
                null, tested, null, slice.sum(GAIN) / tested, null, null, Estimate.none()));
  }
}
