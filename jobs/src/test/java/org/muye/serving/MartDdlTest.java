package org.muye.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muye.contract.Contract;
import org.muye.contract.ContractCatalog;

/** The tables of the mart as the shipped contracts say. */
class MartDdlTest {
  private static final ContractCatalog CONTRACTS = ContractCatalog.load();

  private static MartTable table(String name) {
    Contract contract = CONTRACTS.get(name);
    return MartTable.of(contract, contract.columns(), false);
  }

  @Test
  void aTableHasTheColumnsAndTheKeyOfItsContract() {
    // spatial_autocorrelation: a breakdown may be absent, so that the key may hold NULL.
    assertThat(new MartDdl(table("gold.spatial_autocorrelation")).create())
        .contains(
            "CREATE TABLE muye.\"spatial_autocorrelation\" (\"indicator_id\" text, \"category\""
                + " text, \"period_type\" text, \"period\" text, \"statistic\" double precision,"
                + " \"expectation\" double precision, \"variance\" double precision, \"p_value\""
                + " double precision, \"units\" integer, \"as_of\" date, \"run_id\" text)",
            "ALTER TABLE muye.\"spatial_autocorrelation\" ADD UNIQUE NULLS NOT DISTINCT"
                + " (\"indicator_id\", \"category\", \"period_type\", \"period\")");
    assertThat(new MartDdl(table("gold.warning")).create())
        .contains("ALTER TABLE muye.\"warning\" ADD PRIMARY KEY (\"unit_id\", \"period\")");
  }

  @Test
  void rowsOfUnitsAreKeptFromOtherDistricts() {
    assertThat(new MartDdl(table("gold.warning")).create())
        .contains("ALTER TABLE muye.\"warning\" ENABLE ROW LEVEL SECURITY")
        .anyMatch(sql -> sql.startsWith("CREATE POLICY own_unit ON muye.\"warning\""));
    assertThat(new MartDdl(table("gold.backtest")).create())
        .noneMatch(sql -> sql.contains("POLICY"));
  }

  @Test
  void commentsAreInBothLanguages() {
    assertThat(new MartDdl(table("gold.indicator_value")).comments())
        .contains(
            "COMMENT ON TABLE muye.\"indicator_value\" IS '指标值 | Indicator values: Values of all"
                + " indicators by unit and period, by as-of date.'",
            "COMMENT ON COLUMN muye.\"indicator_value\".\"definition_version\" IS '定义版本 |"
                + " Definition version: Version of the indicator''s meaning'");
  }

  @Test
  void onlyAPeriodOfUnitsIsRewrittenApart() {
    assertThat(table("gold.indicator_value").slicedBy()).isEqualTo("period");
    assertThat(table("gold.period").slicedBy()).isNull();
    assertThat(table("gold.unit").slicedBy()).isNull();
  }

  private static final MartTable SMALL =
      new MartTable(
          "small",
          "小表 | Small",
          List.of(
              new MartTable.Column("a", "text", "甲 | A"),
              new MartTable.Column("b", "integer", "乙 | B")),
          List.of("a"),
          false);

  private static Map<String, String> present(String... namesAndTypes) {
    Map<String, String> present = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      present.put(namesAndTypes[i], namesAndTypes[i + 1]);
    }
    return present;
  }

  @Test
  void aTableThatIsAsItShouldBeIsLeftAlone() {
    TableChange change = TableChange.of(SMALL, present("b", "integer", "a", "text"), List.of("a"));

    assertThat(change.kind()).isEqualTo(TableChange.Kind.NONE);
    assertThat(change.statements()).isEmpty();
  }

  @Test
  void aNewColumnIsAddedInPlace() {
    TableChange change = TableChange.of(SMALL, present("a", "text"), List.of("a"));

    assertThat(change.kind()).isEqualTo(TableChange.Kind.EXTENDED);
    assertThat(change.statements())
        .containsExactly("ALTER TABLE muye.\"small\" ADD COLUMN \"b\" integer");
  }

  @Test
  void aRemovedOrRetypedColumnOrAnotherKeyMakesTheTableAnew() {
    for (TableChange change :
        List.of(
            TableChange.of(SMALL, present("a", "text", "b", "integer", "c", "text"), List.of("a")),
            TableChange.of(SMALL, present("a", "text", "b", "bigint"), List.of("a")),
            TableChange.of(SMALL, present("a", "text", "b", "integer"), List.of("a", "b")))) {
      assertThat(change.kind()).isEqualTo(TableChange.Kind.REBUILT);
      assertThat(change.statements()).startsWith("DROP TABLE muye.\"small\"");
    }
  }

  @Test
  void aTableThatIsNotThereIsMade() {
    TableChange change = TableChange.of(SMALL, present(), List.of());

    assertThat(change.kind()).isEqualTo(TableChange.Kind.REBUILT);
    assertThat(change.statements()).first().asString().startsWith("CREATE TABLE");
  }

  @Test
  void namesAndTextsAreQuoted() {
    assertThat(Mart.quoted("a\"b")).isEqualTo("\"a\"\"b\"");
    assertThat(Mart.literal("a'b")).isEqualTo("'a''b'");
  }
}
