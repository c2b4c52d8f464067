package org.muye.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.SparkSqlParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.contract.ContractCatalog;
import org.muye.spark.SparkSessions;

/** Wherever a query may name a table, its rows stand in the place of the name. */
class NamedTablesIT {
  private static final String YEARS = "gold.period";

  @TempDir Path folder;

  private TableStore tables;

  @BeforeEach
  void writeThreeYears() {
    SparkSession spark = SparkSessions.open("test");
    tables = new TableStore(spark, folder.toString(), ContractCatalog.load());
    tables.append(
        YEARS,
        ContractRows.completed(
            ContractCatalog.load().get(YEARS),
            spark.sql(
                "SELECT 'year' AS period_type, cast(y AS string) AS period,"
                    + " make_date(y, 1, 1) AS period_start, make_date(y + 1, 1, 1) AS period_end,"
                    + " make_date(y + 1, 1, 20) AS closes_on"
                    + " FROM VALUES (2023), (2024), (2025) AS years(y)")));
  }

  private List<Object> first(String sql) {
    return tables(sql).stream().map(row -> row.get(0)).toList();
  }

  private List<Row> tables(String sql) {
    return new NamedTables(tables, Set.of(YEARS, "gold.unit"))
        .answer(new SparkSqlParser().parsePlan(sql))
        .collectAsList();
  }

  @Test
  void aTableIsFoundByItsNameInAnyCase() {
    assertThat(first("SELECT period FROM gold.period ORDER BY period"))
        .containsExactly("2023", "2024", "2025");
    assertThat(first("SELECT count(*) FROM GOLD.Period")).containsExactly(3L);
    assertThat(first("SELECT period.period FROM gold.period WHERE gold.period.period > '2024'"))
        .containsExactly("2025");
    assertThat(tables("SELECT * FROM gold.period").get(0).schema().fieldNames())
        .containsExactly(tables.schema(YEARS).fieldNames());
  }

  @Test
  void aTableMayBeNamedTwice() {
    assertThat(
            first(
                "SELECT a.period FROM gold.period a JOIN gold.period b"
                    + " ON a.period_end = b.period_start ORDER BY 1"))
        .containsExactly("2023", "2024");
    assertThat(
            first(
                "SELECT period FROM gold.period UNION ALL"
                    + " SELECT max(period) FROM gold.period ORDER BY 1"))
        .containsExactly("2023", "2024", "2025", "2025");
  }

  @Test
  void aTableMayBeNamedInPartsOfAQuery() {
    assertThat(
            first(
                "WITH late AS (WITH all AS (SELECT * FROM gold.period)"
                    + " SELECT period FROM all WHERE period > '2023'),"
                    + " last AS (SELECT max(period) AS period FROM late)"
                    + " SELECT period FROM late WHERE period NOT IN (SELECT period FROM last)"))
        .containsExactly("2024");
    // A part with the name of a table hides nothing: tables are named with their layer.
    assertThat(
            first(
                "WITH period AS (SELECT 'other' AS period)"
                    + " SELECT min(p.period) FROM period JOIN gold.period p"))
        .containsExactly("2023");
    assertThat(first("SELECT (SELECT max(period) FROM gold.period)")).containsExactly("2025");
    assertThat(
            first(
                "SELECT period FROM gold.period a WHERE EXISTS"
                    + " (SELECT 1 FROM gold.period b WHERE b.period_start = a.period_end)"
                    + " ORDER BY 1"))
        .containsExactly("2023", "2024");
    assertThat(
            first(
                "SELECT l.n FROM gold.period a, LATERAL"
                    + " (SELECT count(*) AS n FROM gold.period b WHERE b.period < a.period) l"
                    + " ORDER BY 1"))
        .containsExactly(0L, 1L, 2L);
    assertThat(first("FROM gold.period |> WHERE period = '2024' |> SELECT period"))
        .containsExactly("2024");
  }

  @Test
  void theFilesOfATableAreNotShown() {
    assertThatThrownBy(() -> first("SELECT _metadata.file_path FROM gold.period"))
        .hasMessageContaining("_metadata");
  }

  @Test
  void aTableThatWasNeverWrittenHasNoRows() {
    assertThat(first("SELECT count(*) FROM gold.unit")).containsExactly(0L);
  }

  @Test
  void aColumnThatTheTableHasGotSinceIsNull() {
    tables
        .spark()
        .sql("SELECT '410702' AS unit_code")
        .write()
        .format("delta")
        .save(tables.location("gold.unit"));
    assertThat(first("SELECT unit_name_zh FROM gold.unit WHERE unit_code = '410702'"))
        .containsExactly((Object) null);
  }
}
