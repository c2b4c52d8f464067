package org.muye.region;

/** What a reader must know of a population figure; the names stand in {@code status_reason}. */
public enum PopulationMark {
  /** On some day the nearest figure was carried past the first or last reference date. */
  POP_CARRIED,
  /** There is no figure: no rate, and none for the whole that needs it. */
  NO_POP,
  /** The figure is on another basis than the region's own: not comparable over time. */
  BASIS_BREAK
}
