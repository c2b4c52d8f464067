package org.muye.job;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.source.SourceFile;

/** Which contents a source has delivered, by SHA-256. */
final class FileLedger {
  private record Content(String source, String sha256) {}

  private record Stored(String source, String path, long size, Instant modifiedAt) {}

  private final Map<Content, String> names = new HashMap<>();
  private final Set<Stored> unchanged = new HashSet<>();

  /** From the rows of `ops.ingested_file`. */
  FileLedger(Dataset<Row> entries) {
    for (Row row :
        entries
            .where("status <> 'FAILED'")
            .select(
                "source", "file_sha256", "file_name", "path", "size_bytes", "modified_at", "status")
            .collectAsList()) {
      if (row.getString(6).equals(IngestedFile.Status.INGESTED.name())
          || row.getString(6).equals(IngestedFile.Status.EMPTY.name())) {
        names.put(new Content(row.getString(0), row.getString(1)), row.getString(2));
      }
      if (!row.isNullAt(5)) {
        unchanged.add(
            new Stored(row.getString(0), row.getString(3), row.getLong(4), row.<Instant>getAs(5)));
      }
    }
  }

  /**
   * Whether a file with the same path, size and modification time is known: it is not read again.
   */
  boolean isUnchanged(String source, SourceFile file) {
    return unchanged.contains(new Stored(source, file.path(), file.sizeBytes(), file.modifiedAt()));
  }

  /** The name under which the content was taken before, or null when it is new. */
  @Nullable String nameOf(String source, String sha256) {
    return names.get(new Content(source, sha256));
  }

  /** Remembers a content taken in this run. */
  void add(String source, String sha256, String name) {
    names.putIfAbsent(new Content(source, sha256), name);
  }
}
