package org.muye.endpoint;

import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.AnalysisContext;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.View;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Looks again once all names are resolved, in case a name turned out to be something else than the
 * text let expect: data come from the server's views only, and nothing but orientation runs as a
 * command.
 */
final class ResolvedPlanGuard extends Rule<LogicalPlan> {
  private static final Set<String> COMMANDS =
      Set.of(
          "ShowTables",
          "ShowTablesCommand",
          "ShowViews",
          "ShowViewsCommand",
          "ShowColumns",
          "ShowColumnsCommand",
          "ShowNamespaces",
          "ShowNamespacesCommand",
          "ShowCurrentNamespaceCommand",
          "DescribeRelation",
          "DescribeTableCommand",
          "DescribeColumn",
          "DescribeColumnCommand",
          "DescribeNamespace",
          "DescribeDatabaseCommand",
          "DescribeQueryCommand",
          "ExplainCommand",
          "SetCatalogAndNamespace",
          "SetNamespaceCommand",
          "CommandResult");

  /** Rows from nowhere, names, and what Delta itself uses while it reads its log. */
  private static final Set<String> LEAVES =
      Set.of(
          "OneRowRelation",
          "LocalRelation",
          "ResolvedInlineTable",
          "CTERelationRef",
          "UnionLoopRef",
          "ResolvedNamespace",
          "ResolvedPersistentView",
          "LogicalRDD",
          "ExternalRDD");

  private static final Set<String> REFUSED_EXPRESSIONS =
      Set.of("CallMethodViaReflection", "TryReflect", "PythonUDF", "InputFileName");

  /**
   * Checks a plan and returns it as it is.
   *
   * @throws RefusedStatement when it reaches beyond the views
   */
  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    // The engine resolves the inside of a view by itself first, and then the query with the view;
    // a plan with open names does not run anyway.
    boolean whole = AnalysisContext.get().nestedViewDepth() == 0 && plan.resolved();
    if (SessionGuard.armed() != null && whole) {
      walk(plan);
    }
    return plan;
  }

  private static void walk(LogicalPlan plan) {
    String kind = plan.getClass().getSimpleName().replace("$", "");
    if (plan instanceof View view) {
      if (!view.desc().identifier().database().contains(EndpointSettings.SCHEMA)) {
        throw refused("the view " + view.desc().identifier());
      }
      return;
    }
    if (plan instanceof Command ? !COMMANDS.contains(kind) : isForeignLeaf(plan, kind)) {
      throw refused(kind);
    }
    CollectionConverters.asJava(plan.expressions()).forEach(ResolvedPlanGuard::check);
    CollectionConverters.asJava(plan.children()).forEach(ResolvedPlanGuard::walk);
  }

  private static boolean isForeignLeaf(LogicalPlan plan, String kind) {
    return plan.children().isEmpty() && !LEAVES.contains(kind) && !isDeltaLog(plan);
  }

  private static boolean isDeltaLog(LogicalPlan plan) {
    return plan instanceof LogicalRelation relation
        && relation.relation() instanceof HadoopFsRelation files
        && files.location().getClass().getSimpleName().equals("DeltaLogFileIndex");
  }

  private static void check(Expression expression) {
    if (REFUSED_EXPRESSIONS.contains(expression.getClass().getSimpleName())) {
      throw refused(expression.prettyName());
    }
    if (expression instanceof PlanExpression<?> subquery
        && subquery.plan() instanceof LogicalPlan plan) {
      walk(plan);
    }
    CollectionConverters.asJava(expression.children()).forEach(ResolvedPlanGuard::check);
  }

  private static RuntimeException refused(String what) {
    return new RefusedStatement(
            "the query was not run: it reaches beyond the tables of gold\n  why: it uses "
                + what
                + "\n  do:  write one SELECT over the tables")
        .thrown();
  }
}
