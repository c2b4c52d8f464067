package org.muye.indicator;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** What is counted from rewards and sanctions (GB/T 31000 table 10). */
public final class ActionMeasures {
  private ActionMeasures() {}

  /** Listed for supervised rectification (挂牌督办), GB/T 31000 5.7. */
  static final String SUPERVISION = "05";

  /** Category of a supervision that is not lifted by the as-of day. */
  static final String OPEN = "open";

  /** Category of a supervision that is lifted. */
  static final String LIFTED = "lifted";

  private static final Column SUPERVISED = col("policy_type").equalTo(SUPERVISION);

  private static final Column DAYS =
      datediff(when(col("lifted"), col("lifted_on")).otherwise(col("as_of")), col("decided_on"));

  /** Actions by policy on the day of the decision. */
  public static final Measure DECIDED =
      Measure.countBy(
          "action.decided", FactTable.RESPONSIBILITY_ACTION, lit(true), col("policy_type"));

  /** Days of the supervisions in force at the end of a period, up to their end or the as-of day. */
  static final Measure SUPERVISION_DAYS = inForce("action.supervision_days");

  /** Days of the supervisions lifted in a period. */
  static final Measure LIFTED_DAYS =
      Measure.of(
              "action.lifted_days",
              FactTable.RESPONSIBILITY_ACTION,
              Measure.term(SUPERVISED.and(col("lifted")), lit(LIFTED), col("lifted_on"), DAYS))
          .asDistribution();

  private static Measure inForce(String id) {
    return Measure.stock(
            id,
            FactTable.RESPONSIBILITY_ACTION,
            array(
                change(id, OPEN, not(col("lifted")), col("decided_on"), DAYS),
                change(id, LIFTED, col("lifted"), col("decided_on"), DAYS),
                change(id, LIFTED, col("lifted"), col("lifted_on"), DAYS.multiply(-1))))
        .asDistribution();
  }

  private static Column change(
      String id, String category, Column condition, Column day, Column days) {
    return when(
        SUPERVISED.and(condition),
        struct(
            lit(id).as("measure"),
            lit(category).as("category"),
            day.as("day"),
            days.cast("double").as("n")));
  }
}
