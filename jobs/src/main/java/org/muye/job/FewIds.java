package org.muye.job;

import static org.apache.spark.sql.functions.broadcast;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Keys of records, so few that every task can have all: rows are told apart by them without being
 * sorted or sent anywhere.
 *
 * @param keys kept until released
 */
record FewIds(Dataset<Row> keys) {
  /** So many take some ten megabytes in the memory of each executor. */
  private static final long MOST = 200_000;

  /** Empty where they are more. */
  static Optional<FewIds> of(Dataset<Row> keys) {
    Dataset<Row> kept = keys.persist(StorageLevel.MEMORY_AND_DISK());
    if (kept.count() <= MOST) {
      return Optional.of(new FewIds(kept));
    }
    kept.unpersist();
    return Optional.empty();
  }

  /** The rows of these records. */
  Dataset<Row> rowsOf(Dataset<Row> rows) {
    return rows.join(broadcast(keys), keys.columns(), "left_semi");
  }

  /** The rows of all other records. */
  Dataset<Row> rowsOfOthers(Dataset<Row> rows) {
    return rows.join(broadcast(keys), keys.columns(), "left_anti");
  }

  void release() {
    keys.unpersist();
  }
}
