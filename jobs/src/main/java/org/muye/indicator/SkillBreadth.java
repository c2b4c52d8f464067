package org.muye.indicator;

import static org.muye.indicator.TrainingMeasures.SKILLS;
import static org.muye.indicator.TrainingMeasures.TAUGHT;

import java.util.List;

/** T6: how many of the six skills were taught. */
final class SkillBreadth implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "T6",
            "技能覆盖率",
            "Breadth of skills",
            "different skills taught / 6 (医疗救护, 消防逃生, 防踩踏, 防溺水, 紧急疏散, 户外救援)",
            "share",
            Definition.Direction.MORE_IS_BETTER)
        .notes(
            "Other topics are no skills. Which skills a unit lacks is in gold.training_coverage.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(TAUGHT);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(Estimate.quotient(null, slice.byCategory(TAUGHT).size(), SKILLS.size()));
  }
}
