package org.muye.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
}
