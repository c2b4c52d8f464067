package org.muye.indicator;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.dayofmonth;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.split;

import java.time.MonthDay;
import java.util.List;
import org.apache.spark.sql.Column;

/** What is counted from training sessions. */
public final class TrainingMeasures {
  private TrainingMeasures() {}

  /** The kinds of venue that the campaign is to enter (四进): 机关, 社区, 企业, 学校. */
  static final List<String> FOUR_VENUES = List.of("1", "2", "3", "4");

  /** The topics that are skills of rescue and self-rescue (自救互救技能). */
  static final List<String> SKILLS = List.of("01", "02", "03", "04", "05", "06");

  /** 全国防灾减灾日, the national day of disaster prevention, every year since 2009. */
  static final MonthDay DISASTER_PREVENTION_DAY = MonthDay.of(5, 12);

  private static final Column ALL = lit(true);
  private static final Column REPORTED = col("attendance").isNotNull();

  /** Sessions by unit, so that a whole can tell how many of its units held one. */
  public static final Measure SESSIONS =
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

  /** Sessions by kind of venue, of the four kinds to be entered. */
  static final Measure VENUES =
      Measure.countBy(
          "training.venues",
          FactTable.TRAINING,
          col("venue_type").isin(FOUR_VENUES.toArray()),
          col("venue_type"));

  /** Sessions by skill taught; a session may teach several. */
  static final Measure TAUGHT =
      Measure.of(
          "training.skills",
          FactTable.TRAINING,
          SKILLS.stream()
              .map(skill -> quality(array_contains(split(col("topics"), ";"), skill), skill))
              .toArray(Measure.Term[]::new));

  /** Sessions of which it is known how they were held. */
  static final Measure METHOD_GIVEN =
      Measure.count("training.method_given", FactTable.TRAINING, col("method").isNotNull());

  /** Sessions with a drill (演练), alone or beside a lecture. */
  public static final Measure DRILLS =
      Measure.count(
          "training.drills", FactTable.TRAINING, array_contains(split(col("method"), ";"), "演练"));

  private static final Column SUPPLIED = REPORTED.and(col("materials_distributed").isNotNull());

  /** Materials given out in the sessions that report them and their attendance. */
  static final Measure MATERIALS =
      Measure.sum("training.materials", FactTable.TRAINING, SUPPLIED, col("materials_distributed"));

  /** Attendances of those sessions. */
  static final Measure SUPPLIED_ATTENDANCE =
      Measure.sum("training.supplied_attendance", FactTable.TRAINING, SUPPLIED, col("attendance"));

  /** Those sessions by which of the two figures is a lower bound or an estimate. */
  static final Measure MATERIALS_QUALITY =
      Measure.of(
          "training.materials_quality",
          FactTable.TRAINING,
          quality(
              SUPPLIED.and(col("materials_qualifier").equalTo("at_least")), "materials_at_least"),
          quality(
              SUPPLIED.and(col("attendance_qualifier").equalTo("at_least")), "attendance_at_least"),
          quality(
              SUPPLIED.and(
                  col("materials_qualifier")
                      .equalTo("estimate")
                      .or(col("attendance_qualifier").equalTo("estimate"))),
              "estimate"));

  private static final Column IS_TESTED =
      col("pre_test_mean").isNotNull().and(col("post_test_mean").isNotNull());

  /** Sessions with a mean score before and after. */
  static final Measure TESTED = Measure.count("training.tested", FactTable.TRAINING, IS_TESTED);

  /** Sum over these sessions of the mean score after less the one before. */
  static final Measure GAIN =
      Measure.sum(
          "training.gain",
          FactTable.TRAINING,
          IS_TESTED,
          col("post_test_mean").minus(col("pre_test_mean")));

  /** Sessions on the {@link #DISASTER_PREVENTION_DAY}. */
  static final Measure ON_PREVENTION_DAY =
      Measure.count(
          "training.on_prevention_day",
          FactTable.TRAINING,
          month(col("event_date"))
              .equalTo(DISASTER_PREVENTION_DAY.getMonthValue())
              .and(dayofmonth(col("event_date")).equalTo(DISASTER_PREVENTION_DAY.getDayOfMonth())));

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
