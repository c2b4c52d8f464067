package org.muye.region;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.error.Problems;

/** Reads a region's CSV file: UTF-8 with or without a byte order mark, comma, a header line. */
final class CsvFile {
  /** Any file may carry a remark on each row. */
  private static final String REMARK = "note";

  private final Path path;
  private final String name;
  private final Problems problems;

  CsvFile(Path folder, String name, Problems problems) {
    this.path = folder.resolve(name);
    this.name = name;
    this.problems = problems;
  }

  boolean exists() {
    return Files.isRegularFile(path);
  }

  /** The rows; none, and problems, when the file cannot be read or its header is not right. */
  List<CsvRow> rows(List<String> required, List<String> optional) {
    String text = text();
    if (text == null) {
      return List.of();
    }
    try {
      return rows(text, required, optional);
    } catch (TextParsingException e) {
      problems.add(name, Message.of("region.not_well_formed_csv", e.getLineIndex() + 1));
      return List.of();
    }
  }

  private List<CsvRow> rows(String text, List<String> required, List<String> optional) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setComment('\0');
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setMaxCharsPerColumn(-1);
    // Empty lines are left out below, so that they count in the line numbers of messages.
    settings.setSkipEmptyLines(false);
    CsvParser parser = new CsvParser(settings);
    parser.beginParsing(new StringReader(text));
    List<CsvRow> rows = new ArrayList<>();
    List<String> header = header(parser.parseNext(), required, optional);
    // The line a row starts on is where the previous one ended.
    long line = parser.getContext().currentLine() + 1;
    for (String[] cells = parser.parseNext();
        cells != null && !header.isEmpty();
        cells = parser.parseNext()) {
      Message place = Message.of("region.line_of_file", name, line);
      line = parser.getContext().currentLine() + 1;
      if (Stream.of(cells).allMatch(Objects::isNull)) {
        continue;
      }
      if (cells.length > header.size()) {
        problems.add(place, Message.of("region.cells_beyond_columns", cells.length, header.size()));
      } else {
        rows.add(new CsvRow(place, byName(header, cells), problems));
      }
    }
    parser.stopParsing();
    return rows;
  }

  private static Map<String, String> byName(List<String> header, @Nullable String[] cells) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < cells.length; i++) {
      String cell = cells[i];
      if (cell != null) {
        row.put(header.get(i), cell);
      }
    }
    return row;
  }

  private @Nullable String text() {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      problems.add(name, Message.of("region.not_utf_8"));
    } catch (IOException e) {
      problems.add(name, Message.of("region.missing_or_unreadable"));
    }
    return null;
  }

  /** The column names; none when a required one is missing. */
  private List<String> header(
      @Nullable String @Nullable [] cells, List<String> required, List<String> optional) {
    List<String> header = new ArrayList<>();
    if (cells != null) {
      for (String cell : cells) {
        header.add(cell == null ? "" : cell.strip());
      }
    }
    Set<String> missing = new LinkedHashSet<>(required);
    missing.removeAll(header);
    if (!missing.isEmpty()) {
      problems.add(name, Message.of("region.columns_missing", String.join(", ", missing)));
    }
    Set<String> unknown = new LinkedHashSet<>(header);
    unknown.removeAll(required);
    unknown.removeAll(optional);
    unknown.remove(REMARK);
    if (!unknown.isEmpty()) {
      problems.add(name, Message.of("region.columns_unknown", String.join(", ", unknown)));
    }
    return missing.isEmpty() ? header : List.of();
  }
}
