package org.muye.job;

import static org.apache.spark.sql.functions.expr;

import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.muye.table.TableStore;

/** A row of any table that says only what a test needs. */
final class MadeRow {
  private MadeRow() {}

  /**
   * Adds a row.
   *
   * @param values SQL by column; the other columns are NULL
   */
  static void append(TableStore tables, String table, Map<String, String> values) {
    Column[] columns =
        Stream.of(tables.schema(table).fields())
            .map(
                field ->
                    expr(values.getOrDefault(field.name(), "null"))
                        .cast(field.dataType())
                        .as(field.name()))
            .toArray(Column[]::new);
    tables.append(table, tables.spark().range(1).select(columns));
  }
}
