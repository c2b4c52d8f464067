package org.muye.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project$;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias$;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.classic.SparkSession;
import scala.Option;
import scala.PartialFunction;
import scala.Tuple3;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * Puts tables of a warehouse in the place of their names in a query, as they are read everywhere
 * else; a catalog would read each through queries of Delta.
 */
public final class NamedTables {
  private final TableStore tables;
  private final Set<String> known;

  /**
   * Tables that may be named.
   *
   * @param known as layer.name
   */
  public NamedTables(TableStore tables, Set<String> known) {
    this.tables = tables;
    this.known = known;
  }

  /**
   * The answer of a query.
   *
   * @param query as the parser gives it
   */
  public Dataset<Row> answer(LogicalPlan query) {
    return org.apache.spark.sql.classic.Dataset.ofRows((SparkSession) tables.spark(), in(query));
  }

  private LogicalPlan in(LogicalPlan query) {
    return (LogicalPlan) query.transformUpWithSubqueries(replacing());
  }

  private PartialFunction<LogicalPlan, LogicalPlan> replacing() {
    return new AbstractPartialFunction<LogicalPlan, LogicalPlan>() {
      @Override
      public boolean isDefinedAt(LogicalPlan part) {
        return part instanceof UnresolvedWith
            || (part instanceof UnresolvedRelation relation && known.contains(name(relation)));
      }

      @Override
      public LogicalPlan apply(LogicalPlan part) {
        return part instanceof UnresolvedWith with
            ? inParts(with)
            : table((UnresolvedRelation) part);
      }
    };
  }

  /** The parts that a query names by WITH are no inputs of it, which alone are transformed. */
  private UnresolvedWith inParts(UnresolvedWith with) {
    List<Tuple3<String, SubqueryAlias, Option<Object>>> parts = new ArrayList<>();
    CollectionConverters.asJava(with.cteRelations())
        .forEach(
            part -> parts.add(new Tuple3<>(part._1(), (SubqueryAlias) in(part._2()), part._3())));
    return with.copy(
        with.child(), CollectionConverters.asScala(parts).toSeq(), with.allowRecursion());
  }

  private SubqueryAlias table(UnresolvedRelation relation) {
    String name = name(relation);
    LogicalPlan rows =
        ((org.apache.spark.sql.classic.Dataset<Row>) tables.read(name).select("*")).logicalPlan();
    // The names of files and the like.
    rows.setTagValue(
        Project$.MODULE$.hiddenOutputTag(),
        CollectionConverters.asScala(List.<Attribute>of()).toSeq());
    return SubqueryAlias$.MODULE$.apply(
        CollectionConverters.asScala(List.of(name.split("\\."))).toSeq(), rows);
  }

  private static String name(UnresolvedRelation relation) {
    return String.join(".", CollectionConverters.asJava(relation.multipartIdentifier()))
        .toLowerCase(Locale.ROOT);
  }
}
