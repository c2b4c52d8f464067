package org.muye.indicator;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;

/**
 * What is counted on the ladder of signals, by level as {@link SignalColumns} give it. Nothing is
 * counted in a region without a ladder.
 */
public final class SignalMeasures {
  private SignalMeasures() {}

  private static final Column PLACED = DisputeMeasures.COUNTED.and(col("signal_level").isNotNull());
  private static final Column RAISED_STATE = PLACED.and(col("raised_to").isNotNull());

  /** Valid incidents by level. */
  static final Measure INCIDENTS =
      Measure.countBy(
          "incident.signal_level",
          FactTable.INCIDENT,
          IncidentMeasures.IS_VALID.and(col("signal_level").isNotNull()),
          col("signal_level"));

  /** Accepted disputes by the level on which they were found. */
  static final Measure DISPUTES = countBy("dispute.signal_level", PLACED, col("signal_level"));

  /** Disputes that rose to a higher level, by the one on which they were found. */
  static final Measure RAISED = countBy("dispute.raised", RAISED_STATE, col("signal_level"));

  /** The same by both levels: {@code 3|1} were found on level 3 and rose to level 1. */
  static final Measure RAISED_TO =
      countBy(
          "dispute.raised_to",
          RAISED_STATE,
          concat(col("signal_level"), lit("|"), col("raised_to")));

  /** Disputes that escalated without a word of where to, and did not rise otherwise. */
  static final Measure ESCALATED_UNPLACED =
      countBy(
          "dispute.escalated_unplaced",
          PLACED
              .and(col("raised_to").isNull())
              .and(col("first_escalated_at").isNotNull())
              .and(col("escalation_level").equalTo(SignalColumns.UNKNOWN)),
          col("signal_level"));

  /** Disputes that rose, by the days from acceptance to the first rise. */
  static final Measure DAYS_TO_RISE =
      Measure.distribution(
          "dispute.days_to_rise",
          FactTable.DISPUTE,
          RAISED_STATE,
          // A log may date an escalation before the acceptance; a duration is never negative.
          least(
              greatest(datediff(col("raised_on"), col("event_date")), lit(0)),
              lit(DisputeDurations.LONGEST + 1)));

  private static Measure countBy(String id, Column condition, Column category) {
    return Measure.countBy(id, FactTable.DISPUTE, condition, category);
  }
}
