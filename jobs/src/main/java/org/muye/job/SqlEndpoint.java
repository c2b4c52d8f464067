package org.muye.job;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muye.endpoint.Accounts;
import org.muye.endpoint.EndpointServer;
import org.muye.endpoint.EndpointSettings;
import org.muye.error.UserError;

/**
 * Spark's Thrift server over read-only views of gold, in a process of its own that ends with this
 * one.
 */
public final class SqlEndpoint implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final int LAST_LINES = 5;

  private final Process process;
  private final Path files;
  private final EndpointSettings settings;
  private final int port;

  private SqlEndpoint(Process process, Path files, EndpointSettings settings, int port) {
    this.process = process;
    this.files = files;
    this.settings = settings;
    this.port = port;
  }

  /**
   * Where it runs.
   *
   * @param port TCP port of this machine
   * @param sparkHome the Spark distribution; null for that of SPARK_HOME
   * @param folder where accounts and the audit log are; null for `sql-endpoint` in the warehouse
   */
  public record Where(int port, @Nullable Path sparkHome, @Nullable Path folder) {}

  /** A new password of an account, which is made if it is new; the password is kept nowhere. */
  public static String grant(Workspace workspace, @Nullable Path folder, String account) {
    return new Accounts(settings(workspace, folder).accounts()).grant(account);
  }

  /** Takes an account away; it is out at its next login. */
  public static void revoke(Workspace workspace, @Nullable Path folder, String account) {
    new Accounts(settings(workspace, folder).accounts()).revoke(account);
  }

  /**
   * Starts it and waits until it takes connections.
   *
   * @throws UserError when there is no account, no Spark distribution, or the server does not start
   */
  public static SqlEndpoint start(Workspace workspace, Where where) {
    EndpointSettings settings = settings(workspace, where.folder());
    if (new Accounts(settings.accounts()).isEmpty()) {
      throw UserError.of("sql_endpoint.no_account");
    }
    SparkHome home =
        SparkHome.find(
            where.sparkHome(),
            Secrets.environment().get("SPARK_HOME"),
            org.apache.spark.package$.MODULE$.SPARK_VERSION());
    requireFree(where.port());
    try {
      Path files = Files.createTempDirectory("muye-sql-endpoint-");
      EndpointFiles written = EndpointFiles.write(files, settings, where.port());
      SqlEndpoint endpoint =
          new SqlEndpoint(launch(workspace, home, written), files, settings, where.port());
      endpoint.awaitConnections();
      return endpoint;
    } catch (IOException e) {
      throw UserError.of("sql_endpoint.files_not_written", String.valueOf(e.getMessage()));
    }
  }

  private static EndpointSettings settings(Workspace workspace, @Nullable Path folder) {
    String warehouse = workspace.config().warehouse();
    boolean remote = warehouse.contains("://");
    if (remote && folder == null) {
      throw UserError.of("sql_endpoint.no_folder_for_accounts", warehouse);
    }
    Path own = folder != null ? folder : Path.of(warehouse).resolve("sql-endpoint");
    return new EndpointSettings(
        remote ? warehouse : Path.of(warehouse).toAbsolutePath().normalize().toString(),
        own.toAbsolutePath().normalize().toString(),
        EndpointFiles.tables(workspace.contracts()));
  }

  private static void requireFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw UserError.of(
          UserError.Kind.CONFLICT,
          "sql_endpoint.port_not_usable",
          port,
          String.valueOf(e.getMessage()));
    }
  }

  private static Process launch(Workspace workspace, SparkHome home, EndpointFiles files)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            home.submit().toString(),
            "--properties-file",
            files.sparkProperties().toString(),
            "--driver-class-path",
            files.classPath(),
            "--class",
            EndpointServer.class.getName(),
            "spark-internal");
    builder.directory(files.folder().toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(files.folder().resolve("server.log").toFile());
    builder.environment().put("SPARK_HOME", home.folder().toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // The server has no use for the keys of the night.
    workspace.secretNames().forEach(builder.environment()::remove);
    return builder.start();
  }

  private void awaitConnections() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException e) {
        pause();
      }
    }
    String why = lastWords();
    close();
    throw why.isEmpty()
        ? UserError.of("sql_endpoint.does_not_answer", PATIENCE.toSeconds())
        : UserError.of("sql_endpoint.does_not_start", why);
  }

  private void pause() {
    try {
      process.waitFor(200, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String lastWords() {
    try {
      List<String> lines = Files.readAllLines(files.resolve("server.log"));
      return String.join("; ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      return "";
    }
  }

  /** The address for JDBC clients. */
  public String jdbcUrl() {
    return "jdbc:hive2://127.0.0.1:" + port + "/" + EndpointSettings.SCHEMA;
  }

  /** The file that every statement is written to. */
  public Path audit() {
    return settings.audit();
  }

  /**
   * Waits for its end.
   *
   * @throws UserError when it ended by itself
   */
  public void await() throws InterruptedException {
    int code = process.waitFor();
    throw UserError.of("sql_endpoint.ended_by_itself", code, lastWords());
  }

  @Override
  public void close() {
    try {
      // The server ends when its input does.
      process.getOutputStream().close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroy();
        process.waitFor(5, TimeUnit.SECONDS);
      }
      process.destroyForcibly();
      try (Stream<Path> entries = Files.walk(files)) {
        for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(entry);
        }
      }
    } catch (IOException e) {
      files.toFile().deleteOnExit();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
