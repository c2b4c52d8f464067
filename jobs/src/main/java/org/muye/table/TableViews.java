package org.muye.table;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;

/** Makes tables known to SQL by their names, in the session's catalog only. */
public final class TableViews {
  private final TableStore tables;

  /** Views of the tables of a warehouse. */
  public TableViews(TableStore tables) {
    this.tables = tables;
  }

  /**
   * Makes a table known as `layer.name`; a table that was never written has no rows.
   *
   * @param table a table with a contract
   */
  public void provide(String table) {
    SparkSession spark = tables.spark();
    String layer = table.substring(0, table.indexOf('.'));
    // A location of its own, or the session would make a folder where the command was called.
    spark.sql(
        "CREATE DATABASE IF NOT EXISTS "
            + quoted(layer)
            + " LOCATION '"
            + tables.location(layer).replace("\\", "\\\\").replace("'", "\\'")
            + "'");
    spark.sql(
        "CREATE OR REPLACE VIEW "
            + quoted(layer)
            + "."
            + quoted(table.substring(layer.length() + 1))
            + " AS "
            + (tables.exists(table)
                ? "SELECT * FROM delta." + quoted(tables.location(table))
                : empty(table)));
  }

  private String empty(String table) {
    List<String> columns = new ArrayList<>();
    for (StructField field : tables.schema(table).fields()) {
      columns.add("CAST(NULL AS " + field.dataType().sql() + ") AS " + quoted(field.name()));
    }
    return "SELECT " + String.join(", ", columns) + " WHERE false";
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
