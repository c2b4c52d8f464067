package org.muye.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** A region folder of counties under one whole, without boundary changes. */
final class MadeRegion {
  private MadeRegion() {}

  /**
   * Writes the folder and returns its path.
   *
   * @param populations persons by unit id; 0 for a unit whose population nobody knows
   * @param neighbours ids of units side by side
   */
  static String write(
      Path folder,
      SortedMap<String, Integer> populations,
      List<Map.Entry<String, String>> neighbours) {
    List<String> units = new ArrayList<>();
    List<String> population = new ArrayList<>();
    List<String> without = new ArrayList<>();
    units.add("unit_id,code,name_zh,name_en,kind,parent_id,valid_from,valid_to");
    units.add("whole,,全域,Whole,city,,,");
    population.add("unit_id,reference_date,basis,population,source");
    populations.forEach(
        (id, persons) -> {
          int number = units.size() - 1;
          units.add(
              "%s,%d,县%d,County %d,county,whole,,".formatted(id, 100000 + number, number, number));
          if (persons == 0) {
            without.add(id);
          } else {
            population.add("%s,2010-11-01,census,%d,made".formatted(id, persons));
            population.add("%s,2025-11-01,census,%d,made".formatted(id, persons));
          }
        });
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve("units.csv"), units);
      Files.write(folder.resolve("population.csv"), population);
      if (!neighbours.isEmpty()) {
        List<String> pairs = new ArrayList<>(List.of("unit_id,neighbour_id"));
        neighbours.forEach(
            pair -> {
              pairs.add(pair.getKey() + "," + pair.getValue());
              pairs.add(pair.getValue() + "," + pair.getKey());
            });
        Files.write(folder.resolve("neighbours.csv"), pairs);
      }
      Files.writeString(
          folder.resolve("region.yaml"),
          """
          id: made
          name_zh: 全域
          name_en: Whole
          time_zone: Asia/Shanghai
          release_lag_days: 20
          spring_festival: false
          root: whole
          levels: {unit: [county], subunit: []}
          not_reporting_kinds: []
          population:
            basis: [census]
            level: unit
            kinds: [county]
            without: %s
          sources: [made for a test]
          notes: []
          """
              .formatted(without));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder.toString();
  }
}
