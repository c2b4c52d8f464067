package org.muye.job;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.muye.error.UserError;
import org.muye.serving.Listening;
import org.muye.serving.MartTable;
import org.muye.serving.PublishFailure;
import org.muye.serving.PublishResult;
import org.muye.serving.Publisher;
import org.muye.serving.TableRows;
import org.muye.table.TableStore;
import org.muye.time.Period;

/** Gold made by hand, published to an embedded PostgreSQL and read by those who may. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublishIT {
  @TempDir static Path folder;

  private static final Period BEFORE = Period.parse("2025Q2");
  private static MadeGold gold;
  private static OpenMart open;
  private static String readerPassword;

  /**
   * Three units and the city in two quarters; of A only 3 disputes, so that B has to go as well.
   */
  private static MadeGold gold(double countOfC) {
    MadeGold made = new MadeGold(folder);
    for (Period quarter : List.of(BEFORE, MadeGold.LAST)) {
      double c = quarter.equals(BEFORE) ? 40 : countOfC;
      double a = quarter.equals(BEFORE) ? 12 : 3;
      made.value(made.units.get(0), quarter, "D1", null, a, a / 5, null);
      made.value(made.units.get(1), quarter, "D1", null, 20.0, 4.0, null);
      made.value(made.units.get(2), quarter, "D1", null, c, c / 5, null);
      made.value(made.root, quarter, "D1", null, a + 20 + c, (a + 20 + c) / 15, "a\tb\\c\nd");
    }
    made.workspace.tables().replaceAll(IndicatorsJob.VALUES, made.rows());
    return made;
  }

  @BeforeAll
  static void publishOnce() {
    gold = gold(30);
    ReferenceTables.write(gold.workspace, gold.run, BEFORE.start());
    open = OpenMart.of(gold.workspace, Listening.locally());
    assertThat(publish().isChanged()).isTrue();
    readerPassword = open.roles().readerPassword(false);
  }

  @AfterAll
  static void end() {
    open.close();
  }

  private static PublishResult publish() {
    return publish(false);
  }

  private static PublishResult publish(boolean full) {
    PublishJob job = new PublishJob(gold.workspace, full);
    return new Publisher(open.mart()).publish(job.rows(), job.night());
  }

  private static Connection connect(String user, String password) throws SQLException {
    return DriverManager.getConnection(
        java.util.Objects.requireNonNull(open.server()).address().url(), user, password);
  }

  private static List<String> read(String user, String password, String sql) throws SQLException {
    try (Connection connection = connect(user, password);
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(rows.getString(i)));
        }
        lines.add(String.join(" ", cells));
      }
      return lines;
    }
  }

  private static List<String> read(String sql) throws SQLException {
    return read("muye_reader", readerPassword, sql);
  }

  private static PublishResult.Line line(PublishResult result, String table) {
    return result.tables().stream().filter(t -> t.table().equals(table)).findFirst().orElseThrow();
  }

  @Test
  @Order(1)
  void theReaderSeesGoldWithoutSmallCounts() throws SQLException {
    // A has 3, too few records to be listed for the quarter; B's 20 is the smallest of the others,
    // and 53 - 30 says only that they make 23 together. The quarter before had 12, 20, 40, 72.
    assertThat(
            read(
                "SELECT unit_id, period, numerator, value, suppressed FROM muye.indicator_value"
                    + " ORDER BY period, unit_id = '"
                    + gold.root
                    + "', unit_id"))
        .containsExactly(
            gold.units.get(0) + " 2025Q2 12 2.4 f",
            gold.units.get(1) + " 2025Q2 20 4 f",
            gold.units.get(2) + " 2025Q2 40 8 f",
            gold.root + " 2025Q2 72 4.8 f",
            gold.units.get(1) + " 2025Q3 null null t",
            gold.units.get(2) + " 2025Q3 30 6 f",
            gold.root + " 2025Q3 53 3.533333333333333 f");
  }

  @Test
  @Order(2)
  void textsArriveAsTheyAre() throws SQLException {
    assertThat(read("SELECT DISTINCT status_reason FROM muye.indicator_value"))
        .containsExactlyInAnyOrder("null", "a\tb\\c\nd");
  }

  @Test
  @Order(3)
  void tablesAndColumnsExplainThemselves() throws SQLException {
    assertThat(
            read(
                "SELECT obj_description('muye.indicator_value'::regclass),"
                    + " col_description('muye.indicator_value'::regclass, 1)"))
        .singleElement()
        .asString()
        .contains("指标值 | Indicator values", "指标编号 | Indicator id: Indicator");
  }

  @Test
  @Order(4)
  void aSecondPublicationChangesNothing() throws SQLException {
    List<String> before = read("SELECT ctid, xmin, * FROM muye.indicator_value ORDER BY 1");

    for (boolean full : new boolean[] {false, true}) {
      PublishResult again = publish(full);

      assertThat(again.isChanged()).isFalse();
      assertThat(again.rowsWritten()).isZero();
      // Eight values but one.
      assertThat(line(again, "indicator_value").rows()).isEqualTo(7);
    }
    assertThat(read("SELECT ctid, xmin, * FROM muye.indicator_value ORDER BY 1")).isEqualTo(before);
    assertThat(read("SELECT count(*) FROM muye.publication")).containsExactly("1");
  }

  @Test
  @Order(5)
  void aChangedValueRewritesItsPeriodOnly() throws SQLException {
    List<String> before =
        read("SELECT xmin, numerator FROM muye.indicator_value WHERE period = '2025Q2' ORDER BY 2");
    gold = gold(31);

    PublishResult.Line values = line(publish(), "indicator_value");

    assertThat(values.slicesChanged()).isEqualTo(1);
    assertThat(values.rowsWritten()).isEqualTo(3);
    assertThat(
            read(
                "SELECT xmin, numerator FROM muye.indicator_value WHERE period = '2025Q2' ORDER BY"
                    + " 2"))
        .isEqualTo(before);
    assertThat(
            read(
                "SELECT numerator FROM muye.indicator_value WHERE period = '2025Q3' AND unit_id ="
                    + " '"
                    + gold.units.get(2)
                    + "'"))
        .containsExactly("31");
    assertThat(read("SELECT count(*) FROM muye.publication")).containsExactly("2");
  }

  @Test
  @Order(6)
  void aPublicationThatIsKilledLeavesTheNightBefore() throws SQLException {
    gold = gold(99);
    PublishJob job = new PublishJob(gold.workspace, false);
    List<TableRows> rows = job.rows();

    try (OpenMart other = OpenMart.of(gold.workspace, Listening.locally())) {
      assertThatThrownBy(() -> PublishFailure.beforeSwitch(other.mart(), rows, job.night()))
          .hasMessage("killed");
    }

    String sum = "SELECT sum(numerator) FROM muye.indicator_value WHERE period = '2025Q3'";
    // 31 of C and 54 of the city; A and B are hidden.
    assertThat(read(sum)).containsExactly("85");
    publish();
    // 99 of C and 122 of the city.
    assertThat(read(sum)).containsExactly("221");
  }

  /** As after a night as of an earlier day than that of a night before. */
  @Test
  @Order(6)
  void valuesOlderThanFirstReleasesAreNotPublished() throws SQLException {
    List<String> before = read("SELECT * FROM muye.publication");
    TableStore tables = gold.workspace.tables();
    Dataset<Row> values = tables.read(IndicatorsJob.VALUES);
    tables.replaceAll(
        IndicatorsJob.RELEASES, values.withColumn("as_of", expr("date_add(as_of, 1)")));
    try {
      assertThatThrownBy(() -> publish())
          .isInstanceOf(UserError.class)
          .hasMessageContaining("as known at 2025-10-25")
          .hasMessageContaining("as known at 2025-10-26");
      assertThat(read("SELECT * FROM muye.publication")).isEqualTo(before);
    } finally {
      tables.replaceAll(IndicatorsJob.RELEASES, values.limit(0));
    }
  }

  @Test
  @Order(7)
  void aNewColumnIsAddedAndARemovedOneGoes() throws SQLException {
    MartTable small =
        new MartTable(
            "made", "表", List.of(new MartTable.Column("a", "text", "甲")), List.of("a"), false);
    MartTable wide =
        new MartTable(
            "made",
            "表",
            List.of(
                new MartTable.Column("a", "text", "甲"), new MartTable.Column("b", "integer", "乙")),
            List.of("a"),
            false);
    Dataset<Row> rows =
        gold.workspace
            .spark()
            .createDataFrame(
                List.of(RowFactory.create("x", 1)),
                org.apache.spark.sql.types.StructType.fromDDL("a STRING, b INT"));
    PublishJob job = new PublishJob(gold.workspace, false);
    List<TableRows> others = job.rows();

    assertThat(line(publishWith(others, new TableRows(small, () -> rows, "")), "made").change())
        .isEqualTo("REBUILT");
    assertThat(line(publishWith(others, new TableRows(wide, () -> rows, "")), "made").change())
        .isEqualTo("EXTENDED");
    assertThat(read("SELECT a, b FROM muye.made")).containsExactly("x 1");
    assertThat(line(publishWith(others, new TableRows(small, () -> rows, "")), "made").change())
        .isEqualTo("REBUILT");
    assertThat(read("SELECT * FROM muye.made")).containsExactly("x");

    publish();
    assertThat(read("SELECT to_regclass('muye.made')")).containsExactly("null");
  }

  private static PublishResult publishWith(List<TableRows> others, TableRows more) {
    List<TableRows> all = new ArrayList<>(others);
    all.add(more);
    return new Publisher(open.mart()).publish(all, new PublishJob(gold.workspace, false).night());
  }

  /**
   * Two tasks of A fall due on one day and one on another; 3 of 100 records are void, which is a
   * small count; and the outlines are those of the region folder.
   */
  @Test
  @Order(8)
  void countsOfTasksAndOutlinesStandInTheMartAlone() throws SQLException {
    var tables = gold.workspace.tables();
    String unit = gold.units.get(0);
    tables.replaceAll(
        DutyJob.TASKS,
        gold.workspace
            .spark()
            .sql(
                "SELECT id AS org_id, 2025 AS year, 'A1' AS task_type, '2025Q3' AS task_period,"
                    + " CAST(NULL AS STRING) AS post_id, CAST(NULL AS DATE) AS term_start, '"
                    + unit
                    + "' AS unit_id, '甲' AS unit_name_zh, 'A' AS unit_name_en, due AS due_on,"
                    + " 'MISSED' AS status, CAST(NULL AS STRING) AS activity_id,"
                    + " CAST(NULL AS DATE) AS held_on, CAST(NULL AS INT) AS days_served,"
                    + " CAST(NULL AS STRING) AS note, DATE'2025-10-25' AS as_of, 'r' AS run_id"
                    + " FROM VALUES ('o1', DATE'2025-10-10'), ('o2', DATE'2025-10-10'),"
                    + " ('o3', DATE'2025-10-11') AS t(id, due)"));
    tables.replaceAll(
        "gold.data_quality",
        gold.workspace
            .spark()
            .sql(
                "SELECT DATE'2025-10-25' AS as_of, record, 100L AS known, void, 0L AS merged,"
                    + " 100L - void AS counted, 6L AS unk, 0.06 AS unk_share, 'WARN' AS"
                    + " unk_gate_2pct, 0L AS retired_code, '' AS unk_ids, '' AS retired_code_ids,"
                    + " 'r' AS run_id FROM VALUES ('dispute', 3L), ('incident', 10L)"
                    + " AS t(record, void)"));
    publish();

    assertThat(
            read("SELECT unit_id, due_on, status, tasks FROM muye.duty_task_count ORDER BY due_on"))
        .containsExactly(unit + " 2025-10-10 MISSED 2", unit + " 2025-10-11 MISSED 1");
    assertThat(
            read(
                "SELECT record, known, void, counted, unk_gate_2pct, suppressed"
                    + " FROM muye.data_quality ORDER BY record"))
        .containsExactly("dispute null null null WARN t", "incident 100 10 90 WARN f");
    assertThat(
            read(
                "SELECT DISTINCT b.unit_id = u.unit_id, left(ring, 2) FROM muye.unit_boundary b"
                    + " JOIN muye.unit u USING (unit_id)"))
        .containsExactly("t [[");
  }

  @Test
  @Order(8)
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
    try (Connection connection = connect("muye_reader", readerPassword);
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
  @Order(9)
  void aDistrictSeesItsOwnUnitAndTheRegion() throws SQLException {
    String unit = gold.units.get(2);
    String password = open.roles().grant("district_c", unit);

    for (String table : List.of("indicator_value", "unit")) {
      assertThat(read("district_c", password, "SELECT DISTINCT unit_id FROM muye." + table))
          .as(table)
          .containsExactlyInAnyOrder(unit, gold.root);
    }
    assertThat(read("district_c", password, "SELECT count(*) > 0 FROM muye.period"))
        .containsExactly("t");
    for (String sql :
        List.of(
            "SET ROLE muye_reader", "SET ROLE muye_owner", "SELECT * FROM muye_control.account")) {
      assertThatThrownBy(() -> read("district_c", password, sql))
          .as(sql)
          .isInstanceOf(SQLException.class);
    }
    // The group of the districts alone sees no unit more.
    try (Connection connection = connect("district_c", password);
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

    open.roles().grant("district_c", gold.units.get(0));
    assertThatThrownBy(() -> connect("district_c", password)).isInstanceOf(SQLException.class);
    open.roles().revoke("district_c");
    assertThatThrownBy(() -> open.roles().revoke("district_c")).isInstanceOf(UserError.class);
  }

  @Test
  @Order(10)
  void anotherPasswordEndsTheFirst() throws SQLException {
    assertThat(open.roles().readerPassword(false)).isEmpty();
    String old = readerPassword;
    readerPassword = open.roles().readerPassword(true);

    assertThatThrownBy(() -> connect("muye_reader", old)).isInstanceOf(SQLException.class);
    assertThat(read("SELECT 1")).containsExactly("1");
  }
}
