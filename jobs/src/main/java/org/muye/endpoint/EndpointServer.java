package org.muye.endpoint;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.muye.error.PipelineBug;
import org.muye.sql.StatementGuard;
import org.muye.table.ColumnViews;
import org.muye.time.ReportingClock;

/**
 * Runs inside a Spark distribution: makes the views, puts the guard in force, and starts Spark's
 * own Thrift server. It ends when the process that started it is gone.
 */
public final class EndpointServer {
  /** The catalog that the views read through. */
  public static final String CATALOG = "lake";

  /** The class that checks passwords, which only a distribution can load. */
  public static final String LOGIN = EndpointServer.class.getPackageName() + ".EndpointLogin";

  private static final String SERVER = "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2";

  private EndpointServer() {}

  /** Serves until standard input ends. */
  public static void main(String[] args) throws IOException {
    EndpointSettings settings = EndpointSettings.ofThisProcess();
    SparkSession spark = SparkSession.builder().getOrCreate();
    ColumnViews views = new ColumnViews(spark, CATALOG, settings.warehouse());
    views.schema(EndpointSettings.SCHEMA);
    Set<String> queries = new HashSet<>();
    for (EndpointSettings.Table table : settings.tables()) {
      queries.add(
          views.provide(
              EndpointSettings.SCHEMA,
              table.name(),
              table.comment(),
              table.columns().stream()
                  .map(c -> new ColumnViews.Column(c.name(), c.type(), c.comment()))
                  .toList()));
    }
    SessionGuard.arm(
        new SessionGuard(
            new StatementGuard(settings.ids(), Set.of(EndpointSettings.SCHEMA, "default")),
            queries,
            SessionGuard.settings(spark),
            new AuditLog(settings.audit(), ReportingClock.system())));
    System.setProperties(new FixedProperties(System.getProperties()));
    startServer(spark);
    while (System.in.read() >= 0) {
      continue;
    }
    spark.stop();
  }

  /** The server is part of the distribution only, and has one method for this. */
  private static void startServer(SparkSession spark) {
    try {
      Class.forName(SERVER)
          .getMethod("startWithSparkSession", SparkSession.class, boolean.class)
          .invoke(null, spark, false);
    } catch (ReflectiveOperationException e) {
      throw new PipelineBug("the Thrift server of this Spark does not start", e);
    }
  }
}
