package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.region.Unit;
import org.muye.spark.SparkSessions;
import org.muye.table.RowLookup;
import org.muye.time.Period;

/**
 * Few rows of a large table: without an engine where that can be, so that they are there at once.
 */
final class GoldRows {
  private final Workspace workspace;
  private final RowLookup lookup;

  GoldRows(Workspace workspace) {
    this.workspace = workspace;
    this.lookup =
        new RowLookup(SparkSessions.hadoop(), workspace.warehouse(), workspace.contracts());
  }

  /** The rows of a unit and period. */
  List<Row> of(String table, Unit unit, Period period) {
    return of(table, Map.of("unit_id", unit.id(), "period", period.label()));
  }

  /**
   * The rows that have given texts in some columns.
   *
   * @param texts by column
   */
  List<Row> of(String table, Map<String, String> texts) {
    return lookup.rows(table, texts).orElseGet(() -> byEngine(table, texts));
  }

  private List<Row> byEngine(String table, Map<String, String> texts) {
    Dataset<Row> rows = workspace.tables().read(table);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      rows = rows.where(col(text.getKey()).equalTo(text.getValue()));
    }
    return rows.collectAsList();
  }

  /** The newest day in a column; null where there is none. */
  @Nullable LocalDate newest(String table, String column) {
    return lookup
        .newest(table, column)
        .orElseGet(() -> workspace.tables().read(table).agg(max(column)).head().getAs(0));
  }
}
