package org.muye.job;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.config.MuyeConfig;
import org.muye.error.Message;
import org.muye.error.UserError;
import org.muye.serving.EmbeddedMart;
import org.muye.serving.Listening;
import org.muye.serving.Mart;
import org.muye.serving.MartAddress;
import org.muye.serving.MartRoles;
import org.muye.watch.LineageDataset;

/** The mart of a workspace: its own server below the warehouse, or the one of muye.yaml. */
final class OpenMart implements AutoCloseable {
  private final @Nullable EmbeddedMart server;
  private final Mart mart;
  private final MartRoles roles;

  private OpenMart(@Nullable EmbeddedMart server, MartAddress address, String root) {
    this.server = server;
    this.mart = Mart.open(address);
    this.roles = new MartRoles(mart, root);
  }

  /**
   * Opens it; an embedded server that does not run is started, and ends with this.
   *
   * @param listening where an embedded server takes connections if it has to be started
   */
  static OpenMart of(Workspace workspace, Listening listening) {
    String root = workspace.region().root().id();
    MuyeConfig.Postgres external = workspace.config().serving();
    if (external != null && external.url() != null) {
      String password =
          workspace.secrets().read(external.password(), Message.of("secret.password_of_mart"));
      return new OpenMart(null, new MartAddress(external.url(), external.user(), password), root);
    }
    EmbeddedMart server = EmbeddedMart.open(folder(workspace), listening);
    try {
      return new OpenMart(server, server.address(), root);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** A table of the mart, as lineage names it: of the server, or of the files of our own one. */
  static LineageDataset dataset(Workspace workspace, String table) {
    MuyeConfig.Postgres external = workspace.config().serving();
    String name = Mart.SCHEMA + "." + table;
    return external != null && external.url() != null
        ? LineageDataset.table(external.url(), name)
        : LineageDataset.at(folder(workspace).resolve(name).toString(), List.of());
  }

  private static Path folder(Workspace workspace) {
    String warehouse = workspace.config().warehouse();
    if (warehouse.contains("://")) {
      throw UserError.of("mart.without_place", warehouse);
    }
    return Path.of(warehouse).resolve("mart");
  }

  Mart mart() {
    return mart;
  }

  MartRoles roles() {
    return roles;
  }

  /** The server of our own; null for an external one. */
  @Nullable EmbeddedMart server() {
    return server;
  }

  @Override
  public void close() {
    mart.close();
    if (server != null) {
      server.close();
    }
  }
}
