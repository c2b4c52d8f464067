package org.muye.serving;

import static org.muye.serving.Mart.literal;
import static org.muye.serving.Mart.quoted;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.muye.error.UserError;
import org.postgresql.PGConnection;

/**
 * Who may read the mart: one role that sees every unit, and accounts of districts that see their
 * own unit and the region. Nobody but the owner may write.
 */
public final class MartRoles {
  /** Sees every unit. */
  public static final String READER = "muye_reader";

  /** What accounts of districts have in common; cannot log in itself. */
  static final String DISTRICT = "muye_district";

  private static final String ALPHABET =
      "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
  private static final int LENGTH = 24;
  private static final String TIMEOUT = "60s";

  private final Mart mart;

  /** The roles of a mart, whose schemas and groups are made if they are not there yet. */
  public MartRoles(Mart mart, String root) {
    this.mart = mart;
    mart.call(
        connection -> {
          connection.setAutoCommit(false);
          try {
            setUp(connection, root);
            connection.commit();
          } catch (SQLException e) {
            connection.rollback();
            throw e;
          } finally {
            connection.setAutoCommit(true);
          }
          return true;
        });
  }

  private static void setUp(Connection connection, String root) throws SQLException {
    // Two first runs at the same time would otherwise both make the roles.
    Mart.execute(connection, List.of("SELECT pg_advisory_xact_lock(7030, 1)"));
    List<String> statements = new ArrayList<>();
    if (!exists(connection, READER)) {
      statements.add("CREATE ROLE " + READER + " LOGIN");
      statements.addAll(limits(READER));
    }
    if (!exists(connection, DISTRICT)) {
      statements.add("CREATE ROLE " + DISTRICT + " NOLOGIN");
    }
    boolean isNew =
        Mart.rows(connection, "SELECT 1 FROM pg_namespace WHERE nspname = ?", Mart.CONTROL)
            .isEmpty();
    if (isNew) {
      statements.addAll(schemas(connection.getCatalog()));
    }
    if (!isNew && !MartState.keepsState(connection)) {
      // A mart of an earlier version: nothing is known of what its rows were made from.
      statements.add(
          "ALTER TABLE muye_control.definition ADD COLUMN state text NOT NULL DEFAULT ''");
    }
    Mart.execute(connection, statements);
    Mart.update(
        connection,
        "UPDATE muye_control.setting SET root_unit = ? WHERE root_unit IS DISTINCT FROM ?",
        root,
        root);
  }

  private static boolean exists(Connection connection, String role) throws SQLException {
    return !Mart.rows(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role).isEmpty();
  }

  /** Courtesy, not protection: a session may change them, rights it cannot. */
  private static List<String> limits(String login) {
    return List.of(
        "ALTER ROLE " + quoted(login) + " SET statement_timeout = " + literal(TIMEOUT),
        "ALTER ROLE " + quoted(login) + " SET default_transaction_read_only = on",
        "ALTER ROLE " + quoted(login) + " SET search_path = " + Mart.SCHEMA);
  }

  private static List<String> schemas(String database) {
    String readers = READER + ", " + DISTRICT;
    return List.of(
        "REVOKE ALL ON DATABASE " + quoted(database) + " FROM PUBLIC",
        "GRANT CONNECT ON DATABASE " + quoted(database) + " TO " + readers,
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "CREATE SCHEMA IF NOT EXISTS " + Mart.SCHEMA,
        "GRANT USAGE ON SCHEMA " + Mart.SCHEMA + " TO " + readers,
        "CREATE SCHEMA muye_control",
        "CREATE TABLE muye_control.setting"
            + " (root_unit text, reader_has_password boolean NOT NULL)",
        "INSERT INTO muye_control.setting VALUES (NULL, false)",
        "CREATE TABLE muye_control.account (user_name text PRIMARY KEY, unit_id text NOT NULL)",
        "CREATE TABLE muye_control.definition"
            + " (table_name text PRIMARY KEY, definition text NOT NULL, state text NOT NULL)",
        "CREATE TABLE muye_control.slice (table_name text, slice text, checksum text NOT NULL,"
            + " rows bigint NOT NULL, PRIMARY KEY (table_name, slice))",
        // The login counts, not the role it may have changed to, and it cannot be changed.
        "CREATE FUNCTION muye_control.visible_units() RETURNS SETOF text LANGUAGE sql STABLE"
            + " SECURITY DEFINER SET search_path = pg_catalog AS $$"
            + " SELECT unit_id FROM muye_control.account WHERE user_name = session_user"
            + " UNION ALL SELECT root_unit FROM muye_control.setting $$",
        "CREATE TABLE muye.publication (published_at timestamp with time zone PRIMARY KEY,"
            + " run_id text NOT NULL, as_of date NOT NULL, tables integer NOT NULL,"
            + " rows bigint NOT NULL, rows_written bigint NOT NULL, checksum text NOT NULL)",
        "COMMENT ON TABLE muye.publication IS "
            + literal(
                "发布记录 | Publications: what the mart showed from when on; the newest row is what"
                    + " it shows"),
        "GRANT SELECT ON muye.publication TO " + readers);
  }

  /**
   * A new password for the role that sees every unit, if it has none yet.
   *
   * @param anyway also if it has one, which then is no longer valid
   * @return the password, which is kept nowhere, or an empty text
   */
  public String readerPassword(boolean anyway) {
    return mart.call(
        connection -> {
          boolean has =
              Mart.rows(connection, "SELECT reader_has_password FROM muye_control.setting")
                  .get(0)
                  .get(0)
                  .equals("t");
          if (has && !anyway) {
            return "";
          }
          String password = password(connection, READER);
          Mart.update(connection, "UPDATE muye_control.setting SET reader_has_password = true");
          return password;
        });
  }

  /**
   * Makes an account for a district, or moves it to another one, with a new password.
   *
   * @return the password, which is kept nowhere
   */
  public String grant(String user, String unit) {
    return mart.call(
        connection -> {
          boolean isOurs = isAccount(connection, user);
          if (!isOurs && exists(connection, user)) {
            throw UserError.of("serving.user_exists", user);
          }
          connection.setAutoCommit(false);
          try {
            if (!isOurs) {
              List<String> statements = new ArrayList<>();
              statements.add("CREATE ROLE " + quoted(user) + " LOGIN IN ROLE " + DISTRICT);
              statements.addAll(limits(user));
              Mart.execute(connection, statements);
            }
            Mart.update(
                connection,
                "INSERT INTO muye_control.account VALUES (?, ?)"
                    + " ON CONFLICT (user_name) DO UPDATE SET unit_id = excluded.unit_id",
                user,
                unit);
            String password = password(connection, user);
            connection.commit();
            return password;
          } catch (SQLException e) {
            connection.rollback();
            throw e;
          } finally {
            connection.setAutoCommit(true);
          }
        });
  }

  /** Takes an account of a district away. */
  public void revoke(String user) {
    mart.call(
        connection -> {
          if (!isAccount(connection, user)) {
            throw UserError.of("serving.no_account", user);
          }
          Mart.execute(connection, List.of("DROP ROLE " + quoted(user)));
          Mart.update(connection, "DELETE FROM muye_control.account WHERE user_name = ?", user);
          return true;
        });
  }

  private static boolean isAccount(Connection connection, String user) throws SQLException {
    return !Mart.rows(connection, "SELECT 1 FROM muye_control.account WHERE user_name = ?", user)
        .isEmpty();
  }

  /** The server receives the hash only. */
  private static String password(Connection connection, String login) throws SQLException {
    String password = newPassword();
    connection
        .unwrap(PGConnection.class)
        .alterUserPassword(login, password.toCharArray(), "scram-sha-256");
    return password;
  }

  /** A random password without letters that are easily confused. */
  static String newPassword() {
    SecureRandom random = new SecureRandom();
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return password.toString();
  }
}
