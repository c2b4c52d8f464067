package org.muye.region;

/** What a unit is in its region; decides which field of a record carries its code. */
public enum UnitLevel {
  /** The whole region. */
  ROOT,
  /** The reporting level, coded by {@code unit_code}. */
  UNIT,
  /** The level of towns and streets, coded by {@code town_code}. */
  SUBUNIT
}
