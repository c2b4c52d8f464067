package org.muye.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the column of a JSON key the way header names are matched. */
final class JsonKeys {
  /**
   * One way to find a column.
   *
   * @param column index of the column in the layout
   * @param rank lower wins when an object holds several keys of one column
   */
  record Place(int column, int rank) {}

  private static final int IGNORING_CASE = 1_000_000;

  private final Map<String, List<Place>> exact = new HashMap<>();
  private final Map<String, List<Place>> ignoringCase = new HashMap<>();

  JsonKeys(List<ColumnLayout> columns) {
    for (int c = 0; c < columns.size(); c++) {
      List<String> names = columns.get(c).names();
      for (int n = 0; n < names.size(); n++) {
        String name = FieldText.trim(names.get(n));
        exact.computeIfAbsent(name, k -> new ArrayList<>()).add(new Place(c, n));
        ignoringCase
            .computeIfAbsent(folded(name), k -> new ArrayList<>())
            .add(new Place(c, IGNORING_CASE + n));
      }
    }
  }

  /** Where a key's value goes; null for a key that no column names. */
  @Nullable List<Place> places(String key) {
    String trimmed = FieldText.trim(key);
    List<Place> places = exact.get(trimmed);
    return places != null ? places : ignoringCase.get(folded(trimmed));
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
