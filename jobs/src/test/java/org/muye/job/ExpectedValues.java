package org.muye.job;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Compares rows of gold with independent results read from a CSV file. */
final class ExpectedValues {
  private ExpectedValues() {}

  /** Rows of a CSV file, plain or gzip, by column; an empty cell is an empty text. */
  static List<Map<String, String>> read(Path file) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setHeaderExtractionEnabled(true);
    settings.setNullValue("");
    settings.setEmptyValue("");
    settings.getFormat().setLineSeparator("\n");
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      List<Map<String, String>> rows = new ArrayList<>();
      CsvParser parser = new CsvParser(settings);
      parser.beginParsing(in, StandardCharsets.UTF_8);
      String[] header = parser.getContext().headers();
      for (String[] cells = parser.parseNext(); cells != null; cells = parser.parseNext()) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.length; i++) {
          row.put(header[i], i < cells.length ? cells[i] : "");
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cells of a row that make its key. */
  static String key(Map<String, String> row, List<String> columns) {
    return columns.stream()
        .map(column -> row.getOrDefault(column, ""))
        .collect(Collectors.joining("|"));
  }

  /** The rows of a table by key, with NULL as an empty text. */
  static Map<String, Map<String, String>> actual(Dataset<Row> table, List<String> key) {
    Map<String, Map<String, String>> actual = new HashMap<>();
    for (Row row : table.collectAsList()) {
      Map<String, String> cells = new HashMap<>();
      for (String column : row.schema().fieldNames()) {
        Object value = row.getAs(column);
        cells.put(column, value == null ? "" : value.toString());
      }
      actual.put(key(cells, key), cells);
    }
    return actual;
  }

  /**
   * The differences, as lines; empty when every expected row is met.
   *
   * @param key of an expected row, or null to leave the row out
   * @param actual cells by key and column
   * @param tolerance relative
   */
  static List<String> differences(
      List<Map<String, String>> expected,
      Function<Map<String, String>, String> key,
      Map<String, Map<String, String>> actual,
      List<String> columns,
      double tolerance) {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (Map<String, String> row : expected) {
      String k = key.apply(row);
      if (k == null) {
        continue;
      }
      compared++;
      Map<String, String> got = actual.get(k);
      if (got == null) {
        differences.add("missing " + k);
        continue;
      }
      for (String column : columns) {
        String wanted = row.getOrDefault(column, "");
        String found = got.getOrDefault(column, "");
        if (!same(wanted, found, tolerance)) {
          differences.add(k + " " + column + ": expected " + wanted + ", got " + found);
        }
      }
    }
    if (compared == 0) {
      differences.add("nothing was compared");
    }
    return differences;
  }

  static boolean same(String wanted, String found, double tolerance) {
    if (wanted.equals(found)) {
      return true;
    }
    try {
      double a = Double.parseDouble(wanted);
      double b = Double.parseDouble(found);
      // A limit that is exactly 0 may be given as a rounding remainder.
      return Math.abs(a - b) <= Math.max(1e-12, tolerance * Math.abs(a));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
