package org.muye.table;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/**
 * Views of chosen columns of tables, read through a {@link ReadOnlyCatalog}: what is not chosen
 * cannot be named.
 */
public final class ColumnViews {
  private final SparkSession spark;
  private final String catalog;
  private final String warehouse;

  /**
   * A column.
   *
   * @param type Spark DDL type
   * @param comment what it holds
   */
  public record Column(String name, String type, String comment) {}

  /**
   * Views in a session's own catalog.
   *
   * @param catalog name of the catalog that reads the warehouse
   * @param warehouse folder of the warehouse
   */
  public ColumnViews(SparkSession spark, String catalog, String warehouse) {
    this.spark = spark;
    this.catalog = catalog;
    this.warehouse = warehouse;
  }

  /** Makes the schema that views are made in. */
  public void schema(String schema) {
    spark.sql("CREATE DATABASE IF NOT EXISTS " + quoted(schema));
  }

  /**
   * Makes a view of the table of the same schema and name; a table that was never written has no
   * rows.
   *
   * @return the query of the view, by which the engine asks for it again
   * @throws IOException when the warehouse cannot be reached
   */
  public String provide(String schema, String table, String comment, List<Column> columns)
      throws IOException {
    boolean exists =
        TablePlaces.exists(
            spark.sparkContext().hadoopConfiguration(), warehouse + "/" + schema + "/" + table);
    String query =
        exists
            ? "SELECT "
                + columns.stream().map(c -> quoted(c.name())).collect(Collectors.joining(", "))
                + " FROM "
                + quoted(catalog)
                + "."
                + quoted(schema)
                + "."
                + quoted(table)
            : "SELECT "
                + columns.stream()
                    .map(c -> "CAST(NULL AS " + c.type() + ") AS " + quoted(c.name()))
                    .collect(Collectors.joining(", "))
                + " WHERE false";
    String named =
        columns.stream()
            .map(c -> quoted(c.name()) + " COMMENT " + literal(c.comment()))
            .collect(Collectors.joining(", "));
    spark.sql(
        "CREATE OR REPLACE VIEW "
            + quoted(schema)
            + "."
            + quoted(table)
            + " ("
            + named
            + ") COMMENT "
            + literal(comment)
            + " AS "
            + query);
    return query;
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  private static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
