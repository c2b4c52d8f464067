package org.muye.indicator;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;

/** What is counted from training sessions. */
final class TrainingMeasures {
  private TrainingMeasures() {}

  private static final Column ALL = lit(true);
  private static final Column REPORTED = col("attendance").isNotNull();

  /** Sessions by unit, so that a whole can tell how many of its units held one. */
  static final Measure SESSIONS =
      Measure.countBy("training.sessions", FactTable.TRAINING, ALL, col("unit_id"));

  /** Attendances (人次) of the sessions that report them. */
  static final Measure ATTENDANCE =
      Measure.sum("training.attendance", FactTable.TRAINING, REPORTED, col("attendance"));

  /** Sessions by what their attendance figure is: missing, zero, at_least or estimate. */
  static final Measure ATTENDANCE_QUALITY =
      Measure.of(
          "training.attendance_quality",
          FactTable.TRAINING,
          quality(col("attendance").isNull(), "missing"),
          quality(col("attendance").equalTo(0), "zero"),
          quality(REPORTED.and(col("attendance_qualifier").equalTo("at_least")), "at_least"),
          quality(REPORTED.and(col("attendance_qualifier").equalTo("estimate")), "estimate"));

  /** Sessions by the days between session and knowledge. */
  static final Measure LAG =
      Measure.countBy(
          "training.lag_days", FactTable.TRAINING, col("lag_days").isNotNull(), col("lag_days"));

  /** Sessions whose unit is unknown. */
  static final Measure UNKNOWN =
      Measure.of("training.unknown", FactTable.TRAINING, quality(col("unit_unknown"), "unit"));

  private static Measure.Term quality(Column condition, String category) {
    return Measure.term(condition, lit(category), col("event_date"), lit(1.0));
  }
}
