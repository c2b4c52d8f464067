package org.muye.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads the reference numbers computed with R: plain CSV, no comma inside a field. */
public final class Golden {
  private Golden() {}

  /** One row by column name; `Inf` is infinite. */
  public record Row(Map<String, Double> cells) {
    /** A cell of a column that the file has. */
    public double number(String column) {
      return Objects.requireNonNull(cells.get(column), column);
    }

    /** A cell that holds a whole number. */
    public long count(String column) {
      return (long) number(column);
    }
  }

  /** All rows of a file in {@code src/test/resources/golden}. */
  public static List<Row> rows(String file) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file)) {
      String text =
          new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();
      List<String> names = cells(lines.get(0)).toList();
      return lines.stream().skip(1).map(line -> row(names, cells(line).toList())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> cells(String line) {
    return Stream.of(line.split(",", -1)).map(cell -> cell.replace("\"", ""));
  }

  private static Row row(List<String> names, List<String> cells) {
    Map<String, Double> row = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String cell = cells.get(i);
      row.put(
          names.get(i), cell.equals("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(cell));
    }
    return new Row(row);
  }
}
