package org.muye.region;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muye.error.Message;
import org.muye.error.Problems;
import org.muye.region.Boundaries.Responsibility;
import org.muye.region.Boundaries.Succession;

/**
 * Reads {@code responsibility.csv}, who answers for a town and when, and {@code crosswalk.csv}, the
 * units that took the place of abolished ones.
 */
final class BoundariesReader {
  private static final String RESPONSIBILITY = "responsibility.csv";
  private static final String CROSSWALK = "crosswalk.csv";

  /** Only for the rounding of binary fractions: weights are written so that they sum to 1. */
  private static final double WEIGHT_TOLERANCE = 1e-9;

  private final RegionSettings settings;
  private final Map<String, Unit> units;
  private final Problems problems;

  BoundariesReader(RegionSettings settings, Map<String, Unit> units, Problems problems) {
    this.settings = settings;
    this.units = units;
    this.problems = problems;
  }

  /** The boundaries; without either file nothing ever changed hands. */
  Boundaries read(Path folder) {
    return new Boundaries(units, responsibilities(folder), crosswalk(folder));
  }

  private List<Responsibility> responsibilities(Path folder) {
    List<Responsibility> rules = new ArrayList<>();
    CsvFile file = new CsvFile(folder, RESPONSIBILITY, problems);
    if (!file.exists()) {
      return rules;
    }
    UnitCodes towns = new UnitCodes(units.values(), UnitLevel.SUBUNIT);
    for (CsvRow row :
        file.rows(
            List.of("town_code", "unit_id", "valid_from", "valid_to"),
            List.of("territory_unit_id"))) {
      String town = row.required("town_code");
      if (!settings.subunitKinds().isEmpty() && !town.isEmpty() && !towns.isKnown(town)) {
        row.problem(Message.of("region.town_code_unknown", town));
      }
      Unit unit = row.unit("unit_id", units);
      Unit territory =
          row.optional("territory_unit_id") == null ? null : row.unit("territory_unit_id", units);
      DayRange range = row.requiredRange();
      for (Responsibility other : rules) {
        if (other.townCode().equals(town) && other.range().overlaps(range)) {
          row.problem(Message.of("region.responsibility_repeated", town));
        }
      }
      if (unit != null && row.isSound()) {
        rules.add(
            new Responsibility(town, unit.id(), territory == null ? null : territory.id(), range));
      }
    }
    return rules;
  }

  private List<Succession> crosswalk(Path folder) {
    List<Succession> rows = new ArrayList<>();
    CsvFile file = new CsvFile(folder, CROSSWALK, problems);
    if (!file.exists()) {
      return rows;
    }
    Map<String, Map<LocalDate, Double>> sums = new TreeMap<>();
    for (CsvRow row :
        file.rows(
            List.of("from_unit_id", "to_unit_id", "effective_on", "weight", "reason"), List.of())) {
      Unit from = row.unit("from_unit_id", units);
      Unit to = row.unit("to_unit_id", units);
      LocalDate date = row.requiredDate("effective_on");
      double weight = row.requiredNumber("weight");
      row.required("reason");
      if (row.isSound() && !(weight > 0 && weight <= 1)) {
        row.problem(Message.of("region.weight_out_of_range", weight));
      }
      if (row.isSound() && to != null && !to.validOn(date)) {
        row.problem(Message.of("region.unit_not_there_on_day", to.id(), date));
      }
      if (row.isSound() && from != null && to != null) {
        rows.add(new Succession(from.id(), to.id(), date, weight));
        sums.computeIfAbsent(from.id(), id -> new TreeMap<>()).merge(date, weight, Double::sum);
      }
    }
    sums.forEach(
        (id, ofDay) ->
            ofDay.forEach(
                (date, sum) -> {
                  if (Math.abs(sum - 1) > WEIGHT_TOLERANCE) {
                    problems.add(CROSSWALK, Message.of("region.weights_not_one", id, date, sum));
                  }
                }));
    return rows;
  }
}
