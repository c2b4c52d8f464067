package org.muye.sql;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.CurrentNamespace$;
import org.apache.spark.sql.catalyst.analysis.UnresolvedNamespace;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableOrView;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.command.DescribeQueryCommand;
import org.apache.spark.sql.execution.command.ExplainCommand;
import org.apache.spark.sql.execution.command.SetNamespaceCommand;
import org.muye.error.Message;
import org.muye.error.UserError;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Lets the statements of a session pass: queries as {@link SqlGuard} judges them, EXPLAIN and
 * DESCRIBE of such a query, and those by which clients find their way: SHOW TABLES, VIEWS, COLUMNS
 * and SCHEMAS, DESCRIBE and USE, as long as they name what may be read.
 */
public final class StatementGuard {
  private static final Set<String> ORIENTATION =
      Set.of(
          "ShowTables",
          "ShowViews",
          "ShowColumns",
          "ShowNamespacesCommand",
          "ShowCurrentNamespaceCommand",
          "DescribeRelation",
          "DescribeColumn",
          "DescribeNamespace",
          "SetCatalogAndNamespace",
          "SetNamespaceCommand");

  private final Set<String> tables;
  private final Set<String> schemas;

  /**
   * A guard for sessions.
   *
   * @param tables the tables that may be read, as layer.name
   * @param schemas the schemas that may be named
   */
  public StatementGuard(Set<String> tables, Set<String> schemas) {
    this.tables = Set.copyOf(tables);
    this.schemas = Set.copyOf(schemas);
  }

  /**
   * Checks a statement and returns its plan, so that what runs is what was checked.
   *
   * @param schema the session's current schema
   * @throws UserError of kind USAGE that says what is refused
   */
  public LogicalPlan check(String sql, String schema) {
    LogicalPlan plan = SqlGuard.parse(sql);
    check(plan, schema);
    return plan;
  }

  private void check(LogicalPlan plan, String schema) {
    SqlGuard query = new SqlGuard(tables, schema);
    if (plan instanceof ExplainCommand explain) {
      query.check(explain.logicalPlan());
    } else if (plan instanceof DescribeQueryCommand describe) {
      query.check(describe.plan());
    } else if (ORIENTATION.contains(plan.getClass().getSimpleName())) {
      orientation(plan, query);
    } else {
      query.check(plan);
    }
  }

  private void orientation(LogicalPlan plan, SqlGuard query) {
    if (plan instanceof SetNamespaceCommand use) {
      schema(CollectionConverters.asJava(use.namespace()));
    }
    for (Object child : CollectionConverters.asJava(plan.children())) {
      if (child instanceof UnresolvedNamespace namespace) {
        schema(CollectionConverters.asJava(namespace.multipartIdentifier()));
      } else if (child instanceof UnresolvedTableOrView table) {
        query.table(CollectionConverters.asJava(table.multipartIdentifier()));
      } else if (!(child instanceof CurrentNamespace$)) {
        throw SqlGuard.refused(
            Message.of(
                "sql.contains", SqlGuard.words(child.getClass().getSimpleName().replace("$", ""))));
      }
    }
  }

  private void schema(List<String> parts) {
    List<String> named = parts.stream().map(SqlGuard::lower).toList();
    if (!named.isEmpty() && named.get(0).equals(SqlGuard.CATALOG)) {
      named = named.subList(1, named.size());
    }
    if (named.isEmpty() || (named.size() == 1 && schemas.contains(named.get(0)))) {
      return;
    }
    throw UserError.of(
        UserError.Kind.USAGE,
        "sql.no_schema",
        String.join(".", parts),
        String.join(", ", schemas.stream().sorted().toList()));
  }
}
