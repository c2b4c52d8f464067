package org.muye.serving;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muye.error.PipelineBug;
import org.muye.error.UserError;
import org.muye.serving.MartState.Published;

/**
 * Publishes tables: what differs is copied beside the published rows, then one transaction puts it
 * in their place. A reader sees the night before until it commits, and the new one from then on.
 */
public final class Publisher {
  private final Mart mart;
  private final Runnable beforeSwitch;

  /**
   * What a publication shows.
   *
   * @param runId run that computed the tables
   * @param asOf day up to whose end information was used
   * @param at time of the publication
   */
  public record Night(String runId, LocalDate asOf, Instant at) {}

  /** Publishes to a mart whose roles are set up. */
  public Publisher(Mart mart) {
    this(mart, () -> {});
  }

  /**
   * Publishes to a mart whose roles are set up.
   *
   * @param beforeSwitch runs when all is copied and nothing is shown yet
   */
  Publisher(Mart mart, Runnable beforeSwitch) {
    this.mart = mart;
    this.beforeSwitch = beforeSwitch;
  }

  /**
   * Publishes.
   *
   * @param tables all published tables; a table that is missing here is taken out of the mart
   * @throws UserError when another publication is under way, or the server refuses something
   */
  public PublishResult publish(List<TableRows> tables, Night night) {
    return mart.call(connection -> publish(connection, tables, night));
  }

  private PublishResult publish(Connection connection, List<TableRows> tables, Night night)
      throws SQLException {
    // Ends with the connection, so that a killed publication blocks nobody.
    if (Mart.rows(connection, "SELECT pg_try_advisory_lock(7030, 2)").get(0).get(0).equals("f")) {
      throw UserError.of(UserError.Kind.CONFLICT, "serving.publication_under_way");
    }
    Map<String, Published> known = MartState.tables(connection);
    List<StagedTable> staged = new ArrayList<>();
    for (TableRows rows : tables) {
      staged.add(StagedTable.stage(connection, rows, known));
    }
    beforeSwitch.run();
    List<String> dropped = new ArrayList<>(known.keySet());
    tables.forEach(rows -> dropped.remove(rows.table().name()));
    PublishResult result =
        new PublishResult(
            !dropped.isEmpty() || staged.stream().anyMatch(StagedTable::isChanged),
            staged.stream().map(StagedTable::line).toList());
    String checksum = checksum(staged);
    if (result.isChanged()
        || !MartState.newest(connection).equals(List.of(night.asOf().toString(), checksum))) {
      show(connection, staged, dropped);
      record(connection, night, result, checksum);
    }
    for (StagedTable table : staged) {
      table.keepState(connection);
    }
    if (!connection.getAutoCommit()) {
      connection.commit();
      connection.setAutoCommit(true);
    }
    Mart.execute(connection, List.of("SELECT pg_advisory_unlock(7030, 2)"));
    return result;
  }

  private static void show(Connection connection, List<StagedTable> staged, List<String> dropped)
      throws SQLException {
    connection.setAutoCommit(false);
    for (StagedTable table : staged) {
      table.show(connection);
    }
    for (String table : dropped) {
      Mart.execute(connection, List.of("DROP TABLE " + Mart.SCHEMA + "." + Mart.quoted(table)));
      Mart.update(connection, "DELETE FROM muye_control.definition WHERE table_name = ?", table);
      Mart.update(connection, "DELETE FROM muye_control.slice WHERE table_name = ?", table);
    }
  }

  private static void record(
      Connection connection, Night night, PublishResult result, String checksum)
      throws SQLException {
    Mart.update(
        connection,
        "INSERT INTO muye.publication VALUES (?, ?, ?, ?, ?, ?, ?)",
        Timestamp.from(night.at()),
        night.runId(),
        night.asOf(),
        result.tables().size(),
        result.rows(),
        result.rowsWritten(),
        checksum);
  }

  private static String checksum(List<StagedTable> staged) {
    String content =
        staged.stream().map(StagedTable::content).sorted().collect(Collectors.joining());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new PipelineBug("every Java has SHA-256", e);
    }
  }
}
