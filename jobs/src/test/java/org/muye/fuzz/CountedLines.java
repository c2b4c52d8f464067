package org.muye.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.muye.config.SourceMapping;

/**
 * Counts the rows of a text file apart from the program, by its bytes: in UTF-8, GB18030 and
 * windows-1252 no byte of another character is a line end.
 */
final class CountedLines {
  private static final Set<String> KNOWN = Set.of("UTF-8", "GB18030", "windows-1252");

  private CountedLines() {}

  /**
   * Lines that hold something, less the header's; empty where a quote may join lines, and for an
   * archive, which is no text.
   */
  static OptionalLong of(byte[] content, SourceMapping mapping) {
    SourceMapping.Shape shape = mapping.shape();
    boolean json = shape.format() == SourceMapping.Format.JSONL;
    boolean plain = shape.header() && shape.skipRows() == 0 && shape.quote() == '"';
    if (!plain || !KNOWN.containsAll(shape.encodings())) {
      return OptionalLong.empty();
    }
    boolean archive = content.length >= 2 && content[0] == 'P' && content[1] == 'K';
    if (archive || (!json && has(content, (byte) '"'))) {
      return OptionalLong.empty();
    }
    Charset charset = charset(content, shape.encodings());
    long filled = 0;
    for (byte[] line : lines(content)) {
      // A line of delimiters alone is a row without values, which is set aside.
      if (!isBlank(new String(line, charset))) {
        filled++;
      }
    }
    return json || filled == 0 ? OptionalLong.of(filled) : OptionalLong.of(filled - 1);
  }

  /** Rows of a sheet that hold something: a sheet stores no row of blank cells. */
  static OptionalLong of(Table table, SourceMapping mapping) {
    return OptionalLong.of(
        table.rows().stream()
            .filter(
                row ->
                    row.stream()
                        .anyMatch(
                            cell ->
                                !isBlank(cell)
                                    && !mapping.shape().nullValues().contains(cell.strip())))
            .count());
  }

  private static boolean has(byte[] content, byte wanted) {
    for (byte b : content) {
      if (b == wanted) {
        return true;
      }
    }
    return false;
  }

  /** The first that decodes everything, else the last, as mappings promise it. */
  private static Charset charset(byte[] content, List<String> names) {
    return names.stream()
        .map(Charset::forName)
        .filter(charset -> decodes(charset, content))
        .findFirst()
        .orElse(Charset.forName(names.get(names.size() - 1)));
  }

  private static boolean decodes(Charset charset, byte[] content) {
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(content));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static List<byte[]> lines(byte[] content) {
    List<byte[]> lines = new ArrayList<>();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (byte b : content) {
      if (b == '\n' || b == '\r') {
        // CR LF gives a blank line more, which counts nowhere.
        lines.add(line.toByteArray());
        line.reset();
      } else {
        line.write(b);
      }
    }
    lines.add(line.toByteArray());
    return lines;
  }

  private static boolean isBlank(String text) {
    return text.chars()
        .allMatch(
            c -> c <= ' ' || Character.isSpaceChar(c) || Character.isWhitespace(c) || c == 0xFEFF);
  }
}
