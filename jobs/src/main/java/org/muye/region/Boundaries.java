package org.muye.region;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who was responsible for a town and when, and what became of abolished units. */
final class Boundaries implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Map<String, Unit> units;
  private final HashMap<String, List<Responsibility>> byTown = new HashMap<>();
  private final HashMap<String, TreeMap<LocalDate, List<UnitShare>>> successors = new HashMap<>();
  private final HashMap<String, TreeSet<LocalDate>> datesByUnit = new HashMap<>();
  private final List<LocalDate> dates;

  /**
   * One row of {@code responsibility.csv}.
   *
   * @param territoryUnitId the unit whose territory the town is by law; null: by the record's code
   */
  record Responsibility(
      String townCode, String unitId, @Nullable String territoryUnitId, DayRange range)
      implements Serializable {}

  /** One row of {@code crosswalk.csv}. */
  record Succession(String fromUnitId, String toUnitId, LocalDate effectiveOn, double weight)
      implements Serializable {}

  Boundaries(Map<String, Unit> units, List<Responsibility> bridge, List<Succession> crosswalk) {
    this.units = units;
    TreeSet<LocalDate> changes = new TreeSet<>();
    for (Responsibility rule : bridge) {
      byTown.computeIfAbsent(rule.townCode(), town -> new ArrayList<>()).add(rule);
      changes.addAll(rule.range().closedEnds());
    }
    for (Map.Entry<String, List<Responsibility>> town : byTown.entrySet()) {
      town.getValue().sort(Comparator.comparingLong(rule -> rule.range().first()));
      for (Responsibility rule : town.getValue()) {
        for (LocalDate end : rule.range().closedEnds()) {
          touch(rule.unitId(), end);
          Responsibility next = on(town.getKey(), end);
          if (next != null) {
            touch(next.unitId(), end);
          }
        }
      }
    }
    for (Succession row : crosswalk) {
      successors
          .computeIfAbsent(row.fromUnitId(), unit -> new TreeMap<>())
          .computeIfAbsent(row.effectiveOn(), date -> new ArrayList<>())
          .add(new UnitShare(row.toUnitId(), row.weight()));
      changes.add(row.effectiveOn());
      touch(row.fromUnitId(), row.effectiveOn());
      touch(row.toUnitId(), row.effectiveOn());
    }
    this.dates = List.copyOf(changes);
  }

  private void touch(String unitId, LocalDate date) {
    if (units.containsKey(unitId)) {
      datesByUnit.computeIfAbsent(unitId, unit -> new TreeSet<>()).add(date);
    }
  }

  /** The first days on which something changed hands from or to the unit. */
  List<LocalDate> dates(String unitId) {
    TreeSet<LocalDate> ofUnit = datesByUnit.get(unitId);
    return ofUnit == null ? List.of() : List.copyOf(ofUnit);
  }

  List<LocalDate> dates() {
    return dates;
  }

  /** The rule for the town on the day, null without one. */
  @Nullable Responsibility on(@Nullable String townCode, LocalDate date) {
    if (townCode != null) {
      for (Responsibility rule : byTown.getOrDefault(townCode, List.of())) {
        if (rule.range().contains(date)) {
          return rule;
        }
      }
    }
    return null;
  }

  /** The newest rule of the town first, since it already says who is responsible today. */
  List<UnitShare> current(String unitId, @Nullable String townCode, LocalDate date) {
    List<Responsibility> rules =
        townCode == null ? List.of() : byTown.getOrDefault(townCode, List.of());
    Responsibility newest = rules.isEmpty() ? null : rules.get(rules.size() - 1);
    String start = newest != null && newest.range().isOpenEnded() ? newest.unitId() : unitId;
    if (!successors.containsKey(start)) {
      return List.of(new UnitShare(start, 1));
    }
    LinkedHashMap<String, Double> shares = new LinkedHashMap<>();
    follow(start, date, 1, shares);
    return shares.entrySet().stream()
        .map(share -> new UnitShare(share.getKey(), share.getValue()))
        .toList();
  }

  /**
   * A change applies to what happened before it. A record under an abolished unit after its end (a
   * code used too long) follows the unit's last change. Dates only rise, so it ends.
   */
  private void follow(String unitId, LocalDate date, double weight, Map<String, Double> shares) {
    Map.Entry<LocalDate, List<UnitShare>> change = nextChange(unitId, date);
    if (change == null) {
      shares.merge(unitId, weight, Double::sum);
      return;
    }
    for (UnitShare part : change.getValue()) {
      follow(part.unitId(), change.getKey(), weight * part.weight(), shares);
    }
  }

  private Map.@Nullable Entry<LocalDate, List<UnitShare>> nextChange(
      String unitId, LocalDate date) {
    TreeMap<LocalDate, List<UnitShare>> changes = successors.get(unitId);
    if (changes == null) {
      return null;
    }
    Map.Entry<LocalDate, List<UnitShare>> later = changes.higherEntry(date);
    Unit unit = units.get(unitId);
    boolean ended = unit != null && unit.endedBy(date);
    return later == null && ended ? changes.lastEntry() : later;
  }
}
