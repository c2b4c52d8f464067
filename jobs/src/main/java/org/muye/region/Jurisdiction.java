package org.muye.region;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.region.Boundaries.Responsibility;

/** Whose a record is by the codes it carries, and on whose territory it lies. */
final class Jurisdiction implements Serializable {
  private static final long serialVersionUID = 1L;

  private final UnitTree tree;
  private final Boundaries boundaries;
  private final UnitCodes unitCodes;
  private final UnitCodes subunitCodes;
  private final UnitCodes rootCodes;

  Jurisdiction(UnitTree tree, Boundaries boundaries) {
    this.tree = tree;
    this.boundaries = boundaries;
    this.unitCodes = new UnitCodes(tree.units(), UnitLevel.UNIT);
    this.subunitCodes = new UnitCodes(tree.units(), UnitLevel.SUBUNIT);
    this.rootCodes = new UnitCodes(tree.units(), UnitLevel.ROOT);
  }

  /** See {@link Region#resolveUnit}. */
  UnitMatch ofRecord(@Nullable String code, @Nullable String townCode, LocalDate date) {
    String unitCode = stripped(code);
    String town = stripped(townCode);
    UnitCodes.Found unit = unitCodes.find(unitCode, date);
    UnitCodes.Found subunit = subunitCodes.find(town, date);
    Responsibility rule = boundaries.on(town, date);
    String territory = rule == null ? null : rule.territoryUnitId();
    if (territory == null) {
      territory = unit != null ? unit.unit().id() : unitAbove(subunit);
    }
    String responsible = rule != null ? rule.unitId() : territory;
    if (responsible == null) {
      responsible = UnitMatch.UNKNOWN_UNIT;
    }
    return new UnitMatch(
        responsible,
        territory == null ? responsible : territory,
        subunitId(subunit),
        (unit != null && unit.retired()) || (subunit != null && subunit.retired()),
        unitCode != null && unit == null,
        tree.hasSubunits() && town != null && subunit == null);
  }

  /** See {@link Region#resolveOrganisation}. */
  UnitMatch ofOrganisation(@Nullable String code, LocalDate date) {
    UnitCodes.Found whole = rootCodes.find(stripped(code), date);
    if (whole == null) {
      return ofRecord(code, null, date);
    }
    String id = whole.unit().id();
    return new UnitMatch(id, id, null, whole.retired(), false, false);
  }

  /** The unit now responsible for what happened, see {@link Region#currentUnits}. */
  List<UnitShare> today(String unitId, @Nullable String townCode, LocalDate date) {
    return boundaries.current(unitId, stripped(townCode), date);
  }

  private static @Nullable String stripped(@Nullable String code) {
    return code == null || code.isBlank() ? null : code.strip();
  }

  private @Nullable String unitAbove(UnitCodes.@Nullable Found subunit) {
    return subunit == null ? null : tree.unitAbove(subunit.unit());
  }

  private @Nullable String subunitId(UnitCodes.@Nullable Found subunit) {
    if (!tree.hasSubunits()) {
      return null;
    }
    return subunit == null ? UnitMatch.UNKNOWN_SUBUNIT : subunit.unit().id();
  }
}
