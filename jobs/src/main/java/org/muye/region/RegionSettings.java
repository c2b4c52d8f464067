package org.muye.region;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code region.yaml} says. */
record RegionSettings(
    String id,
    String nameZh,
    String nameEn,
    ZoneId timeZone,
    int releaseLagDays,
    boolean springFestival,
    String root,
    Set<String> unitKinds,
    Set<String> subunitKinds,
    Set<String> notReportingKinds,
    @Nullable PopulationSettings population,
    DutySettings duty,
    int resourceCarryLimitYears,
    List<String> sources,
    List<String> notes)
    implements Serializable {

  /**
   * Whose population makes the region's.
   *
   * @param basis labels that are one series, the first preferred where two share a date
   * @param level UNIT or SUBUNIT
   * @param kinds the kinds of that level that must have a population
   * @param without unit ids that are counted elsewhere or lie outside
   * @param carryLimitYears how far a figure may be carried; null: without limit
   */
  record PopulationSettings(
      List<String> basis,
      UnitLevel level,
      Set<String> kinds,
      Set<String> without,
      @Nullable Integer carryLimitYears)
      implements Serializable {}

  /** The level of a kind; null when the region does not name it. */
  @Nullable UnitLevel levelOf(String kind) {
    if (unitKinds.contains(kind)) {
      return UnitLevel.UNIT;
    }
    return subunitKinds.contains(kind) ? UnitLevel.SUBUNIT : null;
  }
}
