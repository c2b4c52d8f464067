package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_contains_key;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;
import org.muye.refine.ForgottenRows;
import org.muye.source.BronzeRows;
import org.muye.table.TableStore;

/**
 * The rows as received, in bronze and in the quarantine, that are of who is forgotten or name them.
 */
final class ReceivedRows implements AutoCloseable {
  private static final String QUARANTINE = "quarantine.record";
  private static final String PROBLEM = "problem";

  /** The rows of a table that are concerned, with their verdict and their text cleaned. */
  private record Part(String table, Dataset<Row> rows) {}

  private final TableStore tables;
  private final List<Part> parts = new ArrayList<>();

  ReceivedRows(Workspace workspace, Forgotten forgotten) {
    this.tables = workspace.tables();
    for (RecordKind kind : RecordKind.values()) {
      if (tables.exists(QUARANTINE)) {
        add(QUARANTINE, quarantine(forgotten, kind));
      }
      if (tables.exists(kind.bronzeTable())) {
        add(kind.bronzeTable(), forgotten.judged(kind, tables.read(kind.bronzeTable())));
      }
    }
  }

  private Dataset<Row> quarantine(Forgotten forgotten, RecordKind kind) {
    Dataset<Row> rows =
        tables
            .read(QUARANTINE)
            .where(col("record").equalTo(kind.recordName()))
            .withColumn(
                "raw",
                from_json(
                    col("raw"),
                    DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType),
                    Map.of()))
            .withColumn(
                PROBLEM,
                when(map_contains_key(col("raw"), BronzeRows.BROKEN_ROW), col("issue_code"))
                    .otherwise(lit(null)));
    return forgotten.judged(kind, rows).drop(PROBLEM).withColumn("raw", to_json(col("raw")));
  }

  private void add(String table, Dataset<Row> judged) {
    parts.add(
        new Part(
            table,
            judged
                .where(col(ForgottenRows.VERDICT).notEqual(ForgottenRows.KEPT))
                .persist(StorageLevel.MEMORY_AND_DISK())));
  }

  /** Adds to a count by table. */
  void count(Map<String, Erasure.Line> lines) {
    for (Part part : parts) {
      lines.merge(
          part.table(),
          new Erasure.Line(
              part.table(),
              of(part, ForgottenRows.FORGOTTEN).count(),
              of(part, ForgottenRows.CLEANED).count()),
          Erasure.Line::plus);
    }
  }

  /** Source and SHA-256 of the files that the rows came from. */
  Dataset<Row> files() {
    return parts.stream()
        .map(part -> part.rows().select("source", "file_sha256"))
        .reduce(Dataset::union)
        .map(Dataset::distinct)
        .orElseThrow();
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Deletes and cleans them. */
  void remove() {
    for (Part part : parts) {
      Dataset<Row> theirs = of(part, ForgottenRows.FORGOTTEN);
      if (!theirs.isEmpty()) {
        tables.delete(part.table(), theirs, lit(true));
      }
      Dataset<Row> cleaned = of(part, ForgottenRows.CLEANED);
      if (!cleaned.isEmpty()) {
        tables.merge(part.table(), cleaned);
      }
    }
  }

  private Dataset<Row> of(Part part, String verdict) {
    Dataset<Row> rows =
        part.rows().where(col(ForgottenRows.VERDICT).equalTo(verdict)).drop(ForgottenRows.VERDICT);
    // A file that was taken twice has each row twice under one key.
    return rows.dropDuplicates(
        part.table().equals(QUARANTINE)
            ? new String[] {"quarantine_id"}
            : new String[] {"source", "file_sha256", "row_number"});
  }

  @Override
  public void close() {
    parts.forEach(part -> part.rows().unpersist());
  }
}
