package org.muye.indicator;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.DisputeMeasures.AT_TOWN_OR_BELOW;
import static org.muye.indicator.DisputeMeasures.COUNTED;
import static org.muye.indicator.DisputeMeasures.RESOLVED_STATE;
import static org.muye.indicator.DisputeMeasures.UNDATED_STATE;

import java.util.List;

/** D22: what became of the disputes accepted. */
final class DisputeOutcomes implements Indicator {
  /** Disputes by what became of them, each once. */
  static final Measure OUTCOME =
      Measure.countBy(
          "dispute.outcome",
          FactTable.DISPUTE,
          COUNTED,
          when(RESOLVED_STATE.and(AT_TOWN_OR_BELOW), lit("at_source"))
              .when(RESOLVED_STATE.and(col("resolved_level").isNotNull()), lit("above_source"))
              .when(RESOLVED_STATE, lit("level_unknown"))
              .when(UNDATED_STATE, lit("undated"))
              .otherwise(lit("open")));

  @Override
  public Definition definition() {
    return Definition.of(
            "D22",
            "矛盾纠纷处置结果构成",
            "Composition by outcome",
            "disputes accepted in the period by what became of them by the as-of day / disputes accepted in the period",
            "share",
            Definition.Direction.NEUTRAL)
        .interval("Wilson 95 %")
        .category(
            "at_source: resolved at village or township level; above_source: resolved at a higher level; level_unknown: resolved, level not given; undated: closed by status without a usable date; open: not resolved, or reopened")
        .notes("Each dispute counts once. A category without disputes has no value.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(OUTCOME);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(ACCEPTED);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    double accepted = slice.sum(ACCEPTED);
    return slice.byCategory(OUTCOME).entrySet().stream()
        .map(outcome -> Estimate.share(outcome.getKey(), outcome.getValue(), accepted))
        .toList();
  }

  /** An older cohort had longer to be resolved. */
  @Override
  public boolean comparable() {
    return false;
  }
}
