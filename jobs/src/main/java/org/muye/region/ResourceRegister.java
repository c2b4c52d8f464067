package org.muye.region;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muye.region.ResourceFigures.Standing;

/**
 * The register of grass-roots resources. A unit's figures are those of its newest day on which all
 * the items asked for were counted, so that a share never relates two states of the register; they
 * are never taken from another unit.
 */
final class ResourceRegister implements Serializable {
  private static final long serialVersionUID = 1;

  /** How many years a figure may be carried unless the region says otherwise. */
  static final int CARRY_LIMIT_YEARS = 3;

  private final HashMap<String, TreeMap<LocalDate, HashMap<String, Double>>> byUnit =
      new HashMap<>();
  private final List<Resource> figures;
  private final int carryLimitYears;

  ResourceRegister(List<Resource> figures, int carryLimitYears) {
    this.figures = List.copyOf(figures);
    this.carryLimitYears = carryLimitYears;
    for (Resource figure : figures) {
      byUnit
          .computeIfAbsent(figure.unitId(), unit -> new TreeMap<>())
          .computeIfAbsent(figure.referenceDate(), day -> new HashMap<>())
          .put(figure.item(), figure.value());
    }
  }

  /** All figures in the order of the file. */
  List<Resource> figures() {
    return figures;
  }

  /** The figures of one unit at the end of a day. */
  ResourceFigures ofUnit(String unitId, List<String> wanted, LocalDate day) {
    TreeMap<LocalDate, HashMap<String, Double>> days = byUnit.get(unitId);
    if (days == null) {
      return ResourceFigures.NONE;
    }
    for (Map.Entry<LocalDate, HashMap<String, Double>> one :
        days.headMap(day, true).descendingMap().entrySet()) {
      if (one.getValue().keySet().containsAll(wanted)) {
        if (one.getKey().plusYears(carryLimitYears).isBefore(day)) {
          return new ResourceFigures(Standing.OUTDATED, Map.of(), one.getKey());
        }
        Map<String, Double> values = new HashMap<>();
        wanted.forEach(item -> values.put(item, one.getValue().getOrDefault(item, 0.0)));
        return new ResourceFigures(Standing.KNOWN, values, one.getKey());
      }
    }
    return ResourceFigures.NONE;
  }

  /** The sums over units; without figures as soon as one of them has none, or outdated ones. */
  ResourceFigures ofUnits(List<Unit> units, List<String> wanted, LocalDate day) {
    Map<String, Double> sums = new HashMap<>();
    LocalDate oldest = null;
    Standing standing = units.isEmpty() ? Standing.NONE : Standing.KNOWN;
    for (Unit unit : units) {
      ResourceFigures figures = ofUnit(unit.id(), wanted, day);
      if (figures.standing() == Standing.NONE) {
        return ResourceFigures.NONE;
      }
      LocalDate counted = figures.referenceDate();
      if (counted != null && (oldest == null || counted.isBefore(oldest))) {
        oldest = counted;
      }
      standing = figures.standing() == Standing.OUTDATED ? Standing.OUTDATED : standing;
      figures.values().forEach((item, value) -> sums.merge(item, value, Double::sum));
    }
    return new ResourceFigures(standing, standing == Standing.KNOWN ? sums : Map.of(), oldest);
  }
}
