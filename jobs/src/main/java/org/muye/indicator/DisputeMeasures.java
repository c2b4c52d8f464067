package org.muye.indicator;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * What is counted from disputes, in the state known at the as-of day. The cohort of a period are
 * the disputes accepted in it that are neither void nor merged into another.
 */
public final class DisputeMeasures {
  private DisputeMeasures() {}

  /** Ages in days beyond which an open dispute is 积案. */
  static final List<Integer> AGES = List.of(30, 90, 180);

  /** Category of all open disputes whatever their age. */
  static final String ANY_AGE = "all";

  /** Whether a dispute counts at all. */
  static final Column COUNTED = not(col("merged")).and(not(col("voided")));

  /** Whether it counts and is resolved, not reopened since. */
  static final Column RESOLVED_STATE = COUNTED.and(col("resolved_on").isNotNull());

  /** Whether it counts and is closed by status without a usable date. */
  static final Column UNDATED_STATE = COUNTED.and(col("resolved_undated"));

  /** Whether it was resolved at township or village level (GB/T 31000 5.2 codes 05, 06). */
  static final Column AT_TOWN_OR_BELOW = col("resolved_level").isin("05", "06");

  /** Accepted disputes. */
  public static final Measure ACCEPTED = count("dispute.accepted", COUNTED);

  /** Accepted disputes closed by status without a usable date. */
  static final Measure UNDATED = count("dispute.undated", UNDATED_STATE);

  /** Disputes of the cohort whose status says closed, with or without a usable date. */
  static final Measure CLOSED_BY_STATUS =
      count(
          "dispute.closed_by_status",
          UNDATED_STATE.or(RESOLVED_STATE.and(coalesce(col("resolved"), lit(true)))));

  /** Disputes of the cohort resolved and not reopened since. */
  static final Measure RESOLVED = count("dispute.resolved", RESOLVED_STATE);

  /** Disputes of the cohort that were ever resolved. */
  static final Measure FIRST_RESOLVED =
      count("dispute.first_resolved", COUNTED.and(col("first_resolved_on").isNotNull()));

  /** Disputes resolved on a day, whenever accepted. */
  static final Measure CLOSED =
      Measure.of(
          "dispute.closed",
          FactTable.DISPUTE,
          Measure.term(RESOLVED_STATE, lit(null), col("resolved_on"), lit(1.0)));

  private static final Column DUE_STATE =
      COUNTED
          .and(not(col("resolved_undated")).or(col("closed_on_time").isNotNull()))
          .and(
              col("closed_on_time")
                  .isNotNull()
                  .or(coalesce(col("deadline_on").leq(col("as_of")), lit(false))));

  /** Disputes whose deadline has come, or whose source says whether it was met. */
  public static final Measure DUE = count("dispute.due", DUE_STATE);

  private static final Column ON_TIME_STATE =
      coalesce(col("closed_on_time"), col("resolved_on").leq(col("deadline_on")), lit(false));

  /** Of these, resolved on or before the deadline day. */
  public static final Measure ON_TIME = count("dispute.on_time", DUE_STATE.and(ON_TIME_STATE));

  /** Of these, resolved later or not at all. */
  public static final Measure LATE = count("dispute.late", DUE_STATE.and(not(ON_TIME_STATE)));

  /** Unresolved disputes whose deadline lies ahead. */
  static final Measure INSIDE_DEADLINE =
      count(
          "dispute.inside_deadline",
          COUNTED
              .and(col("resolved_on").isNull())
              .and(not(col("resolved_undated")))
              .and(coalesce(col("deadline_on").gt(col("as_of")), lit(false))));

  /** Resolved at township or village level (GB/T 31000 5.2 codes 05, 06). */
  public static final Measure RESOLVED_AT_SOURCE =
      count("dispute.resolved_at_source", RESOLVED_STATE.and(AT_TOWN_OR_BELOW));

  /** Accepted, and not resolved at township or village level. */
  public static final Measure NOT_AT_SOURCE =
      count(
          "dispute.not_at_source",
          COUNTED.and(not(coalesce(RESOLVED_STATE.and(AT_TOWN_OR_BELOW), lit(false)))));

  /** Resolved at village level. */
  static final Measure RESOLVED_IN_VILLAGE =
      count("dispute.resolved_in_village", RESOLVED_STATE.and(col("resolved_level").equalTo("06")));

  /** Resolved, level not given. */
  static final Measure LEVEL_UNKNOWN =
      count("dispute.level_unknown", RESOLVED_STATE.and(col("resolved_level").isNull()));

  /** Group disputes: 一般群体性 or 重大群体性 (GB/T 31000 5.55 codes 02, 03). */
  public static final Measure GROUP =
      count("dispute.group", COUNTED.and(col("dispute_scale").isin("02", "03")));

  /** Disputes by number of persons involved. */
  static final Measure PERSONS =
      countBy(
          "dispute.persons",
          COUNTED.and(col("persons_involved").isNotNull()),
          col("persons_involved"));

  private static final Column UNKNOWN_CATEGORY = col("dispute_category").equalTo("UNK");

  /** Disputes by category of the first level, of the second, and unknown. */
  static final Measure CATEGORY =
      Measure.of(
          "dispute.category",
          FactTable.DISPUTE,
          Measure.term(
              COUNTED,
              when(UNKNOWN_CATEGORY, lit("UNK"))
                  .otherwise(concat(lit("L1:"), col("dispute_category_level1"))),
              col("event_date"),
              lit(1.0)),
          Measure.term(
              COUNTED.and(not(UNKNOWN_CATEGORY)),
              when(
                      col("dispute_category").equalTo(col("dispute_category_level1")),
                      concat(lit("L2:"), col("dispute_category"), lit("(level 2 not given)")))
                  .otherwise(concat(lit("L2:"), col("dispute_category"))),
              col("event_date"),
              lit(1.0)));

  private static final Column METHOD_CODE = coalesce(col("resolution_method"), lit("UNK"));

  /** Resolved disputes by method (GB/T 31000 5.58) as sent, UNK where none is given. */
  static final Measure METHOD = countBy("dispute.method", RESOLVED_STATE, METHOD_CODE);

  /** Resolved disputes by the first level of the method. */
  static final Measure METHOD_LEVEL1 =
      countBy(
          "dispute.method_level1",
          RESOLVED_STATE.and(METHOD_CODE.notEqual("UNK")),
          concat(lit("L1:"), substring(METHOD_CODE, 1, 2)));

  /** Open disputes by age; accumulated. Cases closed without a date are not in it. */
  public static final Measure OPEN =
      openStock("dispute.open", COUNTED.and(not(col("resolved_undated"))));

  /** Cases closed without a date taken as open for ever; accumulated. */
  static final Measure OPEN_UNDATED = openStock("dispute.open_undated", UNDATED_STATE);

  /** Disputes by the days between acceptance and knowledge. */
  static final Measure LAG =
      countBy("dispute.lag_days", COUNTED.and(col("lag_days").isNotNull()), col("lag_days"));

  /** Disputes whose category or unit is unknown. */
  static final Measure UNKNOWN =
      Measure.of(
          "dispute.unknown",
          FactTable.DISPUTE,
          flag(UNKNOWN_CATEGORY, "category"),
          flag(col("unit_unknown"), "unit"));

  /** Disputes with a wanted field left blank, and those closed without a date. */
  static final Measure MISSING =
      Measure.of(
          "dispute.missing",
          FactTable.DISPUTE,
          flag(col("deadline_on").isNull(), "deadline_on"),
          flag(col("detected_at").isNull(), "detected_at"),
          flag(col("dispute_scale").isNull(), "dispute_scale"),
          flag(col("resolved_undated"), "closing_date"));

  /** Disputes merged into another. */
  static final Measure MERGED = count("dispute.merged", col("merged").and(not(col("voided"))));

  /** All disputes, merged ones included. */
  static final Measure RECEIVED = count("dispute.received", not(col("voided")));

  /**
   * An open dispute enters the stock older than k days on the day it is k + 1 days old, or when it
   * is reopened later than that, and leaves it on the day it is resolved.
   */
  private static Measure openStock(String id, Column condition) {
    Column older =
        concat(
            entriesAndExits(id, lit(ANY_AGE), col("event_date")),
            entriesAndExits(id, lit("30"), date_add(col("event_date"), 31)),
            entriesAndExits(id, lit("90"), date_add(col("event_date"), 91)),
            entriesAndExits(id, lit("180"), date_add(col("event_date"), 181)));
    return Measure.stock(
        id, FactTable.DISPUTE, when(condition, older).otherwise(array().cast(Contributions.TYPE)));
  }

  private static Column entriesAndExits(String measure, Column category, Column ofAge) {
    Column spells =
        filter(
            col("open_spells"),
            spell ->
                spell
                    .getField("end")
                    .isNull()
                    .or(spell.getField("end").gt(greatest(spell.getField("start"), ofAge))));
    return flatten(
        transform(
            spells,
            spell ->
                filter(
                    array(
                        struct(
                            lit(measure).as("measure"),
                            category.as("category"),
                            greatest(spell.getField("start"), ofAge).as("day"),
                            lit(1.0).as("n")),
                        struct(
                            lit(measure).as("measure"),
                            category.as("category"),
                            spell.getField("end").as("day"),
                            lit(-1.0).as("n"))),
                    change -> change.getField("day").isNotNull())));
  }

  private static Measure count(String id, Column condition) {
    return Measure.count(id, FactTable.DISPUTE, condition);
  }

  private static Measure countBy(String id, Column condition, Column category) {
    return Measure.countBy(id, FactTable.DISPUTE, condition, category);
  }

  private static Measure.Term flag(Column condition, String category) {
    return Measure.term(COUNTED.and(condition), lit(category), col("event_date"), lit(1.0));
  }
}
