package org.muye.generate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muye.error.UserError;

/** The units and towns a city is made of. */
public final class CityUnits {
  private static final LocalDate CHANGYUAN_CITY = LocalDate.of(2019, 7, 12);

  /** Rough middles of the Xinxiang units; only the scatter of made points hangs on them. */
  private static final Map<String, double[]> MIDDLES =
      Map.ofEntries(
          Map.entry("410702", new double[] {113.88, 35.30}),
          Map.entry("410703", new double[] {113.86, 35.29}),
          Map.entry("410704", new double[] {113.91, 35.38}),
          Map.entry("410711", new double[] {113.91, 35.33}),
          Map.entry("410721", new double[] {113.81, 35.19}),
          Map.entry("410724", new double[] {113.66, 35.26}),
          Map.entry("410725", new double[] {113.94, 35.07}),
          Map.entry("410726", new double[] {114.20, 35.14}),
          Map.entry("410727", new double[] {114.42, 35.04}),
          Map.entry("410771", new double[] {113.93, 35.27}),
          Map.entry("410772", new double[] {114.00, 35.25}),
          Map.entry("410773", new double[] {113.68, 35.01}),
          Map.entry("410781", new double[] {114.06, 35.40}),
          Map.entry("410782", new double[] {113.80, 35.46}),
          Map.entry("410783", new double[] {114.67, 35.20}));

  private CityUnits() {}

  /** The fifteen reporting units of Xinxiang with the residents of the 2020 census. */
  public static List<CityUnit> xinxiang() {
    return List.of(
        unit("xx-hongqi", "410702", "红旗区", 429_328),
        unit("xx-weibin", "410703", "卫滨区", 239_956),
        unit("xx-fengquan", "410704", "凤泉区", 148_168),
        unit("xx-muye", "410711", "牧野区", 378_775),
        unit("xx-xinxiang-county", "410721", "新乡县", 354_688),
        unit("xx-huojia", "410724", "获嘉县", 398_137),
        unit("xx-yuanyang", "410725", "原阳县", 542_849),
        unit("xx-yanjin", "410726", "延津县", 443_068),
        unit("xx-fengqiu", "410727", "封丘县", 704_532),
        new CityUnit(
            "xx-changyuan",
            List.of(
                new CityUnit.Code("410728", CHANGYUAN_CITY),
                new CityUnit.Code("410783", LocalDate.MAX)),
            List.of("长垣县", "长垣市"),
            905_436,
            114.67,
            35.20),
        unit("xx-hightech-zone", "410771", "新乡高新技术产业开发区", 136_917),
        unit("xx-economic-zone", "410772", "新乡经济技术开发区", 41_270),
        unit("xx-pingyuan-zone", "410773", "新乡市平原城乡一体化示范区", 206_350),
        unit("xx-weihui", "410781", "卫辉市", 476_867),
        unit("xx-huixian", "410782", "辉县市", 845_588));
  }

  private static CityUnit unit(String id, String code, String name, long population) {
    double[] middle = middle(code, 0);
    return new CityUnit(
        id,
        List.of(new CityUnit.Code(code, LocalDate.MAX)),
        List.of(name),
        population,
        middle[0],
        middle[1]);
  }

  /**
   * The units of a region folder: `units.csv` (unit_id, code, name_zh, parent_id, valid_to) and
   * `population.csv` (unit_id, reference_date, population; the latest date counts). Units without a
   * parent or without a population are left out.
   *
   * @throws UserError if a file is missing or no unit has a population
   */
  public static List<CityUnit> read(Path regionFolder) {
    Map<String, Long> population = new TreeMap<>();
    Map<String, String> latest = new TreeMap<>();
    for (Map<String, String> row : rows(regionFolder.resolve("population.csv"))) {
      String id = row.getOrDefault("unit_id", "");
      String date = row.getOrDefault("reference_date", "");
      if (date.compareTo(latest.getOrDefault(id, "")) >= 0) {
        latest.put(id, date);
        population.put(id, Long.valueOf(row.getOrDefault("population", "0")));
      }
    }
    Map<String, List<Map<String, String>>> byUnit = new LinkedHashMap<>();
    for (Map<String, String> row : rows(regionFolder.resolve("units.csv"))) {
      String id = row.getOrDefault("unit_id", "");
      if (!row.getOrDefault("parent_id", "").isEmpty() && population.getOrDefault(id, 0L) > 0) {
        byUnit.computeIfAbsent(id, key -> new ArrayList<>()).add(row);
      }
    }
    List<CityUnit> units = new ArrayList<>();
    byUnit.forEach(
        (id, spans) -> units.add(unit(id, spans, population.getOrDefault(id, 0L), units.size())));
    if (units.isEmpty()) {
      throw UserError.of("generate.no_unit_with_population", regionFolder.toString());
    }
    return units;
  }

  private static CityUnit unit(
      String id, List<Map<String, String>> spans, long population, int index) {
    List<CityUnit.Code> codes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Map<String, String> span : spans) {
      String validTo = span.getOrDefault("valid_to", "");
      codes.add(
          new CityUnit.Code(
              span.getOrDefault("code", ""),
              validTo.isEmpty() ? LocalDate.MAX : LocalDate.parse(validTo)));
      names.add(span.getOrDefault("name_zh", ""));
    }
    double[] middle = middle(codes.get(codes.size() - 1).value(), index);
    return new CityUnit(id, codes, names, population, middle[0], middle[1]);
  }

  private static double[] middle(String code, int index) {
    double[] known = MIDDLES.get(code);
    return known != null
        ? known
        : new double[] {113.6 + 0.1 * (index % 12), 35.0 + 0.1 * (index / 12)};
  }

  /**
   * Town codes (nine digits) by the present code of their unit; empty for a unit without listed
   * towns.
   */
  static Map<String, List<String>> towns() {
    Map<String, List<String>> towns = new TreeMap<>();
    try (InputStream in = CityUnits.class.getResourceAsStream("towns-4107.csv")) {
      if (in == null) {
        throw new IllegalStateException("towns-4107.csv is not on the class path");
      }
      for (Map<String, String> row :
          rows(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)))) {
        String code = row.getOrDefault("code", "");
        towns.computeIfAbsent(code.substring(0, 6), key -> new ArrayList<>()).add(code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return towns;
  }

  private static List<Map<String, String>> rows(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return rows(reader);
    } catch (IOException e) {
      throw UserError.of("generate.region_file_unreadable", file.toString(), e.toString());
    }
  }

  private static List<Map<String, String>> rows(BufferedReader reader) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      List<String> cells = cells(line);
      if (header.isEmpty()) {
        header = cells;
        continue;
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.size() && i < cells.size(); i++) {
        row.put(header.get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  /** Cells of one line; region files hold quoted commas but no line breaks inside a cell. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
