package org.muye.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.pjfanning.xlsx.StreamingReader;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;

/**
 * The first rows of a file, with a guess of how to read it.
 *
 * @param format csv, xlsx or jsonl
 * @param encodings encodings in the order to try; empty for xlsx
 * @param delimiter character between values; only for csv
 * @param header names of the columns; null when the first row looks like data
 * @param rows data rows, at most {@link #MAX_ROWS}, each as wide as the widest
 * @param width number of columns
 */
record FileSample(
    String format,
    List<String> encodings,
    char delimiter,
    @Nullable List<String> header,
    List<List<String>> rows,
    int width) {
  static final int MAX_ROWS = 5_000;
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};

  static FileSample of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    try {
      if (!Files.isRegularFile(file)) {
        throw UserError.of("config.sample_missing", file.toString());
      }
      if (name.endsWith(".xlsx")) {
        return xlsx(file);
      }
      return text(file, name.replaceFirst("\\.gz$", ""));
    } catch (EOFException | ZipException e) {
      throw UserError.of("config.sample_gzip_damaged", file.toString());
    } catch (IOException e) {
      throw UserError.of("config.sample_unreadable", file.toString(), e.getMessage());
    }
  }

  // ---- text ----

  private static FileSample text(Path file, String name) throws IOException {
    SampledText sampled = SampledText.of(file);
    String text = sampled.text();
    boolean json = name.endsWith(".jsonl") || name.endsWith(".ndjson") || text.startsWith("{");
    return json ? jsonLines(file, sampled.encodings(), text) : csv(sampled.encodings(), text);
  }

  private static FileSample csv(List<String> encodings, String text) {
    CsvParserSettings settings = settings();
    settings.detectFormatAutomatically(DELIMITERS);
    CsvParser detecting = new CsvParser(settings);
    int guess = parse(detecting, text, 200).stream().mapToInt(List::size).max().orElse(0);
    char delimiter = guess == 0 ? DELIMITERS[0] : detecting.getDetectedFormat().getDelimiter();
    // Detection by counts is misled by free text; the delimiter that gives even rows wins.
    double best = evenness(text, delimiter);
    for (char candidate : DELIMITERS) {
      double even = evenness(text, candidate);
      if (even > best * 1.1) {
        delimiter = candidate;
        best = even;
      }
    }
    CsvParserSettings chosen = settings();
    chosen.getFormat().setDelimiter(delimiter);
    return table("csv", encodings, delimiter, parse(new CsvParser(chosen), text, MAX_ROWS + 1));
  }

  /** Number of columns beyond the first, times the share of rows that have the usual number. */
  private static double evenness(String text, char delimiter) {
    CsvParserSettings settings = settings();
    settings.getFormat().setDelimiter(delimiter);
    Map<Integer, Integer> widths = new LinkedHashMap<>();
    List<List<String>> rows = parse(new CsvParser(settings), text, 200);
    rows.forEach(r -> widths.merge(r.size(), 1, Integer::sum));
    return widths.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(e -> Math.log(e.getKey()) * e.getValue() / rows.size())
        .orElse(0.0);
  }

  private static CsvParserSettings settings() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setMaxColumns(2_000);
    settings.setMaxCharsPerColumn(1 << 20);
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setNullValue("");
    settings.setEmptyValue("");
    return settings;
  }

  private static List<List<String>> parse(CsvParser parser, String text, int limit) {
    List<List<String>> rows = new ArrayList<>();
    parser.beginParsing(new StringReader(text));
    String[] row = parser.parseNext();
    while (row != null && rows.size() < limit) {
      rows.add(List.of(row));
      row = parser.parseNext();
    }
    parser.stopParsing();
    return rows;
  }

  private static FileSample jsonLines(Path file, List<String> encodings, String text)
      throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    Set<String> names = new LinkedHashSet<>();
    List<JsonNode> objects = new ArrayList<>();
    try (BufferedReader lines = new BufferedReader(new StringReader(text))) {
      String line = lines.readLine();
      while (line != null && objects.size() < MAX_ROWS) {
        if (!line.isBlank()) {
          JsonNode node = mapper.readTree(line);
          node.fieldNames().forEachRemaining(names::add);
          objects.add(node);
        }
        line = lines.readLine();
      }
    } catch (JsonProcessingException e) {
      if (text.length() < SampledText.MAX_BYTES / 4 || objects.isEmpty()) {
        throw UserError.of("config.sample_not_json_lines", file.toString(), objects.size() + 1);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode object : objects) {
      rows.add(names.stream().map(n -> object.path(n).asText("")).toList());
    }
    return new FileSample("jsonl", encodings, ',', List.copyOf(names), rows, names.size());
  }

  // ---- xlsx ----

  private static FileSample xlsx(Path file) throws IOException {
    WorkbookLimits.apply();
    List<List<String>> rows = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file);
        Workbook book = StreamingReader.builder().rowCacheSize(100).bufferSize(8192).open(in)) {
      for (Row row : book.getSheetAt(0)) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < row.getLastCellNum(); i++) {
          values.add(cell(row.getCell(i)));
        }
        rows.add(values);
        if (rows.size() > MAX_ROWS) {
          break;
        }
      }
    } catch (RuntimeException e) {
      throw UserError.of("config.sample_not_xlsx", file.toString(), e.getMessage());
    }
    return table("xlsx", List.of(), ',', rows);
  }

  private static String cell(@Nullable Cell cell) {
    if (cell == null) {
      return "";
    }
    if (cell.getCellType() == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell)) {
      return String.valueOf(cell.getLocalDateTimeCellValue()).replace('T', ' ');
    }
    return cell.getStringCellValue();
  }

  // ---- header ----

  private static FileSample table(
      String format, List<String> encodings, char delimiter, List<List<String>> all) {
    if (all.isEmpty()) {
      throw UserError.of("config.sample_without_rows");
    }
    int width = all.stream().mapToInt(List::size).max().orElse(0);
    List<List<String>> padded = new ArrayList<>();
    for (List<String> row : all) {
      List<String> copy = new ArrayList<>(row);
      while (copy.size() < width) {
        copy.add("");
      }
      padded.add(copy.stream().map(v -> v == null ? "" : v.strip()).toList());
    }
    List<String> first = padded.get(0);
    boolean header = looksLikeHeader(first);
    return new FileSample(
        format,
        encodings,
        delimiter,
        header ? first : null,
        header ? padded.subList(1, padded.size()) : padded,
        width);
  }

  /** A header names things: no cell is a number or a date, and no name comes twice. */
  private static boolean looksLikeHeader(List<String> row) {
    List<String> filled = row.stream().filter(c -> !c.isEmpty()).toList();
    return filled.size() >= Math.max(1, row.size() * 2 / 3)
        && new HashSet<>(filled).size() == filled.size()
        && filled.stream().noneMatch(c -> c.matches("[-+]?[0-9][0-9.,:/\\-年月日 T]*"));
  }
}
