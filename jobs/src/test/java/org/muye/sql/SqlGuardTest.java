package org.muye.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muye.error.UserError;

class SqlGuardTest {
  private static final Set<String> TABLES = Set.of("gold.indicator_value", "gold.unit");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO gold.unit SELECT * FROM gold.unit",
        "INSERT OVERWRITE DIRECTORY '/tmp/x' USING csv SELECT * FROM gold.unit",
        "DELETE FROM gold.unit",
        "UPDATE gold.unit SET code = '1'",
        "MERGE INTO gold.unit a USING gold.unit b ON a.code = b.code WHEN MATCHED THEN DELETE",
        "DROP TABLE gold.unit",
        "CREATE TABLE gold.x AS SELECT 1",
        "CREATE OR REPLACE TEMP VIEW v AS SELECT 1",
        "CREATE FUNCTION f AS 'java.lang.Runtime'",
        "ADD JAR '/tmp/x.jar'",
        "SET spark.sql.ansi.enabled=false",
        "SHOW TABLES",
        "DESCRIBE gold.unit",
        "EXPLAIN SELECT * FROM gold.unit",
        "CALL system.run()",
        "TRUNCATE TABLE gold.unit",
        "VACUUM gold.unit",
        "SELECT 1; SELECT 2",
        "BEGIN SELECT 1; END",
        "SELECT * FROM csv.`/etc/passwd`",
        "SELECT * FROM text.`/etc/passwd`",
        "SELECT * FROM delta.`/tmp/warehouse/silver/incident`",
        "SELECT * FROM `/etc/passwd`",
        "SELECT * FROM silver.incident",
        "SELECT * FROM bronze.incident",
        "SELECT * FROM quarantine.record",
        "SELECT * FROM spark_catalog.gold.unit",
        "SELECT * FROM unit",
        "SELECT * FROM gold.unit WHERE code IN (SELECT value FROM text.`/etc/passwd`)",
        "WITH x AS (SELECT * FROM text.`/etc/passwd`) SELECT * FROM x",
        "SELECT (SELECT max(value) FROM csv.`/etc/passwd`)",
        "SELECT * FROM gold.unit UNION ALL SELECT * FROM silver.dispute",
        "SELECT * FROM gold.unit VERSION AS OF 0",
        "SELECT * FROM IDENTIFIER('csv.`/etc/passwd`')",
        "SELECT IDENTIFIER('reflect')('java.lang.System', 'exit', 1)",
        "SELECT reflect('java.lang.Runtime', 'getRuntime')",
        "SELECT java_method('java.lang.System', 'getenv', 'MUYE_PSEUDONYM_KEY')",
        "SELECT try_reflect('java.lang.System', 'getenv', 'MUYE_PSEUDONYM_KEY')",
        "SELECT input_file_name() FROM gold.unit",
        "SELECT code FROM gold.unit ORDER BY reflect('java.lang.System', 'getenv', 'X')",
        "SELECT code FROM gold.unit GROUP BY code HAVING reflect('a', 'b') = 'c'",
        "SELECT TRANSFORM(code) USING 'cat' FROM gold.unit",
        "SELECT * FROM range(1000000000000)",
        "SELECT * FROM gold.unit |> WHERE reflect('a', 'b') = 'c'",
        "SELECT from_xml('<a/>', 'a INT', map('rowValidationXSDPath', '/etc/passwd'))",
        "SELECT schema_of_xml('<a/>', map('rowValidationXSDPath', '/etc/passwd'))",
        "EXECUTE IMMEDIATE 'DROP TABLE gold.unit'",
        "SELECT * FROM gold.unit LATERAL VIEW reflect('a', 'b') t AS x",
        "SELECT spark_catalog.default.f(1)",
        "",
        "SELEC 1"
      })
  void refusesWhatIsNoQueryOfItsTables(String sql) {
    assertThatThrownBy(() -> new SqlGuard(TABLES).check(sql))
        .isInstanceOfSatisfying(
            UserError.class, e -> assertThat(e.kind()).isEqualTo(UserError.Kind.USAGE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM gold.unit",
        "select count(*) from GOLD.Unit",
        "SELECT u.code, avg(v.value) FROM gold.indicator_value v JOIN gold.unit u"
            + " ON u.unit_id = v.unit_id WHERE v.period = '2025Q3' GROUP BY u.code"
            + " HAVING count(*) > 1 ORDER BY 2 DESC LIMIT 3 OFFSET 1",
        "WITH top AS (SELECT * FROM gold.indicator_value), more AS (SELECT * FROM top)"
            + " SELECT * FROM more",
        "SELECT * FROM gold.unit WHERE code IN (SELECT unit_code FROM gold.indicator_value)",
        "SELECT rank() OVER (PARTITION BY period ORDER BY value) FROM gold.indicator_value",
        "SELECT x FROM gold.indicator_value LATERAL VIEW explode(split(status_reason, ';')) t AS x",
        "SELECT 1 AS one UNION SELECT 2 EXCEPT SELECT 3",
        "SELECT * FROM VALUES (1, 'a'), (2, 'b') AS t(n, s)"
      })
  void letsQueriesPass(String sql) {
    assertThat(new SqlGuard(TABLES).check(sql).tables()).isSubsetOf(TABLES);
  }
}
