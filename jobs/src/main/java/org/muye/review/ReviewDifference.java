package org.muye.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known differently since a review was frozen. */
public final class ReviewDifference {
  /** A difference this small is rounding. */
  private static final double ROUNDING = 1e-9;

  /** A column that says when a row was made, not what it says. */
  private static final List<String> NOT_COMPARED = List.of("as_of", "new_as_of", "release");

  /**
   * A value that differs.
   *
   * @param table the table
   * @param key the row's key
   * @param column the column; empty where the whole row came or went
   * @param before what the frozen review has; null for nothing
   * @param now what is known now; null for nothing
   */
  public record Line(
      String table, String key, String column, @Nullable String before, @Nullable String now) {}

  private ReviewDifference() {}

  /**
   * The differences in the order of tables and keys.
   *
   * @param keys key columns by table
   */
  public static List<Line> between(
      ReviewInputs before, ReviewInputs now, Map<String, List<String>> keys) {
    List<Line> lines = new ArrayList<>();
    TreeSet<String> tables = new TreeSet<>(before.tables().keySet());
    tables.addAll(now.tables().keySet());
    for (String table : tables) {
      List<String> key =
          keys.getOrDefault(table, List.of()).stream()
              .filter(column -> !NOT_COMPARED.contains(column))
              .toList();
      TreeMap<String, GoldRow> earlier = byKey(before.table(table), key);
      TreeMap<String, GoldRow> later = byKey(now.table(table), key);
      TreeSet<String> all = new TreeSet<>(earlier.keySet());
      all.addAll(later.keySet());
      for (String id : all) {
        GoldRow one = earlier.get(id);
        GoldRow other = later.get(id);
        if (one == null || other == null) {
          lines.add(
              new Line(
                  table, id, "", one == null ? null : "present", other == null ? null : "present"));
        } else {
          lines.addAll(columns(table, id, one, other));
        }
      }
    }
    return lines;
  }

  private static TreeMap<String, GoldRow> byKey(List<GoldRow> rows, List<String> key) {
    TreeMap<String, GoldRow> byKey = new TreeMap<>();
    for (GoldRow row : rows) {
      byKey.put(key.stream().map(row::words).collect(Collectors.joining(" ")).strip(), row);
    }
    return byKey;
  }

  private static List<Line> columns(String table, String id, GoldRow before, GoldRow now) {
    List<Line> lines = new ArrayList<>();
    TreeSet<String> columns = new TreeSet<>(before.cells().keySet());
    columns.addAll(now.cells().keySet());
    columns.removeAll(NOT_COMPARED);
    for (String column : columns) {
      if (differs(before, now, column)) {
        lines.add(new Line(table, id, column, before.text(column), now.text(column)));
      }
    }
    return lines;
  }

  private static boolean differs(GoldRow before, GoldRow now, String column) {
    Double one = before.number(column);
    Double other = now.number(column);
    if (one != null && other != null) {
      return Math.abs(one - other) > ROUNDING * Math.max(1, Math.abs(one));
    }
    return !Objects.equals(before.text(column), now.text(column));
  }
}
