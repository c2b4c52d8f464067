package org.muye.region;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.error.Problems;

/** Reads {@code neighbours.csv}: which units share a border. */
final class NeighboursReader {
  private static final String NAME = "neighbours.csv";

  private final Map<String, Unit> units;
  private final Problems problems;
  private @Nullable UnitLevel level;

  /** One unit naming another. */
  private record Pair(String unitId, String neighbourId) {
    Pair reversed() {
      return new Pair(neighbourId, unitId);
    }
  }

  NeighboursReader(Map<String, Unit> units, Problems problems) {
    this.units = units;
    this.problems = problems;
  }

  /** The neighbours of each unit that has some, in order; none when there is no such file. */
  Map<String, List<String>> read(Path folder) {
    CsvFile file = new CsvFile(folder, NAME, problems);
    if (!file.exists()) {
      return Map.of();
    }
    Map<Pair, CsvRow> pairs = new LinkedHashMap<>();
    for (CsvRow row : file.rows(List.of("unit_id", "neighbour_id"), List.of())) {
      Pair pair = new Pair(unit(row, "unit_id"), unit(row, "neighbour_id"));
      if (row.isSound() && pair.unitId().equals(pair.neighbourId())) {
        row.problem(Message.of("region.own_neighbour", pair.unitId()));
      }
      if (row.isSound() && pairs.putIfAbsent(pair, row) != null) {
        row.problem(Message.of("region.neighbours_repeated", pair.unitId(), pair.neighbourId()));
      }
    }
    pairs.forEach(
        (pair, row) -> {
          if (!pairs.containsKey(pair.reversed())) {
            row.problem(
                Message.of("region.neighbour_not_mutual", pair.neighbourId(), pair.unitId()));
          }
        });
    return pairs.keySet().stream()
        .sorted(Comparator.comparing(Pair::neighbourId))
        .collect(groupingBy(Pair::unitId, mapping(Pair::neighbourId, toList())));
  }

  /** The cell; a problem when it is no unit below the root, or of another level than the first. */
  private String unit(CsvRow row, String column) {
    String id = row.required(column);
    Unit unit = units.get(id);
    if (unit == null) {
      if (!id.isEmpty()) {
        row.problem(Message.of("region.unit_unknown", column, id));
      }
    } else if (unit.level() == UnitLevel.ROOT) {
      row.problem(Message.of("region.unit_is_whole_region", column, id));
    } else if (level == null) {
      level = unit.level();
    } else if (unit.level() != level) {
      row.problem(Message.of("region.unit_of_another_level", column, id));
    }
    return id;
  }
}
