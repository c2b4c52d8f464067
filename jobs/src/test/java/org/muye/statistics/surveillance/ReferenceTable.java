package org.muye.statistics.surveillance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.zip.GZIPInputStream;
import org.muye.SharedData;

/** Reads reference numbers: CSV, plain or gzip, with quoted cells that may hold a comma or not. */
final class ReferenceTable {
  private ReferenceTable() {}

  /** One row by column name. */
  record Row(Map<String, String> cells) {
    String text(String column) {
      return Objects.requireNonNull(cells.get(column), column);
    }

    double number(String column) {
      return Double.parseDouble(text(column));
    }

    /** Empty for an empty cell. */
    OptionalDouble optional(String column) {
      return text(column).isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(number(column));
    }

    long count(String column) {
      return Long.parseLong(text(column));
    }

    /** TRUE or FALSE, 1 or 0. */
    boolean flag(String column) {
      return text(column).equals("TRUE") || text(column).equals("1");
    }

    /** A week of R, which counts from 1, as an index. */
    int week() {
      return (int) count("t") - 1;
    }
  }

  /** All rows of a file in {@code src/test/resources/golden}. */
  static List<Row> golden(String file) {
    return read(
        Objects.requireNonNull(ReferenceTable.class.getResourceAsStream("/golden/" + file), file));
  }

  /** All rows of a file of the reference data, or a skipped test. */
  static List<Row> shared(String file) {
    Path path = SharedData.require(file);
    try {
      InputStream in = Files.newInputStream(path);
      return read(file.endsWith(".gz") ? new GZIPInputStream(in) : in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The series that the golden files of alarms were computed from. */
  static WeeklyCounts goldenSeries() {
    return series(golden("series_weekly.csv"), "y");
  }

  static WeeklyCounts series(List<Row> rows, String column) {
    return WeeklyCounts.of(rows.stream().mapToLong(row -> row.count(column)).toArray());
  }

  private static List<Row> read(InputStream stream) {
    try (InputStream in = stream) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      List<String> names = cells(lines.get(0));
      List<Row> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        List<String> cells = cells(line);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
          row.put(names.get(i), cells.get(i));
        }
        rows.add(new Row(row));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : (line + ",").toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    return cells;
  }
}
