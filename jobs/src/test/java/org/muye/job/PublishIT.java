package org.muye.job;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
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

/** What of gold made by hand is published, and when. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublishIT {
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

  private static PublishResult publish() {
    return mart.publish(false);
  }

  private static List<String> read(String sql) throws SQLException {
    return mart.read(sql);
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
                    + mart.gold().root
                    + "', unit_id"))
        .containsExactly(
            mart.gold().units.get(0) + " 2025Q2 12 2.4 f",
            mart.gold().units.get(1) + " 2025Q2 20 4 f",
            mart.gold().units.get(2) + " 2025Q2 40 8 f",
            mart.gold().root + " 2025Q2 72 4.8 f",
            mart.gold().units.get(1) + " 2025Q3 null null t",
            mart.gold().units.get(2) + " 2025Q3 30 6 f",
            mart.gold().root + " 2025Q3 53 3.533333333333333 f");
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
      PublishResult again = mart.publish(full);

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
    mart.remake(31);

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
                    + mart.gold().units.get(2)
                    + "'"))
        .containsExactly("31");
    assertThat(read("SELECT count(*) FROM muye.publication")).containsExactly("2");
  }

  @Test
  @Order(6)
  void aPublicationThatIsKilledLeavesTheNightBefore() throws SQLException {
    mart.remake(99);
    PublishJob job = new PublishJob(mart.gold().workspace, false);
    List<TableRows> rows = job.rows();

    try (OpenMart other = OpenMart.of(mart.gold().workspace, Listening.locally())) {
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
    TableStore tables = mart.gold().workspace.tables();
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
        mart.gold()
            .workspace
            .spark()
            .createDataFrame(
                List.of(RowFactory.create("x", 1)),
                org.apache.spark.sql.types.StructType.fromDDL("a STRING, b INT"));
    PublishJob job = new PublishJob(mart.gold().workspace, false);
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
    return new Publisher(mart.open().mart())
        .publish(all, new PublishJob(mart.gold().workspace, false).night());
  }

  /**
   * Two tasks of A fall due on one day and one on another; 3 of 100 records are void, which is a
   * small count; and the outlines are those of the region folder.
   */
  @Test
  @Order(8)
  void countsOfTasksAndOutlinesStandInTheMartAlone() throws SQLException {
    var tables = mart.gold().workspace.tables();
    String unit = mart.gold().units.get(0);
    tables.replaceAll(
        DutyJob.TASKS,
        mart.gold()
            .workspace
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
        mart.gold()
            .workspace
            .spark()
            .sql(
                "SELECT DATE'2025-10-25' AS as_of, record, 100L AS known, void, 0L AS merged,"
                    + " 100L - void AS counted, 6L AS unk, 0.06 AS unk_share, 'WARN' AS"
                    + " unk_gate_2pct, 0L AS retired_code, '' AS unk_ids, '' AS retired_code_ids,"
                    + " NULL AS states, 'r' AS run_id FROM VALUES ('dispute', 3L), ('incident', 10L)"
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
}
