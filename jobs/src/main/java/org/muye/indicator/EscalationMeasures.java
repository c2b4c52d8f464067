package org.muye.indicator;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.muye.indicator.DisputeMeasures.COUNTED;

import org.apache.spark.sql.Column;

/** What is counted from disputes that were found early, warned of, or escalated. */
public final class EscalationMeasures {
  private EscalationMeasures() {}

  /** Category of the group disputes that stand beside the escalated ones in D9. */
  static final String GROUP_TOO = "escalated_or_group";

  /**
   * Found by grid patrol, the public or a sensor while it was still an individual matter (GB/T
   * 31000 5.55 code 01).
   */
  static final Measure DETECTED_EARLY =
      count(
          "dispute.detected_early",
          COUNTED
              .and(col("discovery_source").isin("grid_patrol", "self_report", "sensor"))
              .and(col("scale_at_detection").equalTo("01")));

  /** Disputes of which the source or the scale at detection is not given, or in no list. */
  static final Measure DETECTION_UNKNOWN =
      count(
          "dispute.detection_unknown",
          COUNTED.and(isUnknown("discovery_source").or(isUnknown("scale_at_detection"))));

  private static Column isUnknown(String code) {
    return coalesce(col(code), lit("UNK")).equalTo("UNK");
  }

  private static final Column ESCALATED_STATE = COUNTED.and(col("first_escalated_at").isNotNull());
  private static final Column WARNED_STATE =
      ESCALATED_STATE.and(col("first_warned_at").lt(col("first_escalated_at")));
  private static final Column GROUP_STATE =
      COUNTED.and(col("first_escalated_at").isNull()).and(col("dispute_scale").isin("02", "03"));

  /** Disputes that ever escalated to a petition, a lawsuit, a crime or a mass incident. */
  public static final Measure ESCALATED = count("dispute.escalated", ESCALATED_STATE);

  /** Of these, warned of before. */
  static final Measure WARNED = count("dispute.warned", WARNED_STATE);

  /** Group disputes that never escalated. */
  static final Measure GROUP_UNESCALATED =
      Measure.countBy("dispute.group_unescalated", FactTable.DISPUTE, GROUP_STATE, lit(GROUP_TOO));

  /** Of these, warned of. */
  static final Measure GROUP_WARNED =
      Measure.countBy(
          "dispute.group_warned",
          FactTable.DISPUTE,
          GROUP_STATE.and(col("first_warned_at").isNotNull()),
          lit(GROUP_TOO));

  /** Disputes warned of before they escalated, by the days in between. */
  static final Measure LEAD_DAYS =
      Measure.distribution(
          "dispute.lead_days",
          FactTable.DISPUTE,
          WARNED_STATE,
          least(
              datediff(col("escalated_on"), col("warned_on")), lit(DisputeDurations.LONGEST + 1)));

  private static Measure count(String id, Column condition) {
    return Measure.count(id, FactTable.DISPUTE, condition);
  }
}
