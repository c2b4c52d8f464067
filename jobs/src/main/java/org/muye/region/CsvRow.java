package org.muye.region;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.error.Problems;

/** One row of a region's CSV file; a cell that cannot be used becomes a problem with its line. */
final class CsvRow {
  private final Message place;
  private final Map<String, String> cells;
  private final Problems problems;
  private boolean sound = true;

  CsvRow(Message place, Map<String, String> cells, Problems problems) {
    this.place = place;
    this.cells = cells;
    this.problems = problems;
  }

  /** Where the row stands, for messages. */
  Message place() {
    return place;
  }

  /** Whether no cell was a problem so far. */
  boolean isSound() {
    return sound;
  }

  void problem(Message text) {
    problems.add(place, text);
    sound = false;
  }

  /** The cell without blanks around it, null when blank or absent. */
  @Nullable String optional(String column) {
    String cell = cells.get(column);
    return cell == null || cell.isBlank() ? null : cell.strip();
  }

  /** The cell, or an empty text and a problem. */
  String required(String column) {
    String cell = optional(column);
    if (cell == null) {
      problem(Message.of("region.blank", column));
      return "";
    }
    return cell;
  }

  /** The id of a unit of the reporting level in the column unit_id; any other is a problem. */
  String reportingUnit(Map<String, Unit> units) {
    String id = required("unit_id");
    Unit unit = units.get(id);
    if (!id.isEmpty() && unit == null) {
      problem(Message.of("region.unit_id_unknown", id));
    } else if (unit != null && unit.level() != UnitLevel.UNIT) {
      problem(Message.of("region.unit_id_not_reporting_level", id));
    }
    return id;
  }

  /** The unit of the column; a problem when it is unknown, and null, or of another level. */
  @Nullable Unit unit(String column, Map<String, Unit> units) {
    String id = required(column);
    Unit unit = units.get(id);
    if (id.isEmpty()) {
      return null;
    }
    if (unit == null) {
      problem(Message.of("region.unit_unknown", column, id));
    } else if (unit.level() != UnitLevel.UNIT) {
      problem(Message.of("region.unit_not_reporting_level", column, id));
    }
    return unit;
  }

  @Nullable LocalDate optionalDate(String column) {
    String cell = optional(column);
    if (cell == null) {
      return null;
    }
    try {
      return LocalDate.parse(cell);
    } catch (DateTimeParseException e) {
      problem(Message.of("region.no_date", column, cell));
      return null;
    }
  }

  /** The date, or 1970-01-01 and a problem. */
  LocalDate requiredDate(String column) {
    LocalDate date = required(column).isEmpty() ? null : optionalDate(column);
    return date == null ? LocalDate.EPOCH : date;
  }

  /** The number, or 0 and a problem. */
  double requiredNumber(String column) {
    String cell = required(column);
    if (cell.isEmpty()) {
      return 0;
    }
    try {
      double number = Double.parseDouble(cell);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, together with NaN and infinity, which the parser takes for numbers.
    }
    problem(Message.of("region.no_number", column, cell));
    return 0;
  }

  /** The days of valid_from and valid_to. */
  DayRange requiredRange() {
    DayRange range = DayRange.of(optionalDate("valid_from"), optionalDate("valid_to"));
    requireDays(range);
    return range;
  }

  /** A problem when valid_from and valid_to leave no day between them. */
  void requireDays(DayRange range) {
    if (range.isEmpty()) {
      problem(Message.of("region.valid_to_not_after_valid_from"));
    }
  }
}
