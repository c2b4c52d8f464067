package org.muye.region;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the unit of a code; codes are unique only within a level and at one time. */
final class UnitCodes implements Serializable {
  private static final long serialVersionUID = 1L;

  private final HashMap<String, List<Entry>> byCode = new HashMap<>();

  /** A code's meaning for a time. */
  private record Entry(Unit unit, DayRange range) implements Serializable {}

  /** What was found, and whether the code is valid on the day. */
  record Found(Unit unit, boolean retired) {}

  UnitCodes(Collection<Unit> units, UnitLevel level) {
    for (Unit unit : units) {
      if (unit.level() == level) {
        unit.versions().forEach(version -> add(unit, version));
      }
    }
    for (Map.Entry<String, List<Entry>> code : byCode.entrySet()) {
      code.getValue().sort(Comparator.comparingLong(entry -> entry.range().first()));
    }
  }

  private void add(Unit unit, UnitVersion version) {
    if (version.code() != null) {
      byCode
          .computeIfAbsent(version.code(), code -> new ArrayList<>())
          .add(new Entry(unit, version.range()));
    }
  }

  boolean isKnown(String code) {
    return byCode.containsKey(code);
  }

  /**
   * A code outside its validity still means its unit: the latest before the day, else the first.
   */
  @Nullable Found find(@Nullable String code, LocalDate date) {
    List<Entry> entries = code == null ? null : byCode.get(code);
    if (entries == null) {
      return null;
    }
    Entry nearest = entries.get(0);
    for (Entry entry : entries) {
      if (entry.range().contains(date)) {
        return new Found(entry.unit(), false);
      }
      if (!entry.range().startsAfter(date)) {
        nearest = entry;
      }
    }
    return new Found(nearest.unit(), true);
  }
}
