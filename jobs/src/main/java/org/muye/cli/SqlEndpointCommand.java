package org.muye.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muye.job.SqlEndpoint;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** SQL over the lake for analysts. */
@Command(
    name = "sql-endpoint",
    description = "Answer SQL over JDBC on gold's safe columns, with Spark's Thrift server.",
    mixinStandardHelpOptions = true)
final class SqlEndpointCommand extends WorkCommand {
  /** Changes of accounts, instead of serving. */
  static final class Account {
    @Option(
        names = "--grant",
        paramLabel = "NAME",
        description = "Make an account, or give it another password, and end.")
    private @Nullable String grant;

    @Option(names = "--revoke", paramLabel = "NAME", description = "Take an account away, and end.")
    private @Nullable String revoke;
  }

  @ArgGroup private @Nullable Account account;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "54340",
      description = "TCP port of this machine (default: ${DEFAULT-VALUE}).")
  private int port = 54_340;

  @Option(
      names = "--spark-home",
      paramLabel = "FOLDER",
      description = "The Spark distribution (default: SPARK_HOME).")
  private @Nullable Path sparkHome;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description =
          "Where accounts and the audit log are (default: sql-endpoint in the warehouse).")
  private @Nullable Path folder;

  @Override
  public Integer call() throws InterruptedException {
    if (account == null) {
      serve();
    } else if (account.grant != null) {
      granted(account.grant, SqlEndpoint.grant(workspace(), folder, account.grant));
    } else if (account.revoke != null) {
      SqlEndpoint.revoke(workspace(), folder, account.revoke);
      print(words().get("endpoint.revoked", account.revoke));
    }
    return 0;
  }

  private void granted(String name, String password) {
    if (options().json()) {
      JsonOutput.write(out(), Map.of("account", name, "password", password));
    } else {
      print(words().get("endpoint.password", name, password));
    }
  }

  private void serve() throws InterruptedException {
    SqlEndpoint endpoint =
        SqlEndpoint.start(workspace(), new SqlEndpoint.Where(port, sparkHome, folder));
    // Ctrl-C ends this process without an exception; the server must not outlive it.
    Runtime.getRuntime().addShutdownHook(new Thread(endpoint::close));
    if (options().json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("jdbc_url", endpoint.jdbcUrl());
      document.put("audit", endpoint.audit().toString());
      JsonOutput.write(out(), document);
    } else {
      print(words().get("endpoint.up"));
      print(words().get("endpoint.jdbc", endpoint.jdbcUrl()));
      print(words().get("endpoint.audit", endpoint.audit()));
      print(words().get("serve.end"));
    }
    out().flush();
    endpoint.await();
  }
}
