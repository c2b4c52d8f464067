package org.muye.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muye.job.Serving;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The embedded mart kept up. */
@Command(
    name = "serve",
    description = "Keep the embedded PostgreSQL up for dashboards and other readers.",
    mixinStandardHelpOptions = true)
final class ServeCommand extends WorkCommand {
  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      description = "Also take connections at this address, with TLS (default: this machine only).")
  private @Nullable String listen;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "54330",
      description = "TCP port (default: ${DEFAULT-VALUE}).")
  private int port = 54_330;

  @Option(names = "--tls-certificate", paramLabel = "FILE", description = "PEM file.")
  private @Nullable Path certificate;

  @Option(names = "--tls-key", paramLabel = "FILE", description = "PEM file of its key.")
  private @Nullable Path key;

  @Option(
      names = "--new-password",
      description = "Give the readers' role another password; the old one is no longer valid.")
  private boolean newPassword;

  @Override
  public Integer call() throws InterruptedException {
    try (Serving serving =
        Serving.start(workspace(), new Serving.Where(listen, port, certificate, key))) {
      String password = serving.readerPassword(newPassword);
      if (options().json()) {
        JsonOutput.write(out(), document(serving, password));
      } else {
        show(serving, password);
      }
      out().flush();
      // A signal ends the process; the server ends with it.
      serving.watch();
    }
    return 0;
  }

  private static Map<String, Object> document(Serving serving, String password) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("jdbc_url", serving.jdbcUrl());
    document.put("sqlalchemy_url", serving.sqlAlchemyUrl());
    document.put("user", serving.reader());
    if (!password.isEmpty()) {
      document.put("password", password);
    }
    return document;
  }

  private void show(Serving serving, String password) {
    print(words().get("serve.up", serving.reader()));
    print(words().get("serve.jdbc", serving.jdbcUrl()));
    print(words().get("serve.sqlalchemy", serving.sqlAlchemyUrl()));
    print(
        password.isEmpty()
            ? words().get("serve.known", serving.reader())
            : words().get("serve.password", serving.reader(), password));
    print(words().get("serve.end"));
  }
}
