package org.muye.serving;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.muye.serving.CopyLines.Slice;
import org.muye.serving.MartState.Published;
import org.muye.serving.TableChange.Kind;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** What is new in a table, copied beside the published rows until the switch. */
final class StagedTable {
  private final MartDdl ddl;
  private final MartTable table;
  private final String state;
  private final TableChange change;
  private final Map<String, Slice> slices;
  private final TreeSet<String> written;
  private final TreeSet<String> gone;
  private final boolean isRedefined;

  private StagedTable(
      MartTable table,
      String state,
      TableChange change,
      Map<String, Slice> slices,
      Map<String, Slice> published,
      boolean isRedefined) {
    this.table = table;
    this.state = state;
    this.ddl = new MartDdl(table);
    this.change = change;
    this.slices = slices;
    this.isRedefined = isRedefined;
    this.gone = new TreeSet<>(published.keySet());
    this.written = new TreeSet<>();
    slices.forEach(
        (name, slice) -> {
          gone.remove(name);
          if (change.kind() == Kind.REBUILT || !slice.equals(published.get(name))) {
            written.add(name);
          }
        });
  }

  /** Compares rows with what is published and copies what differs. */
  static StagedTable stage(Connection connection, TableRows rows, Map<String, Published> known)
      throws SQLException {
    MartTable table = rows.table();
    TableChange change =
        TableChange.of(
            table,
            MartState.columns(connection, table.name()),
            MartState.key(connection, table.name()));
    Published before = known.get(table.name());
    String definition = new MartDdl(table).definition();
    boolean isRedefined = before == null || !before.definition().equals(definition);
    Map<String, Slice> published = MartState.slices(connection, table.name());
    if (before != null
        && !isRedefined
        && change.kind() == Kind.NONE
        && !rows.state().isEmpty()
        && before.state().equals(rows.state())) {
      return new StagedTable(table, rows.state(), change, published, published, false);
    }
    try (CopyLines lines = new CopyLines(table, rows.rows().get())) {
      StagedTable staged =
          new StagedTable(table, rows.state(), change, lines.slices(), published, isRedefined);
      if (!staged.written.isEmpty()) {
        Mart.execute(connection, List.of(staged.ddl.createStaging()));
        staged.copy(connection, lines.of(staged.written));
      }
      return staged;
    }
  }

  private void copy(Connection connection, Iterator<String> lines) throws SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(ddl.copyToStaging());
    try {
      while (lines.hasNext()) {
        byte[] line = (lines.next() + "\n").getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(line, 0, line.length);
      }
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  /** Puts the staged rows in the place of the published ones; part of the switch. */
  void show(Connection connection) throws SQLException {
    Mart.execute(connection, change.statements());
    if (isRedefined) {
      Mart.execute(connection, ddl.comments());
      Mart.update(
          connection,
          "INSERT INTO muye_control.definition VALUES (?, ?, '')"
              + " ON CONFLICT (table_name) DO UPDATE SET definition = excluded.definition",
          table.name(),
          ddl.definition());
    }
    List<String> outdated = new ArrayList<>(written);
    outdated.addAll(gone);
    for (String slice : outdated) {
      if (change.kind() != Kind.REBUILT) {
        delete(connection, slice);
      }
      Mart.update(
          connection,
          "DELETE FROM muye_control.slice WHERE table_name = ? AND slice = ?",
          table.name(),
          slice);
    }
    if (!written.isEmpty()) {
      Mart.execute(connection, List.of(ddl.insertStaged(), ddl.dropStaging()));
    }
    for (Map.Entry<String, Slice> slice : slices.entrySet()) {
      if (written.contains(slice.getKey())) {
        Mart.update(
            connection,
            "INSERT INTO muye_control.slice VALUES (?, ?, ?, ?)",
            table.name(),
            slice.getKey(),
            slice.getValue().checksum(),
            slice.getValue().rows());
      }
    }
  }

  /** Notes what the rows are made from, so that they are not read again until it changes. */
  void keepState(Connection connection) throws SQLException {
    Mart.update(
        connection,
        "UPDATE muye_control.definition SET state = ? WHERE table_name = ? AND state <> ?",
        state,
        table.name(),
        state);
  }

  private void delete(Connection connection, String slice) throws SQLException {
    String slicedBy = table.slicedBy();
    if (slicedBy == null) {
      Mart.update(connection, "DELETE FROM " + ddl.name());
    } else {
      Mart.update(
          connection,
          "DELETE FROM " + ddl.name() + " WHERE " + Mart.quoted(slicedBy) + " = ?",
          slice);
    }
  }

  boolean isChanged() {
    return isRedefined || change.kind() != Kind.NONE || !written.isEmpty() || !gone.isEmpty();
  }

  /** What the publication says of the table. */
  PublishResult.Line line() {
    return new PublishResult.Line(
        table.name(),
        slices.values().stream().mapToLong(Slice::rows).sum(),
        slices.entrySet().stream()
            .filter(slice -> written.contains(slice.getKey()))
            .mapToLong(slice -> slice.getValue().rows())
            .sum(),
        slices.size(),
        written.size() + gone.size(),
        change.kind().name());
  }

  /** Names and checksums of all slices, for the checksum of the publication. */
  String content() {
    StringBuilder content = new StringBuilder(table.name()).append('\n');
    slices.forEach(
        (name, slice) -> content.append(name).append('\t').append(slice.checksum()).append('\n'));
    return content.toString();
  }
}
