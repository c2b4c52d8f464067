package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.muye.serving.Listening;
import org.muye.serving.PublishResult;
import org.muye.serving.Publisher;
import org.muye.time.Period;

/** Gold made by hand, published to an embedded PostgreSQL. */
final class MadeMart implements AutoCloseable {
  private static final Period BEFORE = Period.parse("2025Q2");

  private final Path folder;
  private final OpenMart open;
  private MadeGold gold;
  private String readerPassword;

  /** Published once. */
  MadeMart(Path folder) {
    this.folder = folder;
    this.gold = made(folder, 30);
    ReferenceTables.write(gold.workspace, gold.run, BEFORE.start());
    this.open = OpenMart.of(gold.workspace, Listening.locally());
    assertThat(publish(false).isChanged()).isTrue();
    this.readerPassword = open.roles().readerPassword(false);
  }

  /** What is published next. */
  MadeGold gold() {
    return gold;
  }

  OpenMart open() {
    return open;
  }

  /** Makes gold anew, with another count of C in the last quarter. */
  void remake(double countOfC) {
    gold = made(folder, countOfC);
  }

  /**
   * Three units and the city in two quarters; of A only 3 disputes, so that B has to go as well.
   */
  private static MadeGold made(Path folder, double countOfC) {
    MadeGold made = new MadeGold(folder);
    for (Period quarter : List.of(BEFORE, MadeGold.LAST)) {
      double c = quarter.equals(BEFORE) ? 40 : countOfC;
      double a = quarter.equals(BEFORE) ? 12 : 3;
      made.value(made.units.get(0), quarter, "D1", null, a, a / 5, null);
      made.value(made.units.get(1), quarter, "D1", null, 20.0, 4.0, null);
      made.value(made.units.get(2), quarter, "D1", null, c, c / 5, null);
      made.value(made.root, quarter, "D1", null, a + 20 + c, (a + 20 + c) / 15, "a\tb\\c\nd");
    }
    made.workspace.tables().replaceAll(IndicatorsJob.VALUES, made.rows());
    return made;
  }

  PublishResult publish(boolean full) {
    PublishJob job = new PublishJob(gold.workspace, full);
    return new Publisher(open.mart()).publish(job.rows(), job.night());
  }

  Connection connect(String user, String password) throws SQLException {
    return DriverManager.getConnection(
        Objects.requireNonNull(open.server()).address().url(), user, password);
  }

  List<String> read(String user, String password, String sql) throws SQLException {
    try (Connection connection = connect(user, password);
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(rows.getString(i)));
        }
        lines.add(String.join(" ", cells));
      }
      return lines;
    }
  }

  List<String> read(String sql) throws SQLException {
    return read("muye_reader", readerPassword, sql);
  }

  String readerPassword() {
    return readerPassword;
  }

  /** Gives the reader another password; `read` uses it from now on. */
  void renewReaderPassword() {
    readerPassword = open.roles().readerPassword(true);
  }

  @Override
  public void close() {
    open.close();
  }
}
