package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.muye.error.UserError;

/** Who may read a mart, and that they can do no more. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MartRightsIT {
  @TempDir static Path folder;

  private static MadeMart mart;

  @BeforeAll
  static void publishOnce() {
    mart = new MadeMart(folder);
  }

  @AfterAll
  static void end() {
    mart.close();
  }

  @Test
  @Order(1)
  void theReaderCanDoNothingButRead() throws SQLException {
    List<String> refused =
        List.of(
            "INSERT INTO muye.unit (unit_id) VALUES ('x')",
            "UPDATE muye.indicator_value SET value = 0",
            "DELETE FROM muye.indicator_value",
            "TRUNCATE muye.indicator_value",
            "MERGE INTO muye.unit u USING muye.unit v ON false WHEN MATCHED THEN DELETE",
            "SELECT * FROM muye.indicator_value FOR UPDATE",
            "DROP TABLE muye.indicator_value",
            "ALTER TABLE muye.indicator_value DISABLE ROW LEVEL SECURITY",
            "ALTER TABLE muye.indicator_value ADD COLUMN x int",
            "CREATE TABLE muye.x (a int)",
            "CREATE TABLE public.x (a int)",
            "CREATE TEMPORARY TABLE x (a int)",
            "CREATE SCHEMA x",
            "CREATE VIEW muye.x AS SELECT 1",
            "CREATE INDEX ON muye.unit (unit_id)",
            "CREATE FUNCTION muye.x() RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "CREATE ROLE x",
            "ALTER ROLE muye_owner PASSWORD 'x'",
            "GRANT muye_owner TO muye_reader",
            "SET ROLE muye_owner",
            "SET ROLE postgres",
            "SET SESSION AUTHORIZATION postgres",
            "COPY muye.unit TO PROGRAM 'cat'",
            "COPY muye.unit TO '/tmp/x.csv'",
            "COPY muye.unit FROM '/etc/passwd'",
            "SELECT pg_read_file('/etc/passwd')",
            "SELECT pg_ls_dir('/')",
            "SELECT lo_import('/etc/passwd')",
            "SELECT lo_create(0)",
            "SELECT lo_from_bytea(0, 'x')",
            "SELECT * FROM muye_control.account",
            "SELECT * FROM muye_control.slice",
            "SELECT * FROM pg_authid",
            "ALTER SYSTEM SET fsync = off",
            "CREATE DATABASE x",
            "CREATE EXTENSION dblink",
            "CREATE POLICY x ON muye.indicator_value USING (true)",
            "REINDEX TABLE muye.unit",
            "COMMENT ON TABLE muye.unit IS 'x'",
            "CREATE PUBLICATION x FOR ALL TABLES",
            "DO $$ BEGIN LOCK TABLE muye.unit IN EXCLUSIVE MODE; END $$",
            "CREATE RULE x AS ON SELECT TO muye.unit DO INSTEAD NOTHING",
            "LOAD '/tmp/x.so'",
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'muye_owner'");
    try (Connection connection = mart.connect("muye_reader", mart.readerPassword());
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("DELETE FROM muye.unit"))
          .hasMessageContaining("read-only transaction");
      // Without this courtesy every right counts by itself.
      statement.execute("SET default_transaction_read_only = off");
      for (String sql : refused) {
        assertThatThrownBy(() -> statement.execute(sql))
            .as(sql)
            .isInstanceOf(SQLException.class)
            .satisfies(
                e ->
                    // Not enough rights.
                    assertThat(((SQLException) e).getSQLState()).isEqualTo("42501"));
      }
    }
  }

  @Test
  @Order(2)
  void aDistrictSeesItsOwnUnitAndTheRegion() throws SQLException {
    String unit = mart.gold().units.get(2);
    String password = mart.open().roles().grant("district_c", unit);

    for (String table : List.of("indicator_value", "unit")) {
      assertThat(mart.read("district_c", password, "SELECT DISTINCT unit_id FROM muye." + table))
          .as(table)
          .containsExactlyInAnyOrder(unit, mart.gold().root);
    }
    assertThat(mart.read("district_c", password, "SELECT count(*) > 0 FROM muye.period"))
        .containsExactly("t");
    for (String sql :
        List.of(
            "SET ROLE muye_reader", "SET ROLE muye_owner", "SELECT * FROM muye_control.account")) {
      assertThatThrownBy(() -> mart.read("district_c", password, sql))
          .as(sql)
          .isInstanceOf(SQLException.class);
    }
    // The group of the districts alone sees no unit more.
    try (Connection connection = mart.connect("district_c", password);
        Statement statement = connection.createStatement()) {
      statement.execute("SET ROLE muye_district");
      try (var rows = statement.executeQuery("SELECT DISTINCT unit_id FROM muye.unit")) {
        int units = 0;
        while (rows.next()) {
          units++;
        }
        assertThat(units).isEqualTo(2);
      }
    }

    mart.open().roles().grant("district_c", mart.gold().units.get(0));
    assertThatThrownBy(() -> mart.connect("district_c", password)).isInstanceOf(SQLException.class);
    mart.open().roles().revoke("district_c");
    assertThatThrownBy(() -> mart.open().roles().revoke("district_c"))
        .isInstanceOf(UserError.class);
  }

  @Test
  @Order(3)
  void anotherPasswordEndsTheFirst() throws SQLException {
    assertThat(mart.open().roles().readerPassword(false)).isEmpty();
    String old = mart.readerPassword();
    mart.renewReaderPassword();

    assertThatThrownBy(() -> mart.connect("muye_reader", old)).isInstanceOf(SQLException.class);
    assertThat(mart.read("SELECT 1")).containsExactly("1");
  }
}
