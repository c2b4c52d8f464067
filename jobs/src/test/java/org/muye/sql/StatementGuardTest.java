package org.muye.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muye.error.UserError;

class StatementGuardTest {
  private final StatementGuard guard =
      new StatementGuard(Set.of("gold.unit", "gold.warning"), Set.of("gold", "default"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM unit",
        "SELECT * FROM gold.unit",
        "SELECT * FROM spark_catalog.gold.unit",
        "SELECT * FROM `gold`.`unit`",
        "EXPLAIN SELECT * FROM unit",
        "EXPLAIN EXTENDED SELECT * FROM unit",
        "DESCRIBE SELECT * FROM unit",
        "DESCRIBE unit",
        "DESC FORMATTED gold.unit",
        "DESCRIBE gold.unit unit_id",
        "DESCRIBE SCHEMA gold",
        "SHOW SCHEMAS",
        "SHOW NAMESPACES IN spark_catalog",
        "SHOW TABLES",
        "SHOW TABLES IN gold LIKE '*'",
        "SHOW VIEWS IN gold",
        "SHOW COLUMNS IN unit",
        "SHOW CURRENT SCHEMA",
        "USE gold",
        "USE SCHEMA gold",
        "USE spark_catalog.gold",
        "USE default"
      })
  void letsQueriesAndOrientationPass(String sql) {
    assertThat(guard.check(sql, "gold")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXPLAIN DROP TABLE unit",
        "EXPLAIN SELECT * FROM silver.dispute",
        "EXPLAIN EXTENDED SELECT reflect('java.lang.System', 'exit', 1)",
        "EXPLAIN EXPLAIN SELECT 1",
        "DESCRIBE SELECT * FROM csv.`/etc/passwd`",
        "DESCRIBE silver.dispute",
        "DESCRIBE lake.gold.unit",
        "DESCRIBE FUNCTION reflect",
        "DESCRIBE HISTORY gold.unit",
        "SHOW TABLES IN lake.gold",
        "SHOW TABLES IN silver",
        "SHOW TABLE EXTENDED IN gold LIKE '*'",
        "SHOW COLUMNS IN lake.gold.revision_log",
        "SHOW CREATE TABLE unit",
        "SHOW TBLPROPERTIES unit",
        "SHOW FUNCTIONS",
        "SHOW CATALOGS",
        "USE lake",
        "USE SCHEMA silver",
        "USE IDENTIFIER('lake')",
        "SET CATALOG lake",
        "SET spark.sql.ansi.enabled=false",
        "RESET",
        "SELECT * FROM lake.gold.unit",
        "SELECT * FROM lake.unit",
        "SELECT * FROM other_catalog.gold.unit",
        "SELECT * FROM dispute"
      })
  void refusesEverythingElse(String sql) {
    assertThatThrownBy(() -> guard.check(sql, "gold"))
        .isInstanceOfSatisfying(
            UserError.class, e -> assertThat(e.kind()).isEqualTo(UserError.Kind.USAGE));
  }

  @Test
  void readsNamesWithoutASchemaInTheCurrentOne() {
    assertThatThrownBy(() -> guard.check("SELECT * FROM unit", "default"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("there is no table unit");
  }
}
