package org.muye.job;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;
import org.muye.serving.EmbeddedMart;
import org.muye.serving.Listening;
import org.muye.serving.MartRoles;

/** The embedded mart kept up for readers, until it is closed. */
public final class Serving implements AutoCloseable {
  private static final int SECONDS_BETWEEN_LOOKS = 5;

  private final OpenMart open;
  private final EmbeddedMart server;
  private final @Nullable String address;

  private Serving(OpenMart open, EmbeddedMart server, @Nullable String address) {
    this.open = open;
    this.server = server;
    this.address = address;
  }

  /**
   * Where it takes connections.
   *
   * @param address an address of this machine; null for this machine only
   * @param port TCP port; 0 for any that is free
   * @param certificate PEM file of its TLS certificate, needed for any address of a network
   * @param key PEM file of the certificate's key
   */
  public record Where(
      @Nullable String address, int port, @Nullable Path certificate, @Nullable Path key) {}

  /**
   * Starts the server.
   *
   * @throws UserError when muye.yaml names a server of its own, or another process serves already
   */
  public static Serving start(Workspace workspace, Where where) {
    if (workspace.config().serving() != null && !workspace.config().serving().embedded()) {
      throw UserError.of("serve.mart_not_embedded");
    }
    OpenMart open =
        OpenMart.of(
            workspace,
            new Listening(where.address(), where.port(), where.certificate(), where.key()));
    EmbeddedMart server = open.server();
    if (server == null || server.isForeign()) {
      open.close();
      throw server == null
          ? UserError.of(UserError.Kind.CONFLICT, "serve.already_served")
          : UserError.of(UserError.Kind.CONFLICT, "serve.already_served_on_port", server.port());
    }
    return new Serving(open, server, where.address());
  }

  /** The address for JDBC clients. */
  public String jdbcUrl() {
    return "jdbc:postgresql://" + host() + ":" + server.port() + "/muye";
  }

  /** The address for SQLAlchemy, as Superset takes it; the password is still to be filled in. */
  public String sqlAlchemyUrl() {
    return "postgresql+psycopg2://"
        + MartRoles.READER
        + ":PASSWORD@"
        + host()
        + ":"
        + server.port()
        + "/muye";
  }

  private String host() {
    return address == null ? "127.0.0.1" : address;
  }

  /** The name of the role that sees every unit. */
  public String reader() {
    return MartRoles.READER;
  }

  /**
   * A new password for that role, if it has none yet.
   *
   * @param anyway also if it has one
   * @return the password, which is kept nowhere, or an empty text
   */
  public String readerPassword(boolean anyway) {
    return open.roles().readerPassword(anyway);
  }

  /**
   * Waits for as long as the server answers.
   *
   * @throws UserError when it does not any more
   */
  public void watch() throws InterruptedException {
    while (server.answers()) {
      Thread.sleep(SECONDS_BETWEEN_LOOKS * 1000L);
    }
    throw UserError.of("serve.mart_ended", server.port());
  }

  @Override
  public void close() {
    open.close();
  }
}
