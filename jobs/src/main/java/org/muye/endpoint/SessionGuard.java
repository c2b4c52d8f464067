package org.muye.endpoint;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;
import org.muye.sql.StatementGuard;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What the server lets pass. Spark makes extensions by the names of their classes, so that there is
 * one guard in a process, and none until the server's own views are made.
 */
final class SessionGuard {
  /** Set by the Thrift server itself in each session. */
  private static final Set<String> OF_THE_SERVER =
      Set.of("spark.sql.hive.version", "spark.sql.binaryOutputStyle");

  /** Drivers send some of these with every connection; without a metastore Spark reads none. */
  private static final String OF_DRIVERS = "hive.";

  private static volatile @Nullable SessionGuard armed;

  private final StatementGuard statements;
  private final Set<String> views;
  private final Map<String, String> settings;
  private final AuditLog audit;

  /**
   * A guard.
   *
   * @param views the queries of the server's own views, which the engine asks again
   * @param settings the server's settings, which no session may have otherwise
   */
  SessionGuard(
      StatementGuard statements, Set<String> views, Map<String, String> settings, AuditLog audit) {
    this.statements = statements;
    this.views = Set.copyOf(views);
    this.settings = new TreeMap<>(settings);
    this.audit = audit;
  }

  /** Puts a guard in force for all sessions, for good. */
  static void arm(SessionGuard guard) {
    armed = guard;
  }

  /** The guard in force. */
  static @Nullable SessionGuard armed() {
    return armed;
  }

  AuditLog audit() {
    return audit;
  }

  /** Whether the text is the query of a view of the server's own. */
  boolean isOwnView(String sql) {
    return views.contains(sql);
  }

  /**
   * Checks a statement and writes it down.
   *
   * @param sessionSettings the settings of the session that asks
   * @throws RefusedStatement when it may not run
   */
  LogicalPlan judge(
      String sql, String account, String schema, Map<String, String> sessionSettings) {
    LogicalPlan plan;
    try {
      unchanged(sessionSettings);
      plan = statements.check(sql, schema);
    } catch (UserError e) {
      audit.refused(account, sql, e.problem() + ": " + e.why());
      throw new RefusedStatement(String.valueOf(e.getMessage())).thrown();
    }
    audit.allowed(account, sql);
    return plan;
  }

  /** Clients can send settings along with a connection, where no statement is seen. */
  private void unchanged(Map<String, String> session) {
    Set<String> names = new TreeSet<>(settings.keySet());
    names.addAll(session.keySet());
    names.removeAll(OF_THE_SERVER);
    names.removeIf(name -> name.startsWith(OF_DRIVERS));
    for (String name : names) {
      if (!Objects.equals(settings.get(name), session.get(name))) {
        throw UserError.of(UserError.Kind.USAGE, "endpoint.changed_setting", name);
      }
    }
  }

  /** The settings of a session. */
  static Map<String, String> settings(SparkSession session) {
    return CollectionConverters.asJava(session.conf().getAll());
  }
}
