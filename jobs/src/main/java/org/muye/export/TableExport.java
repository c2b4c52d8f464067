package org.muye.export;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;

/**
 * Writes a table to a file that appears whole or not at all.
 *
 * <p>The rows go to a temporary file in the same folder, which takes the target's name only when
 * complete; an older file of that name stays until then.
 */
public final class TableExport {
  private TableExport() {}

  /** The file formats of an export. */
  public enum Format {
    /** CSV, UTF-8, for programs; formula cells are neutralised. */
    CSV,
    /** The same with a byte order mark, without which Excel reads UTF-8 as the local code page. */
    CSV_FOR_EXCEL,
    /** An Excel workbook with one sheet. */
    XLSX
  }

  /** What the cells of a column hold. */
  public enum Type {
    /** Text; any value is written as its text. */
    TEXT,
    /** A whole or decimal number. */
    NUMBER,
    /** A truth value. */
    BOOLEAN,
    /** A {@link java.time.LocalDate} or {@link java.sql.Date}. */
    DATE,
    /** A point in time, written as ISO 8601 text. */
    TIMESTAMP
  }

  /** A column of the table. */
  public record Column(String name, Type type) {}

  /** Writes one format to a file that is ours alone. */
  interface Writer {
    long write(Path file, List<Column> columns, Iterator<? extends @Nullable Object[]> rows)
        throws IOException;
  }

  /**
   * Writes the rows and returns how many there were. An existing target is replaced.
   *
   * @param rows arrays as long as {@code columns}, NULL for absent; read once, not kept in memory
   * @throws UserError if the folder is missing or not writable, the disk is full, or the table does
   *     not fit into the format
   */
  public static long write(
      Path target,
      Format format,
      List<Column> columns,
      Iterator<? extends @Nullable Object[]> rows) {
    return write(target, writer(format), columns, rows);
  }

  static long write(
      Path target,
      Writer writer,
      List<Column> columns,
      Iterator<? extends @Nullable Object[]> rows) {
    Path absolute = target.toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder == null || Files.isDirectory(absolute)) {
      throw UserError.of("export.target_is_folder", target.toString());
    }
    if (!Files.isDirectory(folder)) {
      throw UserError.of("export.folder_missing", target.toString(), folder.toString());
    }
    Path temporary = null;
    try {
      temporary = Files.createTempFile(folder, "." + absolute.getFileName() + ".", ".part");
      long count = writer.write(temporary, columns, rows);
      WholeFile.publish(temporary, absolute);
      return count;
    } catch (IOException e) {
      throw unwritable(target, e);
    } finally {
      delete(temporary);
    }
  }

  private static Writer writer(Format format) {
    return switch (format) {
      case CSV -> new CsvWriter(false);
      case CSV_FOR_EXCEL -> new CsvWriter(true);
      case XLSX -> new XlsxWriter();
    };
  }

  private static void delete(@Nullable Path temporary) {
    if (temporary == null) {
      return;
    }
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // The export's own outcome matters more than a leftover that the next line of work can see.
      temporary.toFile().deleteOnExit();
    }
  }

  private static UserError unwritable(Path target, IOException failure) {
    UserError error =
        failure instanceof AccessDeniedException
            ? UserError.of("export.no_permission", target.toString())
            : UserError.of("export.unwritable", target.toString(), failure.getMessage());
    error.initCause(failure);
    return error;
  }
}
