package org.muye.region;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muye.error.Message;
import org.muye.error.Problems;

/** Reads {@code resources.csv}: the register of grass-roots resources. */
final class ResourcesReader {
  private static final String NAME = "resources.csv";

  private final Map<String, Unit> units;
  private final Problems problems;

  ResourcesReader(Map<String, Unit> units, Problems problems) {
    this.units = units;
    this.problems = problems;
  }

  /** The figures in the order of the file; none when there is no such file. */
  List<Resource> read(Path folder) {
    CsvFile file = new CsvFile(folder, NAME, problems);
    if (!file.exists()) {
      return List.of();
    }
    Map<Message, CsvRow> rowOfKey = new HashMap<>();
    List<Resource> figures = new ArrayList<>();
    for (CsvRow row :
        file.rows(List.of("unit_id", "item", "reference_date", "value", "source"), List.of())) {
      Resource figure =
          new Resource(
              row.reportingUnit(units),
              row.required("item"),
              row.requiredDate("reference_date"),
              count(row),
              row.required("source"));
      Message key =
          Message.of(
              "region.figure_of_unit", figure.item(), figure.unitId(), figure.referenceDate());
      CsvRow earlier = row.isSound() ? rowOfKey.putIfAbsent(key, row) : null;
      if (earlier != null) {
        row.problem(Message.of("region.figure_repeated", key, earlier.place()));
      }
      if (row.isSound()) {
        figures.add(figure);
      }
    }
    if (figures.isEmpty()) {
      problems.add(NAME, Message.of("region.resources_empty"));
    }
    return List.copyOf(figures);
  }

  private static double count(CsvRow row) {
    double value = row.requiredNumber("value");
    if (value < 0 || value != Math.rint(value)) {
      row.problem(Message.of("region.value_no_whole_number", row.optional("value")));
    }
    return value;
  }
}
