package org.muye.generate;

import java.time.LocalDate;

/**
 * A planted rise of one class of incident.
 *
 * @param unitId where
 * @param category intake class
 * @param monday first day of the first week
 * @param weeks how many ISO weeks
 * @param multiplier factor on the expected count
 */
record Outbreak(String unitId, String category, LocalDate monday, int weeks, double multiplier) {
  boolean covers(String unit, String code, LocalDate day) {
    return unitId.equals(unit)
        && category.equals(code)
        && !day.isBefore(monday)
        && day.isBefore(monday.plusWeeks(weeks));
  }
}
