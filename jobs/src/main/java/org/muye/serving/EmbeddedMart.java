package org.muye.serving;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;

/**
 * A PostgreSQL server of our own with its data below a folder, without an installation. It belongs
 * to the process that starts it; another process finds and uses it while it runs.
 */
public final class EmbeddedMart implements AutoCloseable {
  private static final String SUPERUSER = "postgres";
  private static final String OWNER = "muye_owner";
  private static final String DATABASE = "muye";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The port stands in the fourth line of the file that a running server keeps. */
  private static final Pattern RUNNING = Pattern.compile("(?:.*\\R){3}(\\d+)\\R[\\s\\S]*");

  private final int port;
  private final String password;
  private final @Nullable EmbeddedPostgres started;

  private EmbeddedMart(int port, String password, @Nullable EmbeddedPostgres started) {
    this.port = port;
    this.password = password;
    this.started = started;
  }

  /**
   * Uses the server of a folder, and starts it if it does not run.
   *
   * @param folder holds the data and the owner's password; made if it is not there
   * @throws UserError when the server does not start
   */
  public static EmbeddedMart open(Path folder, Listening listening) {
    try {
      String password = ownersPassword(folder);
      Optional<Integer> running = port(folder.resolve("data"));
      if (running.isPresent() && answers(running.get(), password)) {
        return new EmbeddedMart(running.get(), password, null);
      }
      return start(folder, listening, password);
    } catch (IOException | IllegalStateException e) {
      if (String.valueOf(e.getMessage()).startsWith("could not lock")) {
        throw UserError.of(
            UserError.Kind.CONFLICT,
            "serving.embedded_database_held",
            folder.resolve("data").toString());
      }
      throw UserError.of(
          "serving.embedded_database_does_not_start",
          e.getMessage(),
          folder.toString(),
          listening.port());
    }
  }

  private static EmbeddedMart start(Path folder, Listening listening, String password)
      throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("data"))
            .setCleanDataDirectory(false)
            .setPGStartupWait(PATIENCE)
            // Words of `initdb`: every connection needs a password from the first moment on.
            .setLocaleConfig("auth-local", "scram-sha-256")
            .setLocaleConfig("auth-host", "scram-sha-256")
            .setLocaleConfig("pwfile", folder.resolve("owner.password").toString())
            .setLocaleConfig("locale", "C")
            .setConnectConfig("password", password)
            // The library's defaults are made for tests, where data may be lost.
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "50");
    listening.settings().forEach(builder::setServerConfig);
    if (listening.port() != 0) {
      builder.setPort(listening.port());
    }
    EmbeddedPostgres server = builder.start();
    EmbeddedMart mart = new EmbeddedMart(server.getPort(), password, server);
    try {
      Files.writeString(folder.resolve("data/pg_hba.conf"), listening.rules());
      mart.prepare();
    } catch (IOException | RuntimeException e) {
      mart.close();
      throw e;
    }
    return mart;
  }

  /** Makes the owner and the database on the first start. */
  private void prepare() {
    try (Mart server = Mart.open(address("postgres", SUPERUSER))) {
      server.call(
          connection -> {
            Mart.execute(connection, List.of("SELECT pg_reload_conf()"));
            if (Mart.rows(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", OWNER)
                .isEmpty()) {
              Mart.execute(
                  connection,
                  List.of(
                      "CREATE ROLE "
                          + OWNER
                          + " LOGIN CREATEROLE PASSWORD "
                          + Mart.literal(password)));
            }
            if (Mart.rows(connection, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)
                .isEmpty()) {
              Mart.execute(connection, List.of("CREATE DATABASE " + DATABASE + " OWNER " + OWNER));
              revokeLargeObjects();
            }
            return true;
          });
    }
  }

  /** Large objects belong to no schema, so that everybody could make some. */
  private void revokeLargeObjects() throws SQLException {
    try (Mart database = Mart.open(address(DATABASE, SUPERUSER))) {
      database.call(
          connection -> {
            List<String> statements = new ArrayList<>();
            for (List<String> function :
                Mart.rows(
                    connection,
                    "SELECT oid::regprocedure FROM pg_proc WHERE pronamespace ="
                        + " 'pg_catalog'::regnamespace AND proname ~ '^lo_|^lowrite$'")) {
              statements.add("REVOKE EXECUTE ON FUNCTION " + function.get(0) + " FROM PUBLIC");
            }
            Mart.execute(connection, statements);
            return true;
          });
    }
  }

  private static String ownersPassword(Path folder) throws IOException {
    Path file = folder.resolve("owner.password");
    if (!Files.exists(file)) {
      Files.createDirectories(folder);
      // A run that is killed here must not leave an empty password, with which no server starts.
      Path fresh = folder.resolve(".owner.password.part");
      Files.writeString(fresh, "");
      if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
      }
      Files.writeString(fresh, MartRoles.newPassword());
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(file, StandardCharsets.UTF_8).strip();
  }

  private static Optional<Integer> port(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Matcher running = RUNNING.matcher(Files.readString(file));
    return running.matches() ? Optional.of(Integer.valueOf(running.group(1))) : Optional.empty();
  }

  /** A server that was killed leaves its file behind. */
  private static boolean answers(int port, String password) {
    try (Connection connection =
        java.sql.DriverManager.getConnection(url(port, DATABASE), OWNER, password)) {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }

  private static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private MartAddress address(String database, String user) {
    return new MartAddress(url(port, database), user, password);
  }

  /** Where the mart is, for its owner. */
  public MartAddress address() {
    return address(DATABASE, OWNER);
  }

  /** Where the server listens. */
  public int port() {
    return port;
  }

  /** Whether the server takes connections. */
  public boolean answers() {
    return answers(port, password);
  }

  /** Whether another process runs the server. */
  public boolean isForeign() {
    return started == null;
  }

  /** Ends the server if this process started it. */
  @Override
  public void close() {
    if (started != null) {
      try {
        started.close();
      } catch (IOException e) {
        throw UserError.of("serving.embedded_database_does_not_end", e.getMessage());
      }
    }
  }
}
