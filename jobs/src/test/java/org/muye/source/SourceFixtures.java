package org.muye.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Small files and layouts for the readers' tests. */
final class SourceFixtures {
  private SourceFixtures() {}

  static ColumnLayout column(String key, String... names) {
    return new ColumnLayout(key, List.of(names), 0, false, false);
  }

  static ColumnLayout optional(String key, String... names) {
    return new ColumnLayout(key, List.of(names), 0, true, false);
  }

  static ColumnLayout dropped(String key, String... names) {
    return new ColumnLayout(key, List.of(names), 0, false, true);
  }

  static ColumnLayout at(String key, int position) {
    return new ColumnLayout(key, List.of(), position, false, false);
  }

  /** Columns whose keys are the header names. */
  static List<ColumnLayout> named(String... names) {
    return Arrays.stream(names).map(n -> column(n, n)).toList();
  }

  static FileLayout csv(List<ColumnLayout> columns, String... encodings) {
    return new FileLayout(
        FileLayout.Format.CSV,
        encodings.length == 0 ? List.of("UTF-8") : List.of(encodings),
        ',',
        '"',
        true,
        null,
        0,
        Set.of(),
        columns);
  }

  static FileLayout jsonl(List<ColumnLayout> columns) {
    return new FileLayout(
        FileLayout.Format.JSONL, List.of("UTF-8"), ',', '"', true, null, 0, Set.of("-"), columns);
  }

  static FileLayout xlsx(@Nullable String sheet, int skipRows, List<ColumnLayout> columns) {
    return new FileLayout(
        FileLayout.Format.XLSX, List.of(), ',', '"', true, sheet, skipRows, Set.of("-"), columns);
  }

  static InputStreamSupplier bytes(byte[] content) {
    return () -> new ByteArrayInputStream(content);
  }

  static InputStreamSupplier utf8(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  static InputStreamSupplier file(Path path) {
    return () -> Files.newInputStream(path);
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(stored)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stored.toByteArray();
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static List<RawRow> rows(InputStreamSupplier bytes, FileLayout layout) {
    List<RawRow> rows = new ArrayList<>();
    try (RowReader reader = RowReaders.open(bytes, "test.csv", layout)) {
      reader.forEachRemaining(rows::add);
    }
    return rows;
  }

  /** A row in one line: its number, then its values or its problem. */
  static List<String> shown(List<RawRow> rows) {
    return rows.stream()
        .map(r -> r.rowNumber() + " " + (r.problem() == null ? r.values() : r.problem()))
        .toList();
  }
}
