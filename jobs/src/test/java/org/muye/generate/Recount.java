package org.muye.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import java.util.zip.GZIPInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;

/**
 * A second reading of the made files, on its own code: bytes to rows, rows to records, newest
 * version of each record, counts by unit and month. It shares only header names with the
 * generator's documentation.
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
    for (List<String> row : table(path, source)) {
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
    return row.get(row.size() - 1).equals("\0bytes")
        ? "MALFORMED_BYTES"
        : row.get(row.size() - 1).equals("\0quote")
            ? "UNBALANCED_QUOTE"
            : row.get(0).equals("\0json") ? "MALFORMED_ROW" : "RAGGED_ROW";
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

  private List<List<String>> table(String path, String source) throws IOException {
    Path file = folder.resolve(path);
    if (path.endsWith(".xlsx")) {
      return workbook(file);
    }
    byte[] bytes;
    try (InputStream in =
        path.endsWith(".gz")
            ? new GZIPInputStream(Files.newInputStream(file))
            : Files.newInputStream(file)) {
      bytes = in.readAllBytes();
    }
    Charset charset =
        source.equals("disputes") ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
    return path.endsWith(".jsonl") ? json(bytes) : csv(bytes, charset);
  }

  private static List<List<String>> workbook(Path file) throws IOException {
    List<List<String>> table = new ArrayList<>();
    try (Workbook book = WorkbookFactory.create(file.toFile(), null, true)) {
      Sheet sheet = book.getSheetAt(0);
      int width = sheet.getRow(0).getLastCellNum();
      for (Row row : sheet) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < width; i++) {
          Cell cell = row.getCell(i, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
          cells.add(
              cell.getCellType() == CellType.NUMERIC
                  ? String.valueOf(cell.getNumericCellValue())
                  : cell.getStringCellValue());
        }
        table.add(cells);
      }
    }
    return table;
  }

  private static List<List<String>> json(byte[] bytes) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> objects = new ArrayList<>();
    List<List<String>> table = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    List<List<String>> broken = new ArrayList<>();
    for (byte[] line : lines(bytes)) {
      String text = decode(line, StandardCharsets.UTF_8);
      if (text.isEmpty()) {
        broken.add(List.of("\0bytes"));
        continue;
      }
      try {
        JsonNode object = mapper.readTree(text);
        object.fieldNames().forEachRemaining(names::add);
        objects.add(object);
      } catch (JsonProcessingException e) {
        broken.add(List.of("\0json"));
      }
    }
    List<String> header = new ArrayList<>(names);
    table.add(header);
    for (JsonNode object : objects) {
      table.add(header.stream().map(name -> object.path(name).asText("")).toList());
    }
    table.addAll(broken);
    return table;
  }

  private static List<byte[]> lines(byte[] bytes) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(java.util.Arrays.copyOfRange(bytes, start, i));
        start = i + 1;
      }
    }
    return lines;
  }

  /**
   * Rows split at line feeds outside quotes; the bytes of commas, quotes and line feeds never occur
   * inside GB18030 or UTF-8 characters.
   */
  private static List<List<String>> csv(byte[] bytes, Charset charset) {
    List<List<String>> table = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '"') {
        quoted = !quoted;
      } else if (bytes[i] == '\n' && !quoted) {
        table.add(cells(decode(java.util.Arrays.copyOfRange(bytes, start, i), charset)));
        start = i + 1;
      }
    }
    if (start < bytes.length) {
      table.add(List.of("\0quote"));
    }
    return table;
  }

  private static List<String> cells(String line) {
    if (line.isEmpty()) {
      return List.of("\0bytes");
    }
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
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

  /** The text, or nothing when the bytes are not of this encoding. */
  private static String decode(byte[] bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return "";
    }
  }
}
