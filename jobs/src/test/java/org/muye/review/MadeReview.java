package org.muye.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muye.review.ReviewInputs.Header;
import org.muye.review.ReviewInputs.UnitName;

/** What a review of the third quarter of 2025 of a made-up city is built from. */
final class MadeReview {
  /** The rows by table, to be added to. */
  final Map<String, List<GoldRow>> tables = new LinkedHashMap<>();

  private final List<UnitName> units = new ArrayList<>();

  /** A city with districts of these names, with the ids a, b, c and so on. */
  MadeReview(String... districts) {
    for (String name : districts) {
      String id = String.valueOf((char) ('a' + units.size()));
      units.add(new UnitName(id, id, name, name, List.of()));
    }
  }

  ReviewInputs inputs(String release) {
    return inputs(release, units);
  }

  /** The same with a border that all districts have. */
  ReviewInputs inputs(String release, List<Double> border) {
    return inputs(
        release,
        units.stream()
            .map(
                unit ->
                    new UnitName(
                        unit.id(), unit.code(), unit.nameZh(), unit.nameEn(), List.of(border)))
            .toList());
  }

  private ReviewInputs inputs(String release, Collection<UnitName> units) {
    return new ReviewInputs(
        new Header(
            "2025Q3",
            "2025-10-20",
            "2025-07-01",
            "2025-09-30",
            release,
            "made",
            "city",
            "某市",
            "Made City",
            "abc",
            5),
        List.copyOf(units),
        Map.of(),
        tables);
  }

  /**
   * Adds a row.
   *
   * @param cells name and value of each column in turn
   */
  void row(String table, @Nullable Object... cells) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i += 2) {
      row.put(String.valueOf(cells[i]), cells[i + 1]);
    }
    tables.computeIfAbsent(table, key -> new ArrayList<>()).add(new GoldRow(row));
  }

  /** Takes the upper end of an interval out of a row that was added. */
  void withoutUpperEnd(String table, int row) {
    List<GoldRow> rows = Objects.requireNonNull(tables.get(table));
    Map<String, @Nullable Object> cells = new LinkedHashMap<>(rows.get(row).cells());
    cells.put("ci_high", null);
    rows.set(row, new GoldRow(cells));
  }
}
