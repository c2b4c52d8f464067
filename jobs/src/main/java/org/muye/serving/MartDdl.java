package org.muye.serving;

import static org.muye.serving.Mart.literal;
import static org.muye.serving.Mart.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.muye.serving.MartTable.Column;

/** The statements that make a table of the mart what its contract says. */
final class MartDdl {
  private final MartTable table;
  private final String name;

  MartDdl(MartTable table) {
    this.table = table;
    this.name = Mart.SCHEMA + "." + quoted(table.name());
  }

  /** The table's full name. */
  String name() {
    return name;
  }

  /** A new table with its key, indexes and row-level security. */
  List<String> create() {
    List<String> statements = new ArrayList<>();
    statements.add("CREATE TABLE " + name + " (" + definitions() + ")");
    statements.add(
        "ALTER TABLE "
            + name
            + " ADD "
            + (table.hasNullInKey() ? "UNIQUE NULLS NOT DISTINCT" : "PRIMARY KEY")
            + " ("
            + names(table.key())
            + ")");
    if (table.slicedBy() != null) {
      statements.add("CREATE INDEX ON " + name + " (" + quoted("period") + ", unit_id)");
    }
    if (table.isByUnit()) {
      statements.add("ALTER TABLE " + name + " ENABLE ROW LEVEL SECURITY");
      statements.add(
          "CREATE POLICY all_units ON "
              + name
              + " FOR SELECT TO "
              + MartRoles.READER
              + " USING (true)");
      statements.add(
          "CREATE POLICY own_unit ON "
              + name
              + " FOR SELECT TO "
              + MartRoles.DISTRICT
              + " USING (unit_id IN (SELECT "
              + Mart.CONTROL
              + ".visible_units()))");
    }
    statements.add(
        "GRANT SELECT ON " + name + " TO " + MartRoles.READER + ", " + MartRoles.DISTRICT);
    return statements;
  }

  /** The place of new rows before the switch, seen by this connection only. */
  String createStaging() {
    return "CREATE TEMPORARY TABLE " + staging() + " (" + definitions() + ")";
  }

  String staging() {
    return quoted("staging_" + table.name());
  }

  String dropStaging() {
    return "DROP TABLE " + staging();
  }

  String copyToStaging() {
    return "COPY " + staging() + " (" + columnNames() + ") FROM STDIN";
  }

  String insertStaged() {
    return "INSERT INTO "
        + name
        + " ("
        + columnNames()
        + ") SELECT "
        + columnNames()
        + " FROM "
        + staging();
  }

  String add(Column column) {
    return "ALTER TABLE " + name + " ADD COLUMN " + definition(column);
  }

  String drop() {
    return "DROP TABLE " + name;
  }

  /** Comments in both languages. */
  List<String> comments() {
    List<String> statements = new ArrayList<>();
    statements.add("COMMENT ON TABLE " + name + " IS " + literal(table.comment()));
    for (Column column : table.columns()) {
      statements.add(
          "COMMENT ON COLUMN "
              + name
              + "."
              + quoted(column.name())
              + " IS "
              + literal(column.comment()));
    }
    return statements;
  }

  /** All that the table is; another text means another table. */
  String definition() {
    return String.join(";\n", create()) + ";\n" + String.join(";\n", comments());
  }

  private String definitions() {
    return table.columns().stream().map(MartDdl::definition).collect(Collectors.joining(", "));
  }

  private static String definition(Column column) {
    return quoted(column.name()) + " " + column.type();
  }

  private String columnNames() {
    return names(table.columns().stream().map(Column::name).toList());
  }

  private static String names(List<String> columns) {
    return columns.stream().map(Mart::quoted).collect(Collectors.joining(", "));
  }
}
