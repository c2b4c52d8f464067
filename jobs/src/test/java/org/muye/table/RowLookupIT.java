package org.muye.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.contract.ContractCatalog;
import org.muye.error.PipelineBug;
import org.muye.spark.SparkSessions;

/** What is looked up without an engine is what the engine gives. */
class RowLookupIT {
  private static final String VALUES = "gold.indicator_value";

  @TempDir Path folder;

  private SparkSession spark;
  private TableStore tables;
  private RowLookup lookup;

  @BeforeEach
  void openAWarehouse() {
    spark = SparkSessions.open("test");
    String warehouse = folder.resolve("城市 50% #1").toString();
    tables = new TableStore(spark, warehouse, ContractCatalog.load());
    lookup = new RowLookup(SparkSessions.hadoop(), warehouse, ContractCatalog.load());
  }

  /** Values of 200 units and 20 months, several to a unit and month; some without a value. */
  private Dataset<Row> values(String asOf, String where) {
    return ContractRows.completed(
        ContractCatalog.load().get(VALUES),
        spark
            .range(0, 12_000)
            .selectExpr(
                "concat('I', id % 3) as indicator_id",
                "cast(id % 2 + 1 as int) as definition_version",
                "concat('区', id div 60) as unit_id",
                "concat('2024-', lpad((id div 3) % 20, 2, '0')) as period",
                "if(id % 5 = 0, null, concat('类', id % 5)) as category",
                "if(id % 7 = 0, null, id / 8) as value",
                "cast(id as double) as numerator",
                "id % 2 = 0 as suppressed",
                "date'" + asOf + "' as as_of",
                "date'2024-01-01' as period_start",
                "'2020-01-01' as boundary_version",
                "'run' as run_id")
            .where(where)
            .coalesce(1));
  }

  private List<Row> byEngine(String indicator, String unit, String period) {
    return tables
        .read(VALUES)
        .where(col("indicator_id").equalTo(indicator))
        .where(col("unit_id").equalTo(unit))
        .where(col("period").equalTo(period))
        .collectAsList();
  }

  private void areTheSame(int number, String indicator, String unit, String period) {
    assertThat(
            lookup.rows(
                VALUES, Map.of("indicator_id", indicator, "unit_id", unit, "period", period)))
        .hasValueSatisfying(
            rows -> {
              assertThat(rows)
                  .hasSize(number)
                  .containsExactlyInAnyOrderElementsOf(byEngine(indicator, unit, period));
              rows.forEach(
                  row ->
                      assertThat(row.schema().fieldNames())
                          .isEqualTo(tables.schema(VALUES).fieldNames()));
            });
  }

  private void isNewest(String day) {
    assertThat(lookup.newest(VALUES, "as_of"))
        .contains(LocalDate.parse(day))
        .contains(tables.read(VALUES).agg(max("as_of")).head().<LocalDate>getAs(0));
  }

  @Test
  void rowsAreThoseThatTheEngineGives() {
    tables.append(VALUES, values("2025-01-31", "id < 6000"));
    tables.append(VALUES, values("2025-02-28", "id >= 5900"));
    isNewest("2025-02-28");
    areTheSame(1, "I0", "区7", "2024-03");
    areTheSame(2, "I2", "区99", "2024-19");
    areTheSame(1, "I1", "区199", "2024-00");
    areTheSame(0, "I3", "区7", "2024-03");
    areTheSame(0, "I0", "区200", "2024-03");
    assertThat(lookup.rows(VALUES, Map.of("unit_id", "区8")).orElseThrow()).hasSize(60);
  }

  @Test
  void rowsAreThoseOfTheNewestVersion() {
    tables.append(VALUES, values("2025-02-28", "id < 600"));
    tables.replaceWhere(VALUES, values("2025-01-31", "id >= 0 and id < 60"), "unit_id <= '区0'");
    isNewest("2025-02-28");
    tables.replaceAll(VALUES, values("2025-01-31", "id < 300"));
    isNewest("2025-01-31");
    areTheSame(1, "I0", "区3", "2024-03");
    areTheSame(0, "I0", "区7", "2024-03");
  }

  @Test
  void aColumnThatTheTableHasGotSinceIsNull() {
    values("2025-01-31", "id < 60")
        .select("indicator_id", "unit_id", "period", "value", "as_of")
        .write()
        .format("delta")
        .save(tables.location(VALUES));
    areTheSame(1, "I0", "区0", "2024-03");
    tables.append(VALUES, values("2025-01-31", "id < 60"));
    areTheSame(2, "I0", "区0", "2024-03");
  }

  @Test
  void aTableThatWasNeverWrittenHasNone() {
    assertThat(lookup.rows(VALUES, Map.of("unit_id", "区0"))).hasValue(List.of());
    assertThat(lookup.newest(VALUES, "as_of")).isEmpty();
  }

  @Test
  void manyFilesAndOtherStoragesAreLeftToTheEngine() {
    Dataset<Row> many = values("2025-01-31", "id < 1300").repartition(65);
    tables.append(VALUES, many);
    assertThat(lookup.rows(VALUES, Map.of("unit_id", "区0"))).isEmpty();
    assertThat(lookup.newest(VALUES, "as_of")).isEmpty();
    RowLookup elsewhere =
        new RowLookup(SparkSessions.hadoop(), "s3a://bucket/warehouse", ContractCatalog.load());
    assertThat(elsewhere.rows(VALUES, Map.of("unit_id", "区0"))).isEmpty();
    Configuration ofCluster = SparkSessions.hadoop();
    ofCluster.set("fs.defaultFS", "hdfs://namenode:9000");
    assertThat(
            new RowLookup(ofCluster, "/warehouse", ContractCatalog.load())
                .rows(VALUES, Map.of("unit_id", "区0")))
        .isEmpty();
  }

  @Test
  void allRowsAreNoLookup() {
    tables.append(VALUES, values("2025-01-31", "id < 60"));
    assertThatThrownBy(() -> lookup.rows(VALUES, Map.of())).isInstanceOf(PipelineBug.class);
  }
}
