package org.muye.contract;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muye.contract.CodeList.Code;
import org.muye.error.Message;
import org.muye.error.Problems;

/** Reads the code list files and checks each. */
final class CodeListReader {
  private static final List<String> HEADER =
      List.of(
          "code",
          "name_zh",
          "name_en",
          "parent_code",
          "standard",
          "valid_from",
          "valid_to",
          "note");

  private final Problems problems;

  CodeListReader(Problems problems) {
    this.problems = problems;
  }

  CodeLists read(SchemaFiles files) {
    Map<String, CodeList> lists = new TreeMap<>();
    for (String file : files.endingWith(".csv")) {
      String name = file.substring(file.lastIndexOf('/') + 1, file.length() - ".csv".length());
      try {
        lists.put(name, list(file, name, files.text(file)));
      } catch (CharacterCodingException e) {
        problems.add(file, Message.of("contract.not_utf_8"));
      } catch (TextParsingException e) {
        problems.add(file, Message.of("contract.not_well_formed_csv", e.getLineIndex() + 1));
      }
    }
    return new CodeLists(lists);
  }

  private CodeList list(String file, String name, String text) {
    List<@Nullable String[]> rows = parse(text);
    List<Code> codes = new ArrayList<>();
    if (rows.isEmpty() || !Arrays.asList(rows.get(0)).equals(HEADER)) {
      problems.add(file, Message.of("contract.other_header", String.join(",", HEADER)));
      return new CodeList(name, codes);
    }
    Set<String> seen = new HashSet<>();
    for (int i = 1; i < rows.size(); i++) {
      @Nullable String[] row = rows.get(i);
      Message where = Message.of("contract.line_of_file", file, i + 1);
      if (row.length != HEADER.size()) {
        problems.add(
            where, Message.of("contract.other_number_of_fields", row.length, HEADER.size()));
        continue;
      }
      Code code =
          new Code(
              present(where, "code", row[0]),
              present(where, "name_zh", row[1]),
              present(where, "name_en", row[2]),
              row[3],
              present(where, "standard", row[4]),
              day(where, "valid_from", row[5]),
              day(where, "valid_to", row[6]),
              row[7] == null ? "" : row[7]);
      if (!seen.add(code.code())) {
        problems.add(where, Message.of("contract.code_repeated", code.code()));
      }
      codes.add(code);
    }
    for (Code code : codes) {
      if (code.parent() != null && !seen.contains(code.parent())) {
        problems.add(file, Message.of("contract.code_parent_unknown", code.code(), code.parent()));
      }
    }
    return new CodeList(name, codes);
  }

  private static List<@Nullable String[]> parse(String text) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setLineSeparator("\n");
    // Without this a code list that begins with "#" would lose lines silently.
    settings.getFormat().setComment('\0');
    return new CsvParser(settings).parseAll(new StringReader(text));
  }

  private String present(Message where, String column, @Nullable String value) {
    if (value == null || value.isBlank()) {
      problems.add(where, Message.of("contract.empty", column));
      return "";
    }
    return value;
  }

  private @Nullable LocalDate day(Message where, String column, @Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      return LocalDate.parse(value);
    } catch (DateTimeException e) {
      problems.add(where, Message.of("contract.no_day", column, value));
      return null;
    }
  }
}
