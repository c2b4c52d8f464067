package org.muye.job;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.muye.config.SourceMapping;
import org.muye.error.Message;
import org.muye.error.UserError;
import org.muye.source.ColumnLayout;
import org.muye.source.FileLayout;
import org.muye.source.HeaderMatch;

/** What a mapping says of a file's shape, in the reader's words. */
final class Layouts {
  private Layouts() {}

  static FileLayout of(SourceMapping mapping) {
    SourceMapping.Shape shape = mapping.shape();
    FileLayout.Format format =
        switch (shape.format()) {
          case XLSX -> FileLayout.Format.XLSX;
          case JSONL -> FileLayout.Format.JSONL;
          default -> FileLayout.Format.CSV;
        };
    return new FileLayout(
        format,
        shape.encodings(),
        shape.delimiter(),
        shape.quote(),
        shape.header(),
        shape.sheet(),
        shape.skipRows(),
        new HashSet<>(shape.nullValues()),
        columns(mapping));
  }

  static List<ColumnLayout> columns(SourceMapping mapping) {
    List<ColumnLayout> columns = new ArrayList<>();
    mapping
        .columns()
        .forEach(
            (key, column) -> {
              Integer position = column.position();
              columns.add(
                  new ColumnLayout(
                      key,
                      column.names(),
                      position == null ? 0 : position,
                      column.optional(),
                      column.drop()));
            });
    return columns;
  }

  /** Refuses a file whose header lacks a column, or has one too many where the mapping says so. */
  static void requireColumns(String fileName, HeaderMatch match, SourceMapping mapping) {
    List<Message> problems = new ArrayList<>(match.problems());
    if (mapping.unknownColumnsFail()) {
      match.unknown().forEach(name -> problems.add(Message.of("mapping.unknown_column", name)));
    }
    if (!problems.isEmpty()) {
      throw UserError.of(
          "mapping.columns_differ",
          fileName,
          mapping.name(),
          Message.joined("list.semicolon", problems),
          String.join(", ", match.header()));
    }
  }
}
