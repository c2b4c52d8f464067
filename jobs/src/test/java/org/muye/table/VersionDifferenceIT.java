package org.muye.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.contract.ContractCatalog;
import org.muye.spark.SparkSessions;

/** Where a table differs from what it was, by the files of its versions. */
class VersionDifferenceIT {
  private static final String TABLE = "gold.period";

  @TempDir Path folder;

  private SparkSession spark;
  private TableStore tables;

  @BeforeEach
  void openASession() {
    spark = SparkSessions.open("test");
    tables = new TableStore(spark, folder.toString(), ContractCatalog.load());
  }

  /** A file for every year. */
  private Dataset<Row> years(int first, int number) {
    return spark
        .range(first, first + number)
        .selectExpr("'year' as period_type", "cast(id as string) as period")
        .repartitionByRange(number, col("period"));
  }

  /** Written as it is, where a contract would want all its columns. */
  private void append(Dataset<Row> rows) {
    rows.write().format("delta").mode("append").save(tables.location(TABLE));
  }

  private String mark() {
    return tables.mark(TABLE).orElseThrow();
  }

  private List<String> changedSince(String mark) {
    return periods(tables.differingRows(TABLE, mark).orElseThrow().all());
  }

  private static List<String> periods(Dataset<Row> rows) {
    return rows.select("period").collectAsList().stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  @Test
  void namesTheRowsOfFilesThatCameAndOfThoseThatWent() {
    append(years(2000, 6));
    String first = mark();
    assertThat(changedSince(first)).isEmpty();
    append(years(2006, 1));
    String second = mark();
    assertThat(second).isNotEqualTo(first);
    assertThat(changedSince(first)).containsExactly("2006");
    assertThat(changedSince(second)).isEmpty();
    DeltaTable table = DeltaTable.forPath(spark, tables.location(TABLE));
    table.delete("period = '2001'");
    assertThat(changedSince(first)).containsExactly("2001", "2006");
    table.update(col("period").equalTo("2002"), Map.of("period", lit("1902")));
    assertThat(changedSince(second)).containsExactly("1902", "2001", "2002");
    DifferingRows parts = tables.differingRows(TABLE, second).orElseThrow();
    assertThat(periods(parts.before())).containsExactly("2001", "2002");
    assertThat(periods(parts.now())).containsExactly("1902");
  }

  @Test
  void whatCameAndWentInBetweenIsNoDifference() {
    append(years(2000, 3));
    String first = mark();
    append(years(2010, 1));
    DeltaTable.forPath(spark, tables.location(TABLE)).delete("period = '2010'");
    assertThat(mark()).isNotEqualTo(first);
    assertThat(changedSince(first)).isEmpty();
  }

  @Test
  void rowsThatLieInAnotherFileAsTheyWereComeTwice() {
    append(years(2000, 3));
    String first = mark();
    DeltaTable.forPath(spark, tables.location(TABLE)).optimize().executeCompaction();
    assertThat(changedSince(first)).containsExactly("2000", "2000", "2001", "2001", "2002", "2002");
  }

  @Test
  void saysNothingWhereAFileOfTheEarlierVersionIsGone() throws IOException {
    append(years(2000, 6));
    String first = mark();
    DeltaTable.forPath(spark, tables.location(TABLE)).delete("period = '2001'");
    assertThat(changedSince(first)).containsExactly("2001");
    TreeSet<String> kept =
        Stream.of(spark.read().format("delta").load(tables.location(TABLE)).inputFiles())
            .map(file -> Path.of(URI.create(file)).getFileName().toString())
            .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> files = Files.list(Path.of(tables.location(TABLE)))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".parquet")).toList()) {
        if (!kept.contains(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
    }
    assertThat(tables.differingRows(TABLE, first)).isEmpty();
  }

  @Test
  void saysNothingOfAnotherTableThatHasTheNumberOfTheVersion() {
    append(years(2000, 3));
    append(years(2003, 1));
    String second = mark();
    tables.deleteFolder("gold");
    append(years(2000, 3));
    // There is no such version yet; then there is another one.
    assertThat(tables.differingRows(TABLE, second)).isEmpty();
    append(years(2003, 1));
    assertThat(tables.differingRows(TABLE, second)).isEmpty();
  }

  @Test
  void aTableThatWasNeverWrittenHasNoMark() {
    assertThat(tables.mark(TABLE)).isEmpty();
  }
}
