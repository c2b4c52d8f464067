package org.muye.table;

import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.delta.catalog.DeltaTableV2;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The tables of a warehouse as a catalog of Spark's that lists nothing and changes nothing. Views
 * read through it, so that no session needs paths in its SQL.
 */
public final class ReadOnlyCatalog implements TableCatalog {
  /** The option with the warehouse's folder. */
  public static final String WAREHOUSE = "warehouse";

  private String name = "";
  private String warehouse = "";

  @Override
  public void initialize(String name, CaseInsensitiveStringMap options) {
    this.name = name;
    this.warehouse = options.getOrDefault(WAREHOUSE, "");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Identifier[] listTables(String[] namespace) {
    return new Identifier[0];
  }

  @Override
  public Table loadTable(Identifier table) throws NoSuchTableException {
    if (table.namespace().length != 1 || !isName(table.namespace()[0]) || !isName(table.name())) {
      throw new NoSuchTableException(table);
    }
    Path path = new Path(new Path(warehouse, table.namespace()[0]), table.name());
    return DeltaTableV2.apply(
        SparkSession.active(),
        path,
        scala.Option.empty(),
        scala.Option.empty(),
        scala.collection.immutable.Map$.MODULE$.empty(),
        scala.Option.empty());
  }

  private static boolean isName(String word) {
    return word.matches("[a-z_]+");
  }

  @Override
  public Table createTable(
      Identifier table, StructType schema, Transform[] parts, Map<String, String> properties) {
    throw new UnsupportedOperationException("the warehouse is read only here");
  }

  @Override
  public Table alterTable(Identifier table, TableChange... changes) {
    throw new UnsupportedOperationException("the warehouse is read only here");
  }

  @Override
  public boolean dropTable(Identifier table) {
    throw new UnsupportedOperationException("the warehouse is read only here");
  }

  @Override
  public void renameTable(Identifier from, Identifier to) {
    throw new UnsupportedOperationException("the warehouse is read only here");
  }
}
