package org.muye.indicator;

import java.util.List;
import org.muye.indicator.Definition.Direction;

/**
 * The indicators that a rule book of the assessment makes. They are no sums of measures: `muye
 * explain score` shows what they rest on.
 */
public final class AssessmentIndicators {
  private AssessmentIndicators() {}

  /** L12: the score. */
  public static final Definition SCORE =
      Definition.of(
              "L12",
              "定量考核得分",
              "Assessment score",
              "base - deductions + bonuses by the rule book that muye.yaml names",
              "points",
              Direction.MORE_IS_BETTER)
          .notes(
              "For years, and units that report. The arithmetic is in gold.assessment_score and gold.assessment_item. A veto does not change it. It has no first release.");

  /** L13: whether a veto holds. */
  public static final Definition VETO =
      Definition.of(
              "L13",
              "一票否决",
              "Veto",
              "1 when a veto of the rule book holds, else 0",
              "0 or 1",
              Direction.MORE_IS_WORSE)
          .notes(
              "For years, and units that report. The records behind it are in gold.assessment_score. It has no first release.");

  /** Both, in order. */
  public static List<Definition> definitions() {
    return List.of(SCORE, VETO);
  }
}
