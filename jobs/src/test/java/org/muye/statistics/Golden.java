package org.muye.statistics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.zip.GZIPInputStream;

/** Reads reference numbers: CSV, plain or gzip, with quoted cells that may hold a comma or not. */
public final class Golden {
  private Golden() {}

  /** One row by column name; `Inf` is infinite. */
  public record Row(Map<String, String> cells) {
    public String text(String column) {
      return Objects.requireNonNull(cells.get(column), column);
    }

    public double number(String column) {
      String text = text(column);
      return text.equals("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    public long count(String column) {
      return (long) number(column);
    }

    /** Empty for an empty cell. */
    public OptionalDouble optional(String column) {
      return text(column).isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(number(column));
    }

    /** TRUE or FALSE, 1 or 0. */
    public boolean flag(String column) {
      return text(column).equals("TRUE") || text(column).equals("1");
    }
  }

  /** All rows of a file in {@code src/test/resources/golden}. */
  public static List<Row> rows(String file) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file)) {
      return rows(Objects.requireNonNull(in, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All rows of a file elsewhere, `.csv` or `.csv.gz`. */
  public static List<Row> rows(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return rows(file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One column of a file, from the first row to the last. */
  public static double[] column(String file, String name) {
    return column(rows(file), name);
  }

  /** The numbers of one column. */
  public static double[] column(List<Row> rows, String column) {
    return rows.stream().mapToDouble(row -> row.number(column)).toArray();
  }

  private static List<Row> rows(InputStream in) {
    List<String> lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
    List<String> names = cells(lines.get(0));
    return lines.stream().skip(1).map(line -> row(names, cells(line))).toList();
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

  private static Row row(List<String> names, List<String> cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), cells.get(i));
    }
    return new Row(row);
  }
}
