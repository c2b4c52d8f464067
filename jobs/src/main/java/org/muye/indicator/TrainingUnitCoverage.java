package org.muye.indicator;

import static org.muye.indicator.TrainingMeasures.SESSIONS;

import java.util.List;
import java.util.Set;

/** T4: units with at least one session among the reporting units; for the whole region only. */
final class TrainingUnitCoverage implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "T4",
            "宣讲覆盖率",
            "Unit coverage",
            "reporting units with at least one session / reporting units of the period",
            "share",
            Definition.Direction.MORE_IS_BETTER)
        .notes("For the whole region. The reporting set depends on the period.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(SESSIONS);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    if (!slice.isRoot()) {
      return List.of();
    }
    Set<String> reporting = slice.reportingUnits();
    long reached = slice.byCategory(SESSIONS).keySet().stream().filter(reporting::contains).count();
    return List.of(Estimate.quotient(null, reached, reporting.size()));
  }
}
