package org.muye.region;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.error.Problems;
import org.muye.region.RegionSettings.PopulationSettings;

/** Reads {@code population.csv}: how many people each unit had on a reference date. */
final class PopulationReader {
  private static final String NAME = "population.csv";

  private final RegionSettings settings;
  private final Map<String, Unit> units;
  private final Problems problems;

  PopulationReader(RegionSettings settings, Map<String, Unit> units, Problems problems) {
    this.settings = settings;
    this.units = units;
    this.problems = problems;
  }

  /** The figures of all units; none when there is no such file. */
  Populations read(Path folder) {
    Map<String, List<PopulationFigure>> figures = new HashMap<>();
    PopulationSettings population = settings.population();
    if (population != null) {
      for (String id : population.without()) {
        if (!units.containsKey(id)) {
          problems.add("region.yaml", Message.of("region.population_without_unknown", id));
        }
      }
    }
    CsvFile file = new CsvFile(folder, NAME, problems);
    if (!file.exists()) {
      return new Populations(population, figures);
    }
    if (population == null) {
      problems.add("region.yaml", Message.of("region.population_settings_missing", NAME));
    }
    boolean preferred = false;
    for (CsvRow row :
        file.rows(
            List.of("unit_id", "reference_date", "basis", "population", "source"),
            List.of("known_at"))) {
      Unit unit = populated(row);
      PopulationFigure figure = figure(row);
      preferred |= population == null || population.basis().contains(figure.basis());
      if (unit != null && row.isSound()) {
        List<PopulationFigure> others = figures.computeIfAbsent(unit.id(), id -> new ArrayList<>());
        checkTwice(row, figure, others);
        others.add(figure);
      }
    }
    if (!preferred) {
      problems.add(NAME, Message.of("region.population_basis_unmet"));
    }
    return new Populations(population, figures);
  }

  private @Nullable Unit populated(CsvRow row) {
    String id = row.required("unit_id");
    Unit unit = units.get(id);
    if (!id.isEmpty() && unit == null) {
      row.problem(Message.of("region.population_of_unknown_unit", id));
    }
    if (id.equals(settings.root())) {
      row.problem(Message.of("region.population_of_root"));
    }
    return unit;
  }

  private static PopulationFigure figure(CsvRow row) {
    double people = row.requiredNumber("population");
    if (people < 0) {
      row.problem(Message.of("region.population_negative", row.optional("population")));
    }
    return new PopulationFigure(
        row.requiredDate("reference_date"),
        row.required("basis"),
        people,
        row.optionalDate("known_at"));
  }

  private static void checkTwice(
      CsvRow row, PopulationFigure figure, List<PopulationFigure> others) {
    for (PopulationFigure other : others) {
      if (other.referenceDate().equals(figure.referenceDate())
          && other.basis().equals(figure.basis())
          && Objects.equals(other.knownAt(), figure.knownAt())) {
        row.problem(Message.of("region.population_repeated"));
      }
    }
  }
}
