package org.muye.indicator;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.dayofweek;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.Set;
import org.apache.spark.sql.Column;

/**
 * What is counted from incidents. The rows counted are those known at the as-of day and not void; a
 * report that its source withdrew later stays a report but is not valid.
 */
public final class IncidentMeasures {
  private IncidentMeasures() {}

  private static final Column COUNTED = not(col("merged"));

  /** Whether an incident counts and is valid. */
  static final Column IS_VALID = COUNTED.and(col("is_valid")).and(not(col("withdrawn")));

  private static final Column TIMED = col("occurred_precision").notEqual("D");

  /** All reports. */
  static final Measure REPORTS = count("incident.reports", COUNTED);

  /** Valid incidents by effective class. */
  static final Measure VALID = countBy("incident.valid", IS_VALID, col("category_effective"));

  private static final Column BLOCK = floor(hour(col("occurred_local")).divide(2)).multiply(2);

  /** Valid incidents with a known hour by two-hour block. */
  static final Measure TIME_BLOCK =
      countBy(
          "incident.time_block",
          IS_VALID.and(TIMED),
          concat(
              lit("hour:"),
              lpad(BLOCK.cast("string"), 2, "0"),
              lit("-"),
              lpad(BLOCK.plus(2).cast("string"), 2, "0")));

  /** Valid incidents by weekday or weekend; those known by day only are counted apart. */
  static final Measure DAY_TYPE =
      countBy(
          "incident.day_type",
          IS_VALID,
          when(not(TIMED), lit("excluded_precision_D"))
              .when(dayofweek(col("event_date")).isin(1, 7), lit("weekend"))
              .otherwise(lit("weekday")));

  /** Valid incidents at 00:00 or 00:01, which often stand for an unknown time. */
  static final Measure PLACEHOLDER_TIME =
      countBy(
          "incident.placeholder_time",
          IS_VALID
              .and(TIMED)
              .and(date_format(col("occurred_local"), "HH:mm").isin("00:00", "00:01")),
          concat(lit("time:"), date_format(col("occurred_local"), "HH:mm")));

  /** Solved, and closed within the calendar year in which it occurred. */
  private static final Column SOLVED_WITHIN_YEAR =
      col("solved").and(year(col("closed_on")).equalTo(year(col("event_date"))));

  /** Known homicides. */
  public static final Measure HOMICIDE =
      count("incident.homicide", IS_VALID.and(col("is_homicide")));

  /** Solved homicides. */
  static final Measure HOMICIDE_SOLVED =
      count("incident.homicide_solved", IS_VALID.and(col("is_homicide")).and(col("solved")));

  /** Homicides solved within the year. */
  public static final Measure HOMICIDE_SOLVED_WITHIN_YEAR =
      count(
          "incident.homicide_solved_within_year",
          IS_VALID.and(col("is_homicide")).and(SOLVED_WITHIN_YEAR));

  private static final Column IS_MAJOR = IS_VALID.and(col("case_grade").isin("01", "02", "03"));

  /** Incidents of grade 特别重大, 重大 or 较大 (GB/T 31000 5.8 codes 01 to 03) by grade. */
  public static final Measure MAJOR = countBy("incident.major", IS_MAJOR, col("case_grade"));

  /** Of these, those solved within the year. */
  public static final Measure MAJOR_SOLVED_WITHIN_YEAR =
      countBy(
          "incident.major_solved_within_year", IS_MAJOR.and(SOLVED_WITHIN_YEAR), col("case_grade"));

  /** Group events (GB/T 31000 5.9 code 02). */
  public static final Measure GROUP =
      count("incident.group", IS_VALID.and(col("case_type").equalTo("02")));

  /** Valid incidents by subunit, or by unit in a region that has no subunits. */
  static final Measure PLACE =
      Measure.distribution(
          "incident.place",
          FactTable.INCIDENT,
          IS_VALID,
          coalesce(col("subunit_id"), col("unit_id")));

  /** Incidents that grew out of a dispute. */
  static final Column LINKED = col("linked_dispute_id").isNotNull();

  private static final Column FROM_DISPUTE = IS_VALID.and(LINKED);

  /** Valid incidents that grew out of a dispute. */
  public static final Measure FROM_DISPUTES = count("incident.from_dispute", FROM_DISPUTE);

  /** Of these, those whose dispute is known. */
  static final Measure FROM_KNOWN_DISPUTES =
      count("incident.from_known_dispute", FROM_DISPUTE.and(col("links_to_dispute")));

  /**
   * The ids of the measures that rest on which disputes are known, and count some of the incidents
   * that are {@link #LINKED}; all others rest on the incident alone.
   */
  static final Set<String> OF_DISPUTES = Set.of(FROM_KNOWN_DISPUTES.id());

  /** Valid incidents that involve students or teachers. */
  public static final Measure SCHOOL =
      count("incident.school", IS_VALID.and(col("involves_student_teacher")));

  /** Valid incidents that involve a railway, a pipeline or a power line. */
  public static final Measure LINE = count("incident.line", IS_VALID.and(col("involves_line")));

  /** Valid incidents of which it is said whether they involve a school, or a line. */
  static final Measure INVOLVEMENT_GIVEN =
      Measure.of(
          "incident.involvement_given",
          FactTable.INCIDENT,
          involvement("involves_student_teacher"),
          involvement("involves_line"));

  private static Measure.Term involvement(String field) {
    return Measure.term(
        IS_VALID.and(col(field).isNotNull()), lit(field), col("event_date"), lit(1.0));
  }

  /** Reports by the days between event and knowledge. */
  static final Measure LAG =
      countBy("incident.lag_days", COUNTED.and(col("lag_days").isNotNull()), col("lag_days"));

  /** Reports whose class or unit is unknown. */
  static final Measure UNKNOWN =
      Measure.of(
          "incident.unknown",
          FactTable.INCIDENT,
          flag(col("category_effective").equalTo("UNK"), "category"),
          flag(col("unit_unknown"), "unit"));

  /** Reports with a wanted field left blank. */
  static final Measure MISSING =
      Measure.of(
          "incident.missing",
          FactTable.INCIDENT,
          flag(col("category_final").isNull(), "category_final"),
          flag(col("reported_at").isNull(), "reported_at"),
          flag(col("longitude").isNull(), "coordinates"));

  /** Reports that repeat another one from another channel. */
  static final Measure MERGED = count("incident.merged", col("merged"));

  /** All reports, repeats included. */
  static final Measure RECEIVED = count("incident.received", lit(true));

  private static Measure count(String id, Column condition) {
    return Measure.count(id, FactTable.INCIDENT, condition);
  }

  private static Measure countBy(String id, Column condition, Column category) {
    return Measure.countBy(id, FactTable.INCIDENT, condition, category);
  }

  private static Measure.Term flag(Column condition, String category) {
    return Measure.term(COUNTED.and(condition), lit(category), col("event_date"), lit(1.0));
  }
}
