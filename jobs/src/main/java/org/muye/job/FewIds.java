package org.muye.job;

import static org.apache.spark.sql.functions.broadcast;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.muye.refine.Versions;
import org.muye.table.TableStore;

/**
 * Keys of records, so few that every task can have all: rows are told apart by them without being
 * sorted or sent anywhere.
 */
record FewIds(Dataset<Row> keys) {
  /** So many take some ten megabytes in the memory of each executor. */
  private static final int MOST = 200_000;

  /** Some hundred thousand versions: with fewer, what is spared is less than looking takes. */
  private static final long MANY_BYTES = 8 << 20;

  /** Empty where they are more. */
  static Optional<FewIds> of(Dataset<Row> keys) {
    List<Row> all = keys.limit(MOST + 1).collectAsList();
    return all.size() > MOST
        ? Optional.empty()
        : Optional.of(new FewIds(keys.sparkSession().createDataFrame(all, keys.schema())));
  }

  /**
   * The newest versions of records, for which only records with several are compared where there
   * are many records and few of these.
   *
   * @param versions rows of the kind's table of versions
   * @param ofOne what the versions of records with one come to
   * @param compared what the versions of any records come to
   */
  static Dataset<Row> newest(
      TableStore tables,
      RecordKind kind,
      Dataset<Row> versions,
      UnaryOperator<Dataset<Row>> ofOne,
      UnaryOperator<Dataset<Row>> compared) {
    Optional<FewIds> several =
        tables.bytes(kind.versionTable()) < MANY_BYTES
            ? Optional.empty()
            : of(Versions.several(versions, kind.id()));
    return several
        .map(
            ids ->
                ofOne
                    .apply(ids.rowsOfOthers(versions))
                    .unionByName(compared.apply(ids.rowsOf(versions))))
        .orElseGet(() -> compared.apply(versions));
  }

  /** The rows of these records. */
  Dataset<Row> rowsOf(Dataset<Row> rows) {
    return rows.join(broadcast(keys), keys.columns(), "left_semi");
  }

  /** The rows of all other records. */
  Dataset<Row> rowsOfOthers(Dataset<Row> rows) {
    return rows.join(broadcast(keys), keys.columns(), "left_anti");
  }
}
