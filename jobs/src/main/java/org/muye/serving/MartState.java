package org.muye.serving;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muye.serving.CopyLines.Slice;

/** What the mart holds now. */
final class MartState {
  private MartState() {}

  /** Names and types of a table's columns in order; empty when there is no such table. */
  static Map<String, String> columns(Connection connection, String table) throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    for (List<String> row :
        Mart.rows(
            connection,
            "SELECT a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_attribute a"
                + " JOIN pg_class c ON c.oid = a.attrelid"
                + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = ? AND c.relname = ? AND c.relkind = 'r'"
                + " AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum",
            Mart.SCHEMA,
            table)) {
      columns.put(row.get(0), row.get(1));
    }
    return columns;
  }

  /** The columns of a table's key in order. */
  static List<String> key(Connection connection, String table) throws SQLException {
    List<String> key = new ArrayList<>();
    for (List<String> row :
        Mart.rows(
            connection,
            "SELECT a.attname FROM pg_constraint k"
                + " JOIN pg_class c ON c.oid = k.conrelid"
                + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " CROSS JOIN LATERAL unnest(k.conkey) WITH ORDINALITY AS part(attnum, place)"
                + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = part.attnum"
                + " WHERE n.nspname = ? AND c.relname = ? AND k.contype IN ('p', 'u')"
                + " ORDER BY part.place",
            Mart.SCHEMA,
            table)) {
      key.add(row.get(0));
    }
    return key;
  }

  /** The slices of a table by name. */
  static Map<String, Slice> slices(Connection connection, String table) throws SQLException {
    Map<String, Slice> slices = new TreeMap<>();
    for (List<String> row :
        Mart.rows(
            connection,
            "SELECT slice, rows, checksum FROM muye_control.slice WHERE table_name = ?",
            table)) {
      slices.put(row.get(0), new Slice(Long.parseLong(row.get(1)), row.get(2)));
    }
    return slices;
  }

  /** Whether the mart keeps what its tables were made from. */
  static boolean keepsState(Connection connection) throws SQLException {
    return !Mart.rows(
            connection,
            "SELECT 1 FROM information_schema.columns WHERE table_schema = ? AND table_name ="
                + " 'definition' AND column_name = 'state'",
            Mart.CONTROL)
        .isEmpty();
  }

  /**
   * A published table.
   *
   * @param definition its columns and comments
   * @param state what its rows were made from
   */
  record Published(String definition, String state) {}

  /** All published tables by name. */
  static Map<String, Published> tables(Connection connection) throws SQLException {
    Map<String, Published> tables = new TreeMap<>();
    for (List<String> row :
        Mart.rows(
            connection, "SELECT table_name, definition, state FROM muye_control.definition")) {
      tables.put(row.get(0), new Published(row.get(1), row.get(2)));
    }
    return tables;
  }

  /** As-of day and checksum of the newest publication; empty before the first. */
  static List<String> newest(Connection connection) throws SQLException {
    List<List<String>> rows =
        Mart.rows(
            connection,
            "SELECT as_of, checksum FROM muye.publication ORDER BY published_at DESC LIMIT 1");
    return rows.isEmpty() ? List.of() : rows.get(0);
  }
}
