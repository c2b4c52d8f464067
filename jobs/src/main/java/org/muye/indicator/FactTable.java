package org.muye.indicator;

/** The kinds of records that indicators count. */
public enum FactTable {
  INCIDENT(true),
  DISPUTE(true),
  TRAINING(true),
  RESPONSIBILITY_ACTION(true),
  /** What {@link DutyFacts} made of the records of leadership teams. */
  DUTY(false);

  private final boolean addsUp;

  FactTable(boolean addsUp) {
    this.addsUp = addsUp;
  }

  /**
   * Whether a record of a unit counts for the whole region too. The meetings of a district's
   * leaders are none of the city's, which has leaders of its own.
   */
  boolean addsUp() {
    return addsUp;
  }
}
