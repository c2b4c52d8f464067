package org.muye.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.contract.ContractCatalog;
import org.muye.spark.SparkSessions;

class TableStoreIT {
  @TempDir Path warehouse;

  /** A disk that fills up during a table's first write leaves its log's folder, and no commit. */
  @Test
  void aFirstWriteThatWasCutShortLeavesNoTable() throws IOException {
    Path log = warehouse.resolve("gold/period/_delta_log");
    Files.createDirectories(log);
    Files.writeString(log.resolve(".00000000000000000000.json.4711.tmp"), "{");
    TableStore tables =
        new TableStore(SparkSessions.open("test"), warehouse.toString(), ContractCatalog.load());

    assertThat(tables.exists("gold.period")).isFalse();
    Dataset<Row> none = tables.read("gold.period");
    assertThat(none.count()).isZero();
    tables.append("gold.period", none);

    assertThat(tables.exists("gold.period")).isTrue();
    assertThat(tables.read("gold.period").schema().fieldNames())
        .isEqualTo(tables.schema("gold.period").fieldNames());
  }

  @Test
  void keepsMinimumAndMaximumOfKeysAndTimesOnly() throws IOException {
    TableStore tables =
        new TableStore(SparkSessions.open("test"), warehouse.toString(), ContractCatalog.load());
    tables.append("gold.period", tables.read("gold.period"));
    String firstCommit =
        Files.readString(warehouse.resolve("gold/period/_delta_log/00000000000000000000.json"));
    assertThat(firstCommit)
        .contains(
            "\"delta.dataSkippingStatsColumns\":\"period_type,period,period_start,period_end,closes_on\"");
  }

  @Test
  void aTableWrittenBeforeItsContractHadAColumnTakesItOver() {
    TableStore tables =
        new TableStore(SparkSessions.open("test"), warehouse.toString(), ContractCatalog.load());
    Dataset<Row> older =
        tables
            .spark()
            .range(1)
            .selectExpr("'region' as region_id", "'year' as period_type", "'2024' as period");
    for (String table : List.of("gold.period", "ops.run")) {
      older.write().format("delta").save(tables.location(table));
    }
    Dataset<Row> none =
        tables.spark().createDataFrame(List.<Row>of(), tables.schema("gold.period"));
    tables.replaceAll("gold.period", none);
    tables.replaceAll("gold.period", none);
    tables.append(
        "ops.run", tables.spark().createDataFrame(List.<Row>of(), tables.schema("ops.run")));

    assertThat(tables.read("gold.period").schema().fieldNames())
        .isEqualTo(tables.schema("gold.period").fieldNames());
    assertThat(tables.read("ops.run").schema().fieldNames())
        .contains(tables.schema("ops.run").fieldNames());
    // The second replacement changed rows only: the table's description stands in two commits.
    assertThat(commitsWithSchema("gold/period")).isEqualTo(2);
  }

  /** Every command asks for the size of a dozen tables before it begins. */
  @Test
  void whatTheLastCommitSaysOfATablesSizeNeedsNoJob() throws Exception {
    TableStore tables =
        new TableStore(SparkSessions.open("test"), warehouse.toString(), ContractCatalog.load());
    for (int commit = 0; commit < 2; commit++) {
      Dataset<Row> row = tables.spark().range(1).selectExpr("'2024' as period").coalesce(1);
      row.write().format("delta").mode(SaveMode.Append).save(tables.location("gold.period"));
    }
    DeltaLog.clearCache();

    AtomicInteger jobs = new AtomicInteger();
    SparkListener counting =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart job) {
            jobs.incrementAndGet();
          }
        };
    SparkContext context = tables.spark().sparkContext();
    context.listenerBus().waitUntilEmpty();
    context.addSparkListener(counting);
    try {
      assertThat(tables.bytes("gold.period")).isEqualTo(dataBytes("gold/period"));
      assertThat(tables.upkeep().smallFiles("gold.period", 2)).isZero();
      context.listenerBus().waitUntilEmpty();
      assertThat(jobs).hasValue(0);

      assertThat(tables.upkeep().smallFiles("gold.period", 1)).isEqualTo(2);
      context.listenerBus().waitUntilEmpty();
      assertThat(jobs).hasPositiveValue();
    } finally {
      context.removeSparkListener(counting);
    }
  }

  private long dataBytes(String table) throws IOException {
    try (Stream<Path> files = Files.list(warehouse.resolve(table))) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private long commitsWithSchema(String table) {
    try (Stream<Path> log = Files.list(warehouse.resolve(table + "/_delta_log"))) {
      return log.filter(file -> file.toString().endsWith(".json"))
          .filter(TableStoreIT::hasSchema)
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasSchema(Path commit) {
    try {
      return Files.readString(commit).contains("\"metaData\"");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
