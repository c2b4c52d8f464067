package org.muye.disclosure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Marks rows that repeat a number which is hidden in the row of an earlier period. */
final class EarlierPeriods {
  private EarlierPeriods() {}

  /** Adds {@code _hidden_year}: whether the same period a year earlier is hidden. */
  static Dataset<Row> mark(Dataset<Row> rows) {
    Column nextYear =
        expr("concat(CAST(CAST(left(period, 4) AS INT) + 1 AS STRING), substring(period, 5))");
    Dataset<Row> hidden =
        rows.where(col("_hidden"))
            .select(at(nextYear).as("_at"))
            .distinct()
            .withColumn("_hidden_year", lit(true));
    return rows.withColumn("_at", at(col("period")))
        .join(broadcast(hidden), "_at", "left")
        .withColumn("_hidden_year", coalesce(col("_hidden_year"), lit(false)));
  }

  /** The same series of the same unit at a time, whatever the boundaries. */
  private static Column at(Column time) {
    return concat_ws(
        "\u0001",
        array(
            col("indicator_id"),
            col("unit_id"),
            col("period_type"),
            coalesce(col("category"), lit("\u0000")),
            time));
  }
}
