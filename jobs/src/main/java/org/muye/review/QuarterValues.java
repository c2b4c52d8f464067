package org.muye.review;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds published values by indicator, unit, category and period. */
final class QuarterValues {
  private record Key(String indicator, String unit, String period) {}

  private final Map<Key, Map<String, GoldRow>> rows = new HashMap<>();
  private final String quarter;

  /**
   * Of the rows given.
   *
   * @param quarter the review's, meant where no period is named
   */
  QuarterValues(List<GoldRow> values, String quarter) {
    this.quarter = quarter;
    for (GoldRow row : values) {
      rows.computeIfAbsent(
              new Key(row.words("indicator_id"), row.words("unit_id"), row.words("period")),
              key -> new TreeMap<>())
          .put(row.words("category"), row);
    }
  }

  /** The value of the quarter without category. */
  Optional<GoldRow> find(String indicator, String unit) {
    return find(indicator, unit, "");
  }

  /** The value of the quarter in a category. */
  Optional<GoldRow> find(String indicator, String unit, String category) {
    return find(indicator, unit, category, quarter);
  }

  /** The value of a period in a category; empty for none. */
  Optional<GoldRow> find(String indicator, String unit, String category, String period) {
    return Optional.ofNullable(
        rows.getOrDefault(new Key(indicator, unit, period), Map.of()).get(category));
  }

  /** The values of the quarter by category, the one without left out. */
  Map<String, GoldRow> categories(String indicator, String unit) {
    Map<String, GoldRow> all =
        new LinkedHashMap<>(rows.getOrDefault(new Key(indicator, unit, quarter), new TreeMap<>()));
    all.remove("");
    return all;
  }

  /** The number in a column of the quarter's value; null when there is none. */
  @Nullable Double number(String indicator, String unit, String category, String column) {
    return find(indicator, unit, category).map(row -> row.number(column)).orElse(null);
  }
}
