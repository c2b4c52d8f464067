package org.muye.job;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A row of independent results.
 *
 * @param cells by column; an empty cell is an empty text
 */
record ExpectedRow(Map<String, String> cells) {

  /** The rows of a CSV file, plain or gzip. */
  static List<ExpectedRow> read(Path file) {
    return ExpectedValues.read(file).stream().map(ExpectedRow::new).toList();
  }

  /** The `value` of each `item` of a file of row counts. */
  static Map<String, Long> accounting(Path file) {
    Map<String, Long> counts = new HashMap<>();
    for (ExpectedRow row : read(file)) {
      if (row.get("value").matches("\\d+")) {
        counts.put(row.get("item"), Long.valueOf(row.get("value")));
      }
    }
    return counts;
  }

  /** A cell of a column that the file has. */
  String get(String column) {
    return Objects.requireNonNull(cells.get(column), column);
  }

  String unit() {
    return get("unit_id");
  }

  String period() {
    return get("period");
  }

  boolean is(String column, String text) {
    return get(column).equals(text);
  }

  /** The same row with another text in a column. */
  ExpectedRow with(String column, String text) {
    Map<String, String> changed = new HashMap<>(cells);
    changed.put(column, text);
    return new ExpectedRow(changed);
  }
}
