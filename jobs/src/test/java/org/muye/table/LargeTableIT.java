package org.muye.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.assertj.core.api.Assertions.assertThat;

import io.delta.tables.DeltaTable;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.contract.ContractCatalog;
import org.muye.spark.SparkSessions;

/** A large table is read and renewed by the files that a few keys lie in, with the same result. */
class LargeTableIT {
  private static final String TABLE = "silver.training";

  /** Keys that do not compress: more than eight megabytes. */
  private static final int SESSIONS = 300_000;

  @TempDir Path warehouse;

  private TableStore tables;

  @BeforeEach
  void writeALargeTable() {
    tables =
        new TableStore(SparkSessions.open("test"), warehouse.toString(), ContractCatalog.load());
    tables.append(TABLE, sessions(0, SESSIONS, "a").repartition(3));
    assertThat(tables.bytes(TABLE)).isGreaterThan(8 << 20);
  }

  /** Sessions by number, of a unit; all else blank. */
  private Dataset<Row> sessions(long first, long number, String unit) {
    return ContractRows.completed(
        ContractCatalog.load().get(TABLE),
        tables
            .spark()
            .range(first, first + number)
            .select(sha2(col("id").cast("string"), 256).as("session_id"), lit(unit).as("unit_id")));
  }

  private static Dataset<Row> keys(Dataset<Row> sessions) {
    return sessions.select("session_id");
  }

  private String operation() {
    return DeltaTable.forPath(tables.spark(), tables.location(TABLE))
        .history(1)
        .select("operation")
        .head()
        .getString(0);
  }

  private long of(String unit) {
    return tables.read(TABLE).where(col("unit_id").equalTo(unit)).count();
  }

  /** One after the other on one table, which takes seconds to write. */
  @Test
  void isReadAndRenewedByTheFilesOfAFewKeys() {
    Dataset<Row> added = sessions(SESSIONS, 10, "b").coalesce(1);
    tables.renew(TABLE, keys(added), added);
    assertThat(operation()).as("keys that are new are added without a merge").isEqualTo("WRITE");
    assertThat(of("a")).isEqualTo(SESSIONS);
    assertThat(of("b")).isEqualTo(10);

    Dataset<Row> read =
        tables.readFilesHolding(TABLE, "session_id", keys(sessions(SESSIONS + 4, 2, "b")));
    assertThat(read.columns()).isEqualTo(tables.schema(TABLE).fieldNames());
    assertThat(read.groupBy("unit_id").count().collectAsList())
        .as("of the files that hold none of the keys nothing is read")
        .extracting(Row::toString)
        .containsExactly("[b,10]");

    // Eight take the place of stored ones, two are new, and two keys have no row any more.
    tables.renew(TABLE, keys(sessions(SESSIONS, 12, "c")), sessions(SESSIONS + 2, 10, "c"));
    assertThat(operation()).isEqualTo("MERGE");
    assertThat(of("a")).isEqualTo(SESSIONS);
    assertThat(of("b")).isZero();
    assertThat(of("c")).isEqualTo(10);
  }
}
