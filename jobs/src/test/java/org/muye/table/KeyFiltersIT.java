package org.muye.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.contract.ContractCatalog;
import org.muye.spark.SparkSessions;

/** Filters say yes of every file that holds a key, and of few others. */
class KeyFiltersIT {
  private static final String TABLE = "silver.training";
  private static final String KEY = "session_id";

  @TempDir Path warehouse;

  private SparkSession spark;
  private TableStore tables;

  @BeforeEach
  void writeFiveFiles() {
    spark = SparkSessions.open("test");
    tables = new TableStore(spark, warehouse.toString(), ContractCatalog.load());
    // A large file and small ones, each with sessions of its own.
    tables.append(TABLE, sessions(0, 100_000));
    for (int file = 1; file < 5; file++) {
      tables.append(TABLE, sessions(file * 1_000_000L, 50));
    }
  }

  private Dataset<Row> sessions(long first, long number) {
    Column[] columns =
        Stream.of(tables.schema(TABLE).fields())
            .map(
                field ->
                    field.name().equals(KEY)
                        ? sha2(col("id").cast("string"), 256).as(KEY)
                        : lit(null).cast(field.dataType()).as(field.name()))
            .toArray(Column[]::new);
    return spark.range(first, first + number).coalesce(1).select(columns);
  }

  private List<FileStatus> files() {
    return VersionFiles.ofNewest(spark.sparkContext().hadoopConfiguration(), tables.location(TABLE))
        .orElseThrow()
        .files();
  }

  private List<String> mayHold(Dataset<Row> keys) {
    return KeyFilters.mayHold(spark, files(), KEY, Set.copyOf(texts(keys))).stream()
        .map(file -> file.getPath().getName())
        .toList();
  }

  private static List<String> texts(Dataset<Row> keys) {
    return keys.select(KEY).as(Encoders.STRING()).collectAsList();
  }

  private List<String> holding(Dataset<Row> keys) {
    return files().stream()
        .filter(
            file ->
                !spark
                    .read()
                    .parquet(file.getPath().toString())
                    .join(keys, new String[] {KEY}, "left_semi")
                    .isEmpty())
        .map(file -> file.getPath().getName())
        .toList();
  }

  @Test
  void filesAreLeftOutOnlyWhereTheyHoldNoKey() {
    assertThat(files()).hasSize(5);

    // None of ten thousand keys is stored: by chance one file in ten would be named.
    assertThat(mayHold(sessions(10_000_000, 10_000)).size()).isLessThanOrEqualTo(1);
    for (long first : new long[] {0, 99_990, 1_000_049, 4_000_000}) {
      Dataset<Row> one = sessions(first, 1);
      assertThat(mayHold(one)).isEqualTo(holding(one)).hasSize(1);
    }
  }

  @Test
  void aFileWithoutAFilterMayHoldAnyKey() {
    spark.conf().set("parquet.bloom.filter.enabled#" + KEY, "false");
    try {
      tables.append(TABLE, sessions(5_000_000, 60));
    } finally {
      spark.conf().set("parquet.bloom.filter.enabled#" + KEY, "true");
    }
    List<String> without = holding(sessions(5_000_000, 1));
    assertThat(without).hasSize(1);
    assertThat(mayHold(sessions(10_000_000, 1))).isEqualTo(without);
  }

  @Test
  void stagedRowsHaveNone() {
    try (StagedRows staged = tables.staged("ops/_staged")) {
      Dataset<Row> rows = staged.stage(sessions(0, 100));

      List<FileStatus> written =
          Stream.of(rows.inputFiles())
              .map(file -> new FileStatus(0, false, 1, 0, 0, new org.apache.hadoop.fs.Path(file)))
              .toList();
      assertThat(written).hasSize(1);
      assertThat(KeyFilters.mayHold(spark, written, KEY, Set.of("another")))
          .as("a file without a filter may hold any key")
          .hasSize(1);
      assertThat(rows.count()).isEqualTo(100);
    }
  }
}
