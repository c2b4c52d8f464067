package org.muye.config;

/**
 * A quantity that the rules of an assessment may look at.
 *
 * @param name as rules name it, such as {@code incident_grade_03}
 * @param form what its value is
 * @param tellsSolved whether it is known which of the counted events were solved within the year
 */
public record AssessmentQuantity(String name, Form form, boolean tellsSolved) {

  /** What the value of a quantity is. */
  public enum Form {
    /** A number of things that are there: events, sessions, actions. */
    COUNT,
    /** A number of things that ought to be there and are not. */
    MISSING,
    /** A share, 0 to 1. */
    SHARE
  }
}
