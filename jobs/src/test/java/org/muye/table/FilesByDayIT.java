package org.muye.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.assertj.core.api.Assertions.assertThat;

import io.delta.tables.DeltaTable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.contract.ContractCatalog;
import org.muye.spark.SparkSessions;

/** Of a large table few files change where few days do. */
@Tag("large")
class FilesByDayIT {
  private static final String TABLE = "silver.training";
  private static final int SESSIONS = 400_000;

  @TempDir Path warehouse;

  private TableStore tables;

  /** A thousand days in no order, each with as many sessions; every tenth session has no day. */
  private Dataset<Row> sessions(long first, long number, String unit) {
    return ContractRows.completed(
        ContractCatalog.load().get(TABLE),
        tables
            .spark()
            .range(first, first + number)
            .select(
                sha2(col("id").cast("string"), 256).as("session_id"),
                expr("if(id % 10 = 0, null,"
                        + " date_add(date'2020-01-01', cast(id div 10 % 1000 as int)))")
                    .as("event_date"),
                lit(unit).as("unit_id")));
  }

  private Set<String> files() {
    Set<String> files = new TreeSet<>();
    for (String file : tables.read(TABLE).inputFiles()) {
      files.add(new org.apache.hadoop.fs.Path(file).getName());
    }
    return files;
  }

  @BeforeEach
  void openAWarehouse() {
    tables =
        new TableStore(SparkSessions.open("test"), warehouse.toString(), ContractCatalog.load());
  }

  @Test
  void aFileHoldsDaysThatLieTogetherAndStaysWhereNoneOfThemChanges() {
    Dataset<Row> sessions = sessions(0, SESSIONS, "a").repartition(3);
    tables.appendByDay(TABLE, sessions, sessions);
    assertThat(tables.bytes(TABLE)).isGreaterThan(8 << 20);

    // A tenth has no day and lies in the first of four files, which then ends before the others.
    assertThat(
            tables
                .read(TABLE)
                .groupBy(col("_metadata.file_name"))
                .agg(
                    functions.min("event_date").as("first"),
                    functions.max("event_date"),
                    functions.count(lit(1)),
                    functions.count_if(col("event_date").isNull()))
                .drop("file_name")
                .sort("first")
                .collectAsList())
        .satisfiesExactly(
            row -> isFile(row, "2020-01-01", "2020-06-15", 40_000),
            row -> isFile(row, "2020-06-15", "2021-03-20", 0),
            row -> isFile(row, "2021-03-20", "2021-12-23", 0),
            row -> isFile(row, "2021-12-23", "2022-09-26", 0));
    assertThat(tables.read(TABLE).select("session_id").distinct().count()).isEqualTo(SESSIONS);

    // Sessions of the last ten days, one of which is gone, and new ones.
    Set<String> before = files();
    Dataset<Row> late = sessions(9_901, 99, "b").where("event_date is not null");
    Dataset<Row> fresh = sessions(SESSIONS, 5, "b").where("event_date is not null");
    Dataset<Row> keys = late.unionByName(fresh).select("session_id");
    long number = late.count();
    tables.renew(TABLE, keys, late.where("event_date < date'2022-09-26'").unionByName(fresh));
    assertThat(
            DeltaTable.forPath(tables.spark(), tables.location(TABLE))
                .history(1)
                .select("operation")
                .head()
                .getString(0))
        .isEqualTo("MERGE");
    before.removeAll(files());
    assertThat(before).as("files that were written anew").hasSize(1);
    assertThat(tables.read(TABLE).where("unit_id = 'b'").count())
        .isEqualTo(late.where("event_date < date'2022-09-26'").count() + fresh.count());
    assertThat(tables.read(TABLE).where("unit_id = 'a'").count()).isEqualTo(SESSIONS - number);

    // One without a day, which lies in the first file.
    Dataset<Row> undated = sessions(10, 1, "c");
    tables.renew(TABLE, undated.select("session_id"), undated);
    assertThat(tables.read(TABLE).where("unit_id = 'c'").count()).isEqualTo(1);
    assertThat(tables.read(TABLE).select("session_id").distinct().count())
        .isEqualTo(tables.read(TABLE).count());
  }

  /** Days on whose rows a quarter of all ends lie in two files. */
  private static void isFile(Row row, String first, String last, long undated) {
    assertThat(row.<LocalDate>getAs(0)).isEqualTo(LocalDate.parse(first));
    assertThat(row.<LocalDate>getAs(1)).isEqualTo(LocalDate.parse(last));
    assertThat(row.getLong(2)).isBetween(SESSIONS / 4 - 360L, SESSIONS / 4 + 360L);
    assertThat(row.getLong(3)).isEqualTo(undated);
  }
}
