package org.muye.indicator;

/** Why the coverage of venues is missing, or what a reader must know of a row of coverage. */
enum CoverageStatus {
  /** The region has no register of venues, so that there is no coverage. */
  NO_REGISTER,
  /** The register holds no venue of the kind in the unit. */
  NONE_REGISTERED,
  /** Some session was held at a venue that is not on the register of its unit and kind. */
  VENUE_NOT_REGISTERED,
  /** Some session does not name its venue, so that more venues may have been reached. */
  VENUE_NOT_NAMED,
  /** No session taught the skill. */
  GAP
}
