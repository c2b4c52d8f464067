package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.util.sketch.BloomFilter;
import org.muye.refine.Versions;
import org.muye.table.TableStore;

/**
 * The records of which there are several rows, by a Bloom filter of their keys that every task has:
 * rows are told apart by it without being sorted or sent anywhere. It may take a few other records
 * for one of these. They are compared as well, which comes to the same.
 *
 * @param filter of hashes of keys
 * @param id column with the key
 */
record RecordsToCompare(Broadcast<BloomFilter> filter, String id) {
  /**
   * Of so many keys it errs in one of a hundred others; it takes 5 MB, and of more it errs more.
   */
  private static final long KEYS = 4_000_000;

  private static final double FALSE_POSITIVES = 0.01;

  /**
   * The records with given keys.
   *
   * @param keys with the column alone
   */
  static RecordsToCompare of(Dataset<Row> keys) {
    String id = keys.columns()[0];
    // Spark makes no filter of nothing, and one hash more does no harm.
    Dataset<Row> hashes =
        keys.select(xxhash64(col(id)).as(id)).union(keys.sparkSession().range(1).toDF(id));
    BloomFilter filter = hashes.stat().bloomFilter(id, KEYS, FALSE_POSITIVES);
    return new RecordsToCompare(
        JavaSparkContext.fromSparkContext(keys.sparkSession().sparkContext()).broadcast(filter),
        id);
  }

  /**
   * The records with several versions; empty where there are so few that all may be compared.
   *
   * @param versions rows of the kind's table of versions
   */
  static Optional<RecordsToCompare> several(
      TableStore tables, RecordKind kind, Dataset<Row> versions) {
    // With few versions, what is spared is less than looking takes.
    return tables.isLarge(kind.versionTable())
        ? Optional.of(of(Versions.several(versions, kind.id())))
        : Optional.empty();
  }

  /**
   * The newest versions of records, for which only those with several are compared.
   *
   * @param several from {@link #several} of these versions, or of more
   * @param ofOne what the versions of records with one come to
   * @param compared what the versions of any records come to
   */
  static Dataset<Row> newest(
      Dataset<Row> versions,
      Optional<RecordsToCompare> several,
      UnaryOperator<Dataset<Row>> ofOne,
      UnaryOperator<Dataset<Row>> compared) {
    return several
        .map(
            records ->
                ofOne
                    .apply(records.rowsOfOthers(versions))
                    .unionByName(compared.apply(records.rowsOf(versions))))
        .orElseGet(() -> compared.apply(versions));
  }

  /** The rows of these records, and of a few others. */
  Dataset<Row> rowsOf(Dataset<Row> rows) {
    return rows.where(isOne());
  }

  /** All other rows. */
  Dataset<Row> rowsOfOthers(Dataset<Row> rows) {
    return rows.where(not(isOne()));
  }

  private Column isOne() {
    Broadcast<BloomFilter> keys = filter;
    UDF1<Long, Boolean> mayBeOne = hash -> keys.value().mightContainLong(hash);
    return udf(mayBeOne, DataTypes.BooleanType).apply(xxhash64(col(id)));
  }
}
