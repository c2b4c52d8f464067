package org.muye.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.export.TableExport.Column;

/** CSV in UTF-8 with a header line. */
record CsvWriter(boolean byteOrderMark) implements TableExport.Writer {
  @Override
  public long write(Path file, List<Column> columns, Iterator<? extends @Nullable Object[]> rows)
      throws IOException {
    CsvFormat format = CsvFormat.forSpreadsheets();
    long count = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      if (byteOrderMark) {
        out.write('\uFEFF');
      }
      format.append(out, columns.stream().map(Column::name).toList());
      while (rows.hasNext()) {
        format.append(out, Arrays.asList(rows.next()));
        count++;
      }
    }
    return count;
  }
}
