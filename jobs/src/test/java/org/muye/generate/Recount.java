package org.muye.generate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * A second reading of the made files, on its own code: bytes to rows ({@link MadeTable}), rows to
 * records, newest version of each record, counts by unit and month. It shares only header names
 * with the generator's documentation.
 */
final class Recount {
  private static final Pattern DAY = Pattern.compile("^(\\d{4})\\D?(\\d{1,2})\\D?(\\d{1,2})");
  private static final Map<String, String> UNITS = new HashMap<>();

  static {
    String all =
        "410702 红旗区 xx-hongqi,410703 卫滨区 xx-weibin,410704 凤泉区 xx-fengquan,410711 牧野区 xx-muye,"
            + "410721 新乡县 xx-xinxiang-county,410724 获嘉县 xx-huojia,410725 原阳县 xx-yuanyang,410726 延津县 xx-yanjin,"
            + "410727 封丘县 xx-fengqiu,410728 长垣县 xx-changyuan,410783 长垣市 xx-changyuan,"
            + "410771 新乡高新技术产业开发区 xx-hightech-zone,410772 新乡经济技术开发区 xx-economic-zone,"
            + "410773 新乡市平原城乡一体化示范区 xx-pingyuan-zone,410781 卫辉市 xx-weihui,410782 辉县市 xx-huixian";
    for (String unit : all.split(",")) {
      String[] parts = unit.split(" ");
      UNITS.put(parts[0], parts[2]);
      UNITS.put(parts[1], parts[2]);
    }
  }

  private record Version(String known, int version, Map<String, String> cells, String record) {}

  private final Path folder;
  private final Map<String, Long> rows = new HashMap<>();
  private final Map<String, Map<String, Long>> quarantined = new HashMap<>();
  private final Map<String, Long> duplicates = new HashMap<>();
  private final Map<String, Version> newest = new TreeMap<>();
  private final Set<String> seen = new HashSet<>();
  private long pairs;

  Recount(Path folder, JsonNode truth) throws IOException {
    this.folder = folder;
    for (JsonNode file : truth.path("files")) {
      read(file);
    }
  }

  long rows(String path) {
    return rows.getOrDefault(path, 0L);
  }

  Map<String, Long> quarantined(String path) {
    return quarantined.getOrDefault(path, Map.of());
  }

  long duplicates(String path) {
    return duplicates.getOrDefault(path, 0L);
  }

  long pairs() {
    return pairs;
  }

  private void read(JsonNode file) throws IOException {
    String path = file.path("path").asText();
    String source = file.path("source").asText();
    boolean resent = file.has("same_content_as");
    quarantined.put(path, new TreeMap<>());
    List<String> header = new ArrayList<>();
    for (List<String> row : MadeTable.read(folder.resolve(path), source)) {
      if (header.isEmpty()) {
        header.addAll(row);
        continue;
      }
      rows.merge(path, 1L, Long::sum);
      Map<String, String> cells = new HashMap<>();
      for (int i = 0; i < header.size() && i < row.size(); i++) {
        cells.put(header.get(i), row.get(i));
      }
      String problem = row.size() == header.size() ? problem(source, cells) : shape(row);
      if (!problem.isEmpty()) {
        quarantined.get(path).merge(problem, 1L, Long::sum);
      } else if (!resent && !seen.add(source + row)) {
        duplicates.merge(path, 1L, Long::sum);
      } else if (!resent) {
        keep(source, cells, path);
      }
    }
  }

  private static String shape(List<String> row) {
    return row.get(row.size() - 1).equals(MadeTable.BAD_BYTES)
        ? "MALFORMED_BYTES"
        : row.get(row.size() - 1).equals(MadeTable.OPEN_QUOTE)
            ? "UNBALANCED_QUOTE"
            : row.get(0).equals(MadeTable.BAD_JSON) ? "MALFORMED_ROW" : "RAGGED_ROW";
  }

  private static String problem(String source, Map<String, String> cells) {
    String key =
        switch (source) {
          case "police" -> "警情编号";
          case "hotline" -> "工单编号";
          case "grid" -> "事件编号";
          case "disputes", "dispute_log" -> "纠纷编号";
          case "training" -> "场次编号";
          default -> "";
        };
    if (!key.isEmpty() && cells.getOrDefault(key, "").isEmpty()) {
      return "MISSING_REQUIRED";
    }
    String time = cells.getOrDefault(timeColumn(source), "");
    if (!timeColumn(source).isEmpty()) {
      LocalDate day;
      try {
        day = day(time);
      } catch (DateTimeParseException e) {
        return "IMPOSSIBLE_DATE";
      }
      if (day.getYear() > 2090) {
        return "FUTURE_DATE";
      }
    }
    return "";
  }

  private static String timeColumn(String source) {
    return switch (source) {
      case "police", "grid", "dispute_log" -> "发生时间";
      case "hotline" -> "事发时间";
      case "disputes" -> "受理时间";
      case "training" -> "举办日期";
      default -> "";
    };
  }

  private static String unitColumn(String source) {
    return switch (source) {
      case "police", "disputes" -> "属地代码";
      case "hotline", "training" -> "区县代码";
      case "grid" -> "所属区县";
      default -> "";
    };
  }

  private static LocalDate day(String text) {
    if (text.matches("\\d{5}(\\.\\d+)?")) {
      return DateUtil.getLocalDateTime(Double.parseDouble(text)).toLocalDate();
    }
    Matcher matcher = DAY.matcher(text);
    if (!matcher.find()) {
      throw new DateTimeParseException("no day", text, 0);
    }
    String day =
        String.format(
            "%s-%02d-%02d",
            matcher.group(1), Integer.valueOf(matcher.group(2)), Integer.valueOf(matcher.group(3)));
    return LocalDate.parse(
        day, DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT));
  }

  private void keep(String source, Map<String, String> cells, String path) {
    String key =
        switch (source) {
          case "police" -> cells.getOrDefault("警情编号", "");
          case "hotline" -> cells.getOrDefault("工单编号", "");
          case "grid" -> cells.getOrDefault("事件编号", "");
          case "disputes" -> cells.getOrDefault("纠纷编号", "");
          default -> "";
        };
    if (key.isEmpty()) {
      return;
    }
    String known = cells.getOrDefault(source.equals("hotline") ? "更新时间" : "入库时间", path);
    int number = Integer.parseInt(cells.getOrDefault("版本号", "0"));
    Version version = new Version(known, number, cells, source);
    Version other = newest.get(key);
    if (other == null
        || number > other.version()
        || (number == other.version() && known.compareTo(other.known()) > 0)) {
      newest.put(key, version);
    }
  }

  Map<String, Long> countedIncidents() {
    return incidents(false);
  }

  Map<String, Long> validIncidents() {
    return incidents(true);
  }

  private Map<String, Long> incidents(boolean onlyValid) {
    Map<String, Long> counts = new TreeMap<>();
    Set<String> places = new TreeSet<>();
    pairs = 0;
    for (Version version : newest.values()) {
      Map<String, String> cells = version.cells();
      String source = version.record();
      boolean withdrawn =
          "作废".equals(cells.getOrDefault("处置状态", cells.getOrDefault("工单状态", "")))
              || !cells.getOrDefault("并入编号", cells.getOrDefault("合并至", "")).isEmpty();
      if (source.equals("disputes") || withdrawn) {
        continue;
      }
      String place = cells.getOrDefault("经度", "") + " " + cells.getOrDefault("纬度", "");
      String at =
          cells.getOrDefault(timeColumn(source), "").replace('T', ' ').replaceAll("\\D", "");
      boolean pair =
          place.length() > 1 && !places.add(cells.getOrDefault(unitColumn(source), "") + place);
      if (pair) {
        pairs++;
        assertSame(at);
      } else if (!onlyValid || cells.getOrDefault("是否有效", "").equals("是")) {
        count(
            counts,
            cells.getOrDefault(unitColumn(source), ""),
            cells,
            day(cells.getOrDefault(timeColumn(source), "")));
      }
    }
    return counts;
  }

  private static void assertSame(String at) {
    if (at.isEmpty()) {
      throw new AssertionError("a pair without a time");
    }
  }

  /** The values of a column in the newest versions of one kind of record. */
  Set<String> values(String source, String column) {
    return newest.values().stream()
        .filter(version -> version.record().equals(source))
        .map(version -> version.cells().getOrDefault(column, ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Map<String, Long> acceptedDisputes() {
    Map<String, Long> counts = new TreeMap<>();
    for (Version version : newest.values()) {
      Map<String, String> cells = version.cells();
      if (version.record().equals("disputes")
          && cells.getOrDefault("作废标志", "").equals("0")
          && cells.getOrDefault("并入编号", "").isEmpty()) {
        count(counts, cells.getOrDefault("属地代码", ""), cells, day(cells.getOrDefault("受理时间", "")));
      }
    }
    return counts;
  }

  private static void count(
      Map<String, Long> counts, String unit, Map<String, String> cells, LocalDate day) {
    String town = cells.getOrDefault("乡镇街道代码", "");
    boolean moved =
        (town.equals("410771360") || town.equals("410771560"))
            && !day.isBefore(LocalDate.of(2020, 9, 18));
    boolean toHongqi = town.equals("410772001") && !day.isBefore(LocalDate.of(2020, 9, 18));
    String id = moved ? "xx-weibin" : toHongqi ? "xx-hongqi" : UNITS.getOrDefault(unit, "UNK:unit");
    counts.merge(id + " " + day.toString().substring(0, 7), 1L, Long::sum);
  }
}
