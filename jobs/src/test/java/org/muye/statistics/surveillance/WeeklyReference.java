package org.muye.statistics.surveillance;

import java.util.List;
import org.muye.statistics.Golden;

/** Weekly series among the reference numbers. */
final class WeeklyReference {
  private WeeklyReference() {}

  /** The series that the golden files of alarms were computed from. */
  static WeeklyCounts golden() {
    return series(Golden.rows("series_weekly.csv"), "y");
  }

  static WeeklyCounts series(List<Golden.Row> rows, String column) {
    return WeeklyCounts.of(rows.stream().mapToLong(row -> row.count(column)).toArray());
  }

  /** A week of R, which counts from 1, as an index. */
  static int week(Golden.Row row) {
    return (int) row.count("t") - 1;
  }
}
