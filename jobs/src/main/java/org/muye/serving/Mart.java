package org.muye.serving;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.muye.error.UserError;

/** A connection to the mart as the owner of its tables. */
public final class Mart implements AutoCloseable {
  /** The schema that readers see. */
  public static final String SCHEMA = "muye";

  /** What the publisher keeps for itself. */
  static final String CONTROL = "muye_control";

  /** The oldest server: earlier ones cannot have a key with NULL in it. */
  private static final int OLDEST = 15;

  private final MartAddress address;
  private final Connection connection;

  private Mart(MartAddress address, Connection connection) {
    this.address = address;
    this.connection = connection;
  }

  /**
   * Connects.
   *
   * @throws UserError when the server cannot be reached, refuses the password, or is too old
   */
  public static Mart open(MartAddress address) {
    Properties properties = new Properties();
    if (address.user() != null) {
      properties.setProperty("user", address.user());
    }
    if (address.password() != null) {
      properties.setProperty("password", address.password());
    }
    properties.setProperty("ApplicationName", "muye");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("options", "-c timezone=UTC -c client_min_messages=warning");
    try {
      Connection connection = DriverManager.getConnection(address.url(), properties);
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST) {
        connection.close();
        throw UserError.of("serving.server_too_old", version, OLDEST);
      }
      return new Mart(address, connection);
    } catch (SQLException e) {
      throw MartErrors.explain(address, e);
    }
  }

  /** What is done with the connection. */
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /**
   * Does something with the connection.
   *
   * @throws UserError for what the server refuses
   */
  <T> T call(Work<T> work) {
    try {
      return work.run(connection);
    } catch (SQLException e) {
      throw MartErrors.explain(address, e);
    }
  }

  /** Runs statements in order. */
  void execute(List<String> statements) {
    call(
        c -> {
          execute(c, statements);
          return true;
        });
  }

  static void execute(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Runs a statement with parameters and returns the number of rows. */
  static int update(Connection connection, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }

  /** The rows of a query as text. */
  static List<List<String>> rows(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<List<String>> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= columns; i++) {
            String text = result.getString(i);
            row.add(text == null ? "" : text);
          }
          rows.add(row);
        }
      }
      return rows;
    }
  }

  /** A name as SQL. */
  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** A text as SQL. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  @Override
  public void close() {
    call(
        c -> {
          c.close();
          return true;
        });
  }
}
