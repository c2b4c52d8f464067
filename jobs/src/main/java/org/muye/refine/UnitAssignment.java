package org.muye.refine;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.quality.IssueCode;
import org.muye.region.Region;
import org.muye.region.UnitMatch;

/** Adds to a record the units that it belongs to. */
final class UnitAssignment {
  /** Records of organisations and posts, which happen in no unit. */
  private static final Set<String> WITHOUT_UNIT =
      Set.of("dispute_event", "duty_roster", "responsibility_letter");

  private final String record;
  private final Region region;

  /**
   * An assignment.
   *
   * @param record the record type
   */
  UnitAssignment(String record, Region region) {
    this.record = record;
    this.region = region;
  }

  /** Adds the units, and to the issues what is wrong with their codes. */
  void apply(Map<String, @Nullable Object> fields, LocalDate eventDate, Set<String> issues) {
    if (WITHOUT_UNIT.contains(record)) {
      return;
    }
    String code = (String) fields.get("unit_code");
    String town = (String) fields.get("town_code");
    UnitMatch match =
        record.equals("duty_activity")
            ? region.resolveOrganisation(code, eventDate)
            : region.resolveUnit(code, town, eventDate);
    if (match.unknownCode()) {
      issues.add(IssueCode.UNKNOWN_UNIT.name());
    } else if (match.unitId().equals(UnitMatch.UNKNOWN_UNIT)) {
      issues.add(IssueCode.MISSING_UNIT.name());
    }
    if (match.unknownSubunitCode()) {
      issues.add(IssueCode.UNKNOWN_CODE.name() + ":town_code");
    }
    if (match.retiredCode()) {
      issues.add(IssueCode.RETIRED_UNIT_CODE.name());
    }
    fields.put("unit_id", match.unitId());
    fields.put("territory_unit_id", match.territoryUnitId());
    fields.put("subunit_id", match.subunitId());
  }
}
