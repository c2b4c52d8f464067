package org.muye.job;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.muye.config.SourceMapping;
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
    List<String> problems = new ArrayList<>(match.problems());
    if (mapping.unknownColumnsFail()) {
      match.unknown().forEach(name -> problems.add("column " + name + " is not in the mapping"));
    }
    if (!problems.isEmpty()) {
      throw new UserError(
          fileName + " does not have the columns of the mapping " + mapping.name(),
          String.join("; ", problems) + "; it has " + String.join(", ", match.header()),
          "add the names it uses to the mapping, or correct the file; it was not taken");
    }
  }
}
