package org.muye.job;

/** Why all indicator values are computed, and not only those of touched periods. */
public enum WhyAll {
  /** It was asked for. */
  REQUESTED,
  /** No values are there, or a run that wrote them did not end. */
  NOTHING_TO_GO_ON_FROM,
  /** The as-of day lies before that of the values that are there. */
  EARLIER_DAY,
  /** Another version of the program: a method may have changed. */
  PROGRAM,
  /** Another definition of an indicator. */
  DEFINITIONS,
  /** Another file in the region's folder: units, boundaries, populations, calendar. */
  REGION,
  /** Units or boundaries that begin or end with the day. */
  BOUNDARIES,
  /** A population that was published since. */
  POPULATIONS,
  /** A kind of record that was not delivered before. */
  RECORDS,
  /** Another first period. */
  HISTORY,
  /** Other columns of the table. */
  COLUMNS
}
