package org.muye.duty;

import java.util.Locale;

/** What is counted of an organisation's duty records of a year. */
public enum DutyMeasure {
  ARRANGEMENTS_ASKED,
  ARRANGEMENTS_DUE,
  ARRANGEMENTS_MADE,
  REVIEWS_ASKED,
  REVIEWS_DUE,
  REVIEWS_HELD,
  /** Of the reviews that are due, those held inside their quarter. */
  REVIEWS_ON_TIME,
  APPRAISALS_ASKED,
  APPRAISALS_DUE,
  APPRAISALS_HELD,
  STUDIES_ASKED,
  STUDIES_DUE,
  STUDIES_HELD,
  /** Terms of office in the year, however short. */
  LEADERS,
  LECTURES_ASKED,
  LECTURES_DUE,
  LECTURES_GIVEN,
  /** All tasks that are due, by type. */
  TASKS_DUE,
  /** Of these, those done, by type. */
  TASKS_FULFILLED,
  /** The others of those that are due, by type. */
  TASKS_MISSED,
  /** Letters that must be signed with the organisations below. */
  LETTERS_REQUIRED,
  /** Of these, those signed, by the day counted from 1 January, which is day 1. */
  LETTERS_SIGNED,
  /** Meetings of the year, repeats included. */
  MEETINGS,
  /** Of these, those chaired by a post that was the first responsible on that day. */
  MEETINGS_CHAIRED,
  /** Issues that the inspections of the year found. */
  ISSUES_FOUND,
  ISSUES_CLOSED,
  /** Issues whose deadline has come. */
  ISSUES_DUE,
  ISSUES_DUE_CLOSED;

  /** Stable name, e.g. {@code duty.reviews_held}. */
  public String id() {
    return "duty." + name().toLowerCase(Locale.ROOT);
  }
}
