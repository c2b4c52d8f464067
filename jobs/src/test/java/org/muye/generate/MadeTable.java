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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;

/**
 * The rows of a made file, read by code that the program does not have. A row that cannot be read
 * has one cell that says why.
 */
final class MadeTable {
  /** Of a line whose bytes are not of the encoding. */
  static final String BAD_BYTES = "\0bytes";

  /** Of the lines after a quote that is never closed. */
  static final String OPEN_QUOTE = "\0quote";

  /** Of a line that is no JSON. */
  static final String BAD_JSON = "\0json";

  private MadeTable() {}

  /** The rows of a file, the header first. */
  static List<List<String>> read(Path file, String source) throws IOException {
    String path = file.toString();
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
        broken.add(List.of(BAD_BYTES));
        continue;
      }
      try {
        JsonNode object = mapper.readTree(text);
        object.fieldNames().forEachRemaining(names::add);
        objects.add(object);
      } catch (JsonProcessingException e) {
        broken.add(List.of(BAD_JSON));
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
        lines.add(Arrays.copyOfRange(bytes, start, i));
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
        table.add(cells(decode(Arrays.copyOfRange(bytes, start, i), charset)));
        start = i + 1;
      }
    }
    if (start < bytes.length) {
      table.add(List.of(OPEN_QUOTE));
    }
    return table;
  }

  private static List<String> cells(String line) {
    if (line.isEmpty()) {
      return List.of(BAD_BYTES);
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
