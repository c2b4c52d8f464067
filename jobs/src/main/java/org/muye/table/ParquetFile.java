package org.muye.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.muye.error.PipelineBug;
import org.muye.error.UserError;

/** Writes rows as one Parquet file that appears whole or not at all. */
public final class ParquetFile {
  private ParquetFile() {}

  /**
   * Writes the rows; an existing target is replaced.
   *
   * @throws UserError if the folder cannot be written
   */
  public static void write(Path target, Dataset<Row> rows) {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(target)) {
      throw UserError.of("table.no_place_for_file", target.toString());
    }
    Path parts = folder.resolve("." + target.getFileName() + ".part");
    try {
      delete(parts);
      rows.coalesce(1).write().parquet(parts.toUri().toString());
      Files.move(
          onlyFile(parts),
          target,
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw UserError.of("table.file_not_written", target.toString(), e.getMessage());
    } catch (RuntimeException e) {
      throw StorageFailure.explain(e);
    } finally {
      deleteQuietly(parts);
    }
  }

  private static Path onlyFile(Path parts) throws IOException {
    try (Stream<Path> files = Files.list(parts)) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .findFirst()
          .orElseThrow(() -> new PipelineBug("no Parquet file was written to " + parts));
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void deleteQuietly(Path folder) {
    try {
      delete(folder);
    } catch (IOException e) {
      // The export's own outcome matters more than a leftover.
      folder.toFile().deleteOnExit();
    }
  }
}
