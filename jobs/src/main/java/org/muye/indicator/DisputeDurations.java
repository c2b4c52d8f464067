package org.muye.indicator;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.muye.indicator.DisputeMeasures.COUNTED;
import static org.muye.indicator.DisputeMeasures.RESOLVED_STATE;
import static org.muye.indicator.DisputeMeasures.UNDATED_STATE;

import java.util.List;
import java.util.function.IntFunction;
import org.apache.spark.sql.Column;

/**
 * What is counted from disputes by how long something took. Durations are whole calendar days, each
 * a category, so that they add up over days and units; those beyond ten years share one category,
 * which bounds their number.
 */
public final class DisputeDurations {
  private DisputeDurations() {}

  /** The longest duration with a category of its own: ten years. */
  static final int LONGEST = 3650;

  /** The days up to which competing endings are told apart, and within which a dispute reopens. */
  static final int HORIZON = 90;

  /** The days within which a resolution is early. */
  static final List<Integer> EARLY_DAYS = List.of(7, 30, 90);

  /**
   * A log may date an end before the acceptance; it then counts as of the first day, since a
   * duration cannot be negative.
   */
  private static Column daysUntil(Column end, int longest) {
    return least(greatest(datediff(end, col("event_date")), lit(0)), lit(longest + 1));
  }

  private static final Column AGE = datediff(col("as_of"), col("event_date"));

  private static final Column OPEN_STATE =
      COUNTED.and(col("resolved_on").isNull()).and(not(col("resolved_undated")));

  /** Resolved disputes by the days from acceptance to the resolution that stands. */
  static final Measure RESOLUTION_DAYS =
      distribution(
          "dispute.resolution_days", RESOLVED_STATE, daysUntil(col("resolved_on"), LONGEST));

  /** Open disputes by the days from acceptance to the as-of day. */
  static final Measure OPEN_DAYS =
      distribution("dispute.open_days", OPEN_STATE, daysUntil(col("as_of"), LONGEST));

  /** Disputes closed without a date, taken as open, by the days to the as-of day. */
  static final Measure UNDATED_DAYS =
      distribution("dispute.undated_days", UNDATED_STATE, daysUntil(col("as_of"), LONGEST));

  /** Void disputes by the days from acceptance to the day they were declared void. */
  static final Measure VOID_DAYS =
      distribution(
          "dispute.void_days",
          col("voided").and(not(col("merged"))),
          daysUntil(col("voided_on"), LONGEST));

  private static final Column DETECTION_LAG_DAYS = datediff(col("detected_on"), col("occurred_on"));

  /** Disputes by the days from occurrence to detection, where both are known and in this order. */
  static final Measure DETECTION_LAG =
      distribution(
          "dispute.detection_lag_days",
          COUNTED.and(DETECTION_LAG_DAYS.geq(lit(0))),
          least(DETECTION_LAG_DAYS, lit(LONGEST + 1)));

  private static final Column ESCALATED_FIRST =
      col("first_escalated_at")
          .isNotNull()
          .and(
              col("first_resolved_at")
                  .isNull()
                  .or(col("first_escalated_at").lt(col("first_resolved_at"))));
  private static final Column DATED = COUNTED.and(not(col("resolved_undated")));

  /** Disputes first resolved, before any escalation, by the days to it. */
  static final Measure FIRST_RESOLUTION_DAYS =
      distribution(
          "dispute.first_resolution_days",
          DATED.and(col("first_resolved_on").isNotNull()).and(not(ESCALATED_FIRST)),
          daysUntil(col("first_resolved_on"), HORIZON));

  /** Disputes escalated before any resolution, by the days to it. */
  static final Measure FIRST_ESCALATION_DAYS =
      distribution(
          "dispute.first_escalation_days",
          DATED.and(ESCALATED_FIRST),
          daysUntil(col("escalated_on"), HORIZON));

  /** Disputes neither resolved nor escalated so far, by the days to the as-of day. */
  static final Measure UNENDED_DAYS =
      distribution(
          "dispute.unended_days",
          DATED.and(col("first_resolved_on").isNull()).and(col("escalated_on").isNull()),
          daysUntil(col("as_of"), HORIZON));

  private static final Column RESOLVED_UNESCALATED =
      RESOLVED_STATE.and(
          not(coalesce(col("first_escalated_at").lt(col("effective_resolved_at")), lit(false))));

  /** Disputes accepted at least so many days before the as-of day. */
  static final Measure FOLLOWED = byFollowUp("dispute.followed", days -> DATED);

  /** The same of those closed without a date. */
  static final Measure UNDATED_FOLLOWED =
      byFollowUp("dispute.undated_followed", days -> UNDATED_STATE);

  /** Of the followed ones, those resolved within so many days and before any escalation. */
  static final Measure RESOLVED_WITHIN =
      byFollowUp(
          "dispute.resolved_within",
          days -> RESOLVED_UNESCALATED.and(daysUntil(col("resolved_on"), LONGEST).leq(lit(days))));

  private static Measure byFollowUp(String id, IntFunction<Column> condition) {
    return Measure.of(
        id,
        FactTable.DISPUTE,
        EARLY_DAYS.stream()
            .map(
                days ->
                    Measure.term(
                        condition.apply(days).and(AGE.geq(lit(days))),
                        lit(Integer.toString(days)),
                        col("event_date"),
                        lit(1.0)))
            .toArray(Measure.Term[]::new));
  }

  private static final Column WATCHED =
      COUNTED.and(datediff(col("as_of"), col("first_resolved_on")).geq(lit(HORIZON)));

  /** Disputes first resolved at least {@link #HORIZON} days before the as-of day. */
  public static final Measure RESOLUTION_WATCHED =
      Measure.count("dispute.resolution_watched", FactTable.DISPUTE, WATCHED);

  /** Of these, reopened within {@link #HORIZON} days of it. */
  public static final Measure REOPENED_WITHIN =
      Measure.count(
          "dispute.reopened_within",
          FactTable.DISPUTE,
          WATCHED.and(
              datediff(col("reopened_on"), col("first_resolved_on"))
                  .between(lit(0), lit(HORIZON))));

  private static Measure distribution(String id, Column condition, Column days) {
    return Measure.distribution(id, FactTable.DISPUTE, condition, days);
  }
}
