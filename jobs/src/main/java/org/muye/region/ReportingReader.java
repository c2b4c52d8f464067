package org.muye.region;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muye.error.Problems;

/** Reads {@code reporting.csv}: the days on which each unit reports. */
final class ReportingReader {
  private static final String NAME = "reporting.csv";

  private final RegionSettings settings;
  private final Map<String, Unit> units;
  private final Problems problems;

  ReportingReader(RegionSettings settings, Map<String, Unit> units, Problems problems) {
    this.settings = settings;
    this.units = units;
    this.problems = problems;
  }

  /** The ranges of each unit; without the file, all days of every unit whose kind reports. */
  Map<String, List<DayRange>> read(Path folder) {
    Map<String, List<DayRange>> ranges = new HashMap<>();
    CsvFile file = new CsvFile(folder, NAME, problems);
    if (!file.exists()) {
      for (Unit unit : units.values()) {
        if (unit.level() == UnitLevel.UNIT
            && !settings.notReportingKinds().contains(unit.current().kind())) {
          ranges.put(unit.id(), unit.ranges());
        }
      }
      return ranges;
    }
    for (CsvRow row : file.rows(List.of("unit_id", "valid_from", "valid_to"), List.of())) {
      Unit unit = row.unit("unit_id", units);
      DayRange range = row.requiredRange();
      if (unit != null && row.isSound()) {
        ranges
            .computeIfAbsent(unit.id(), id -> new ArrayList<>())
            .addAll(DayRange.within(unit.ranges(), range));
      }
    }
    return ranges;
  }
}
