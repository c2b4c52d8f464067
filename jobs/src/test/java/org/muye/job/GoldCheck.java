package org.muye.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Compares gold with independent results cell by cell. Counts must be equal, other figures to a
 * relative 1e-9; an empty cell must be NULL.
 */
final class GoldCheck {
  private static final double RELATIVE = 1e-9;

  private final Map<String, Row> values = new HashMap<>();
  private final Map<String, Row> rebased = new HashMap<>();
  private final List<String> differences = new ArrayList<>();
  private int cells;

  /** Checks against the given rows of `gold.indicator_value`, which are collected. */
  GoldCheck(Dataset<Row> gold) {
    for (Row row :
        gold.select(
                "indicator_id",
                "unit_id",
                "period",
                "category",
                "numerator",
                "denominator",
                "exposure_person_days",
                "value",
                "ci_low",
                "ci_high",
                "value_smoothed",
                "smoothed_low",
                "smoothed_high",
                "probability_above_city",
                "funnel_95",
                "funnel_998",
                "funnel_adjusted",
                "release",
                "status_reason")
            .collectAsList()) {
      @Nullable String category = row.getAs("category");
      String key =
          key(
              row.getAs("indicator_id"),
              row.getAs("unit_id"),
              row.getAs("period"),
              category == null ? "" : category);
      @Nullable String status = row.getAs("status_reason");
      // A comparison with an earlier period is on today's boundaries in both kinds of rows.
      boolean onTodaysBoundaries =
          status != null && status.contains("REBASED") && !key.startsWith("I3");
      @Nullable Row other = (onTodaysBoundaries ? rebased : values).put(key, row);
      if (other != null && !key.startsWith("I3")) {
        differences.add("two rows of one key: " + key);
      }
    }
  }

  private static String key(String indicator, String unit, String period, String category) {
    return String.join(" ", indicator, unit, period, category);
  }

  /**
   * Compares a row of an expected file with the value of its unit and period.
   *
   * @param expected the row; `unit_id` and `period` are its own unless the unit is given
   * @param columns gold columns; "gold:expected" where the file calls it otherwise
   */
  void meets(
      ExpectedRow expected, String indicator, String unit, String category, String... columns) {
    compare(values, expected, key(indicator, unit, expected.period(), category), columns);
  }

  /** The same for the value on today's boundaries. */
  void meetsRebased(ExpectedRow expected, String indicator, String category, String... columns) {
    compare(
        rebased, expected, key(indicator, expected.unit(), expected.period(), category), columns);
  }

  private void compare(Map<String, Row> rows, ExpectedRow expected, String key, String... columns) {
    Row row = rows.get(key);
    if (row == null) {
      differences.add("missing: " + key);
      return;
    }
    for (String column : columns) {
      String[] names = column.split(":");
      equal(key + " " + names[0], expected.get(names[names.length - 1]), row.getAs(names[0]));
    }
  }

  /** Compares one cell. */
  void equal(String what, String expected, @Nullable Object actual) {
    cells++;
    String found = actual == null ? "" : actual.toString();
    if (!ExpectedValues.same(expected, found, RELATIVE)) {
      differences.add(what + ": expected " + expected + ", got " + found);
    }
  }

  /** Counts a cell and compares a part of a text, such as one of several status words. */
  void mentions(String word, String indicator, String unit, String period, String category) {
    cells++;
    Row row = values.get(key(indicator, unit, period, category));
    @Nullable String status = row == null ? null : row.getAs("status_reason");
    if (status == null || !status.contains(word)) {
      differences.add(key(indicator, unit, period, category) + " is not marked " + word);
    }
  }

  /** Compares the release of a period that is not over. */
  void isProvisional(String indicator, String unit, String period) {
    cells++;
    Row row = values.get(key(indicator, unit, period, ""));
    if (row == null || !"PROVISIONAL".equals(row.getAs("release"))) {
      differences.add(key(indicator, unit, period, "") + " is not provisional");
    }
  }

  /** Asserts that there is no value: a class without records is not published. */
  void absent(String indicator, String unit, String period, String category) {
    cells++;
    if (values.containsKey(key(indicator, unit, period, category))) {
      differences.add("not expected: " + key(indicator, unit, period, category));
    }
  }

  /** Whether gold holds such a value. */
  boolean has(String indicator, String unit, String period, String category) {
    return values.containsKey(key(indicator, unit, period, category));
  }

  /** How many cells were compared. */
  int cells() {
    return cells;
  }

  /** What differs; short, since one cause often shows in thousands of cells. */
  List<String> differences() {
    return differences.size() <= 30
        ? differences
        : List.of(
            differences.size() + " differences", String.join("\n", differences.subList(0, 30)));
  }
}
