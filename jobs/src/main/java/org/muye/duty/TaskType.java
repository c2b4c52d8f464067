package org.muye.duty;

import org.muye.time.PeriodType;

/** The five yearly tasks of a leadership team. */
public enum TaskType {
  /** Arranges the work of the quarter (季度部署). */
  ARRANGEMENT(
      "A1",
      PeriodType.QUARTER,
      DutyMeasure.ARRANGEMENTS_ASKED,
      DutyMeasure.ARRANGEMENTS_DUE,
      DutyMeasure.ARRANGEMENTS_MADE),
  /** Meets to review the situation (季度形势研判会). */
  REVIEW(
      "A2",
      PeriodType.QUARTER,
      DutyMeasure.REVIEWS_ASKED,
      DutyMeasure.REVIEWS_DUE,
      DutyMeasure.REVIEWS_HELD),
  /** Meets to appraise the half-year (半年点评会). */
  APPRAISAL(
      "A3",
      PeriodType.HALF,
      DutyMeasure.APPRAISALS_ASKED,
      DutyMeasure.APPRAISALS_DUE,
      DutyMeasure.APPRAISALS_HELD),
  /** Studies together (年度集体学习). */
  STUDY(
      "A4",
      PeriodType.YEAR,
      DutyMeasure.STUDIES_ASKED,
      DutyMeasure.STUDIES_DUE,
      DutyMeasure.STUDIES_HELD),
  /** Each leader lectures (领导讲授综治法治). */
  LECTURE(
      "A5",
      PeriodType.YEAR,
      DutyMeasure.LECTURES_ASKED,
      DutyMeasure.LECTURES_DUE,
      DutyMeasure.LECTURES_GIVEN);

  private final String code;
  private final PeriodType periodType;
  private final DutyMeasure asked;
  private final DutyMeasure due;
  private final DutyMeasure done;

  TaskType(
      String code, PeriodType periodType, DutyMeasure asked, DutyMeasure due, DutyMeasure done) {
    this.code = code;
    this.periodType = periodType;
    this.asked = asked;
    this.due = due;
    this.done = done;
  }

  /** The type of activity that fulfils it, in the code list duty_activity_type. */
  public String code() {
    return code;
  }

  /** The length of the periods each of which it serves once. */
  public PeriodType periodType() {
    return periodType;
  }

  /** The tasks of a year, due or not. */
  public DutyMeasure asked() {
    return asked;
  }

  /** Of these, those that are due. */
  public DutyMeasure due() {
    return due;
  }

  /** What was done: of meetings for those due, of yearly tasks so far. */
  public DutyMeasure done() {
    return done;
  }

  /** Whether a meeting a few days after its period still counts. A year ends with its last day. */
  boolean hasGrace() {
    return periodType != PeriodType.YEAR;
  }

  /** Whether it is a meeting that somebody chairs. */
  boolean isMeeting() {
    return hasGrace();
  }
}
