package org.muye.region;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muye.error.PipelineBug;

/** The units of a region, which lies below which, and on which days each of them reports. */
final class UnitTree implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String rootId;
  private final boolean hasSubunits;
  private final LinkedHashMap<String, Unit> units;
  private final HashMap<String, List<Unit>> children = new HashMap<>();
  private final HashMap<String, List<DayRange>> reporting;

  /**
   * The units of a region.
   *
   * @param reporting the days on which a unit reports, by its id
   */
  UnitTree(
      RegionSettings settings, Map<String, Unit> units, Map<String, List<DayRange>> reporting) {
    this.rootId = settings.root();
    this.hasSubunits = !settings.subunitKinds().isEmpty();
    this.units = new LinkedHashMap<>(units);
    this.reporting = new HashMap<>(reporting);
    for (Unit unit : units.values()) {
      if (unit.parentId() != null) {
        children.computeIfAbsent(unit.parentId(), id -> new ArrayList<>()).add(unit);
      }
    }
  }

  Unit root() {
    Unit root = units.get(rootId);
    if (root == null) {
      throw new PipelineBug("a region was made without its root");
    }
    return root;
  }

  boolean hasSubunits() {
    return hasSubunits;
  }

  @Nullable Unit unit(String id) {
    return units.get(id);
  }

  /** All units at all levels, the root among them, in the order of the file. */
  Collection<Unit> units() {
    return Collections.unmodifiableCollection(units.values());
  }

  List<Unit> units(UnitLevel level) {
    return units.values().stream().filter(unit -> unit.level() == level).toList();
  }

  /** The units right below one, in the order of the file. */
  List<Unit> below(String unitId) {
    return children.getOrDefault(unitId, List.of());
  }

  /** The units that report on at least one day of the range, in the order of the file. */
  List<Unit> reportingUnits(LocalDate from, LocalDate toExclusive) {
    return units.values().stream().filter(unit -> reports(unit.id(), from, toExclusive)).toList();
  }

  /** See {@link Region#parts}. */
  List<Unit> parts(String unitId, LocalDate from, LocalDate toExclusive) {
    if (!hasSubunits) {
      return unitId.equals(rootId) ? reportingUnits(from, toExclusive) : List.of();
    }
    DayRange window = DayRange.of(from, toExclusive);
    return units(UnitLevel.SUBUNIT).stream()
        .filter(unit -> isBelow(unit, unitId))
        .filter(unit -> !DayRange.within(unit.ranges(), window).isEmpty())
        .toList();
  }

  private boolean isBelow(Unit unit, String unitId) {
    String above = unit.parentId();
    while (above != null && !above.equals(unitId)) {
      Unit parent = units.get(above);
      above = parent == null ? null : parent.parentId();
    }
    return above != null;
  }

  /** The unit of the reporting level above one; null when there is none. */
  @Nullable String unitAbove(Unit below) {
    String id = below.parentId();
    while (id != null) {
      Unit unit = units.get(id);
      if (unit != null && unit.level() == UnitLevel.UNIT) {
        return id;
      }
      id = unit == null ? null : unit.parentId();
    }
    return null;
  }

  /** See {@link Region#reportsThroughout}. */
  boolean reportsThroughout(String unitId, LocalDate from, LocalDate toExclusive) {
    Unit unit = units.get(unitId);
    if (unit == null) {
      return false;
    }
    DayRange window = DayRange.of(from, toExclusive);
    return switch (unit.level()) {
      case ROOT -> true;
      case UNIT -> DayRange.within(reportingRanges(unit.id()), window).equals(List.of(window));
      case SUBUNIT -> {
        String above = unit.parentId();
        yield DayRange.within(unit.ranges(), window).equals(List.of(window))
            && above != null
            && reportsThroughout(above, from, toExclusive);
      }
    };
  }

  boolean reports(String unitId, LocalDate from, LocalDate toExclusive) {
    return !DayRange.within(reportingRanges(unitId), DayRange.of(from, toExclusive)).isEmpty();
  }

  List<DayRange> reportingRanges(String unitId) {
    return reporting.getOrDefault(unitId, List.of());
  }
}
