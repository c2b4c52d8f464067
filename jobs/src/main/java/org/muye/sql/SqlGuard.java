package org.muye.sql;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedGenerator;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.execution.SparkSqlParser;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.error.UserError;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Lets a single query over known tables pass. It judges the parsed text by what is allowed, so that
 * a statement that a later version of the engine adds is refused until it is looked at.
 */
public final class SqlGuard {
  /** The only catalog of a session. */
  static final String CATALOG = "spark_catalog";

  /**
   * A query that may run.
   *
   * @param tables the tables it reads, as layer.name
   * @param plan the query as it was judged
   */
  public record Checked(Set<String> tables, LogicalPlan plan) {}

  private final Set<String> known;
  private final @Nullable String schema;
  private final Set<String> used = new TreeSet<>();
  private final Set<String> temporary = new HashSet<>();

  /**
   * A guard of one query.
   *
   * @param known the tables that may be read, as layer.name
   */
  public SqlGuard(Set<String> known) {
    this(known, null);
  }

  /**
   * A guard of one query of a session, where a table may be named as clients do: alone, with its
   * layer, or with the session's catalog.
   *
   * @param schema the session's current schema; null outside a session
   */
  SqlGuard(Set<String> known, @Nullable String schema) {
    this.known = known;
    this.schema = schema;
  }

  /**
   * Checks a text.
   *
   * @throws UserError of kind USAGE that says what is refused
   */
  public Checked check(String sql) {
    return check(parse(sql));
  }

  /**
   * Checks a parsed query.
   *
   * @throws UserError of kind USAGE that says what is refused
   */
  Checked check(LogicalPlan plan) {
    collectNames(plan);
    walk(plan);
    return new Checked(used, plan);
  }

  /** The plain parser: no extension can turn a query into something else. */
  static LogicalPlan parse(String sql) {
    try {
      return new SparkSqlParser().parsePlan(sql);
    } catch (Exception e) {
      throw SqlFailures.of(e);
    }
  }

  /** Names that the query gives to its own parts by WITH. */
  private void collectNames(LogicalPlan plan) {
    if (plan instanceof UnresolvedWith with) {
      CollectionConverters.asJava(with.cteRelations())
          .forEach(relation -> temporary.add(lower((String) relation.productElement(0))));
    }
    each(plan, this::collectNames);
  }

  private void walk(LogicalPlan plan) {
    String kind = plan.getClass().getSimpleName().replace("$", "");
    if (!SqlVocabulary.PARTS.contains(kind)) {
      throw refused(Message.of("sql.contains", words(kind)));
    }
    if (plan instanceof UnresolvedRelation relation) {
      read(relation);
    }
    if (plan instanceof org.apache.spark.sql.catalyst.plans.logical.Generate generate) {
      check((Expression) generate.generator());
    }
    CollectionConverters.asJava(plan.expressions()).forEach(this::check);
    each(plan, this::walk);
  }

  private interface Visit {
    void visit(LogicalPlan plan);
  }

  /** Inner plans: inputs, parts named by WITH, and subqueries inside expressions. */
  private static void each(LogicalPlan plan, Visit visit) {
    CollectionConverters.asJava(plan.children()).forEach(child -> visit.visit((LogicalPlan) child));
    for (Object inner : CollectionConverters.asJava(plan.innerChildren())) {
      if (inner instanceof LogicalPlan query) {
        visit.visit(query);
      }
    }
  }

  private void check(Expression expression) {
    if (expression instanceof UnresolvedFunction function) {
      function(CollectionConverters.asJava(function.nameParts()));
    }
    if (expression instanceof UnresolvedGenerator generator) {
      function(List.of(generator.name().funcName()));
      if (generator.name().database().isDefined()) {
        throw refused(Message.of("sql.function_of_another_catalog"));
      }
    }
    String kind = expression.getClass().getSimpleName();
    if (kind.contains("UnresolvedIdentifier") || kind.contains("CallMethodViaReflection")) {
      throw refused(Message.of("sql.builds_a_name"));
    }
    if (expression instanceof PlanExpression<?> subquery
        && subquery.plan() instanceof LogicalPlan plan) {
      collectNames(plan);
      walk(plan);
    }
    CollectionConverters.asJava(expression.children()).forEach(this::check);
  }

  private void function(List<String> nameParts) {
    String name = lower(nameParts.get(nameParts.size() - 1));
    boolean builtIn =
        nameParts.size() == 1
            && FunctionRegistry.builtin().functionExists(FunctionIdentifier.apply(name));
    if (!builtIn || SqlVocabulary.REFUSED_FUNCTIONS.contains(name)) {
      throw refused(Message.of("sql.calls_function", String.join(".", nameParts)));
    }
  }

  private void read(UnresolvedRelation relation) {
    List<String> parts = CollectionConverters.asJava(relation.multipartIdentifier());
    if (parts.size() == 1 && temporary.contains(lower(parts.get(0)))) {
      return;
    }
    String name = table(parts);
    if (relation.isStreaming() || !relation.options().isEmpty()) {
      throw refused(Message.of("sql.options_of_table"));
    }
    used.add(name);
  }

  /**
   * The table that a statement names.
   *
   * @throws UserError when it may not be read
   */
  String table(List<String> parts) {
    List<String> named = parts.stream().map(SqlGuard::lower).toList();
    if (schema != null && named.size() == 1) {
      named = List.of(schema, named.get(0));
    } else if (schema != null && named.size() == 3 && named.get(0).equals(CATALOG)) {
      named = named.subList(1, 3);
    }
    String name = String.join(".", named);
    if (named.size() != 2 || !known.contains(name)) {
      throw UserError.of(
          UserError.Kind.USAGE,
          schema == null && name.startsWith("silver.") ? "sql.no_table_of_records" : "sql.no_table",
          String.join(".", parts),
          String.join(", ", new TreeSet<>(known)));
    }
    return name;
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Class names are the engine's words for statements: InsertIntoStatement, DropTable. */
  static String words(String kind) {
    return String.join(
        " ",
        Arrays.stream(kind.split("(?<=[a-z])(?=[A-Z])"))
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList());
  }

  static UserError refused(Message why) {
    return UserError.of(UserError.Kind.USAGE, "sql.refused", why);
  }
}
