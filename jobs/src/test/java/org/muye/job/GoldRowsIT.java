package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.table.TableStore;

class GoldRowsIT {
  private static final String TABLE = "gold.period";
  private static final Map<String, String> YEAR = Map.of("period_type", "year", "period", "2007");

  @TempDir Path folder;

  private Dataset<Row> years(TableStore tables, int files) {
    Dataset<Row> years =
        tables
            .spark()
            .range(1900, 2100)
            .selectExpr(
                "'year' as period_type",
                "cast(id as string) as period",
                "make_date(id, 1, 1) as period_start");
    for (String column : tables.schema(TABLE).fieldNames()) {
      if (!List.of(years.columns()).contains(column)) {
        years = years.withColumn(column, functions.lit(null));
      }
    }
    return years.repartition(files);
  }

  /** A table of many files is asked of the engine, one of few is not; the answer is the same. */
  @Test
  void rowsAreTheSameWhoeverFindsThem() throws Exception {
    Workspace workspace =
        new TestWorkspace(folder, "xinxiang")
            .source("disputes", "dispute", "gbt31000-table30", folder.resolve("*.csv"))
            .open();
    GoldRows gold = new GoldRows(workspace);
    assertThat(gold.of(TABLE, YEAR)).isEmpty();
    assertThat(gold.newest(TABLE, "period_start")).isNull();
    for (int files : List.of(2, 70)) {
      workspace.tables().replaceAll(TABLE, years(workspace.tables(), files));
      assertThat(gold.of(TABLE, YEAR))
          .singleElement()
          .satisfies(
              row ->
                  assertThat(row.<LocalDate>getAs("period_start"))
                      .isEqualTo(LocalDate.parse("2007-01-01")));
      assertThat(gold.newest(TABLE, "period_start")).isEqualTo(LocalDate.parse("2099-01-01"));
    }
  }
}
