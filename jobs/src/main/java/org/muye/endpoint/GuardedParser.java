package org.muye.endpoint;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.CurrentUserContext;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.ParameterContext;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.parser.ParserInterface;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.muye.sql.SqlFailures;
import scala.collection.immutable.Seq;

/** Hands the engine the plan that the guard has checked, and no other. */
final class GuardedParser implements ParserInterface {
  private final SparkSession session;
  private final ParserInterface parser;

  /**
   * A parser of a session.
   *
   * @param parser for everything that is no statement
   */
  GuardedParser(SparkSession session, ParserInterface parser) {
    this.session = session;
    this.parser = parser;
  }

  @Override
  public LogicalPlan parsePlan(String sql) throws ParseException {
    SessionGuard guard = SessionGuard.armed();
    return guard == null ? parser.parsePlan(sql) : judge(guard, sql);
  }

  /** The engine asks so for the inside of views, clients never do. */
  @Override
  public LogicalPlan parseQuery(String sql) throws ParseException {
    SessionGuard guard = SessionGuard.armed();
    return guard == null || guard.isOwnView(sql) ? parser.parseQuery(sql) : judge(guard, sql);
  }

  /** No client of a Thrift server sends parameters; a statement that had some would miss them. */
  @Override
  public LogicalPlan parsePlanWithParameters(String sql, ParameterContext parameters)
      throws ParseException {
    return parsePlan(sql);
  }

  private LogicalPlan judge(SessionGuard guard, String sql) {
    LogicalPlan plan =
        guard.judge(
            sql, account(), session.catalog().currentDatabase(), SessionGuard.settings(session));
    if (!(plan instanceof Command)) {
      resolveOnce(plan);
    }
    return plan;
  }

  /**
   * The engine resolves the plan again; what fails here is told in plain words, without the columns
   * and the stack that the server would show.
   */
  private void resolveOnce(LogicalPlan plan) {
    try {
      ((org.apache.spark.sql.classic.SparkSession) session)
          .sessionState()
          .analyzer()
          .executeAndCheck(plan, new QueryPlanningTracker(scala.Option.empty()));
    } catch (Exception e) {
      throw e instanceof RefusedStatement refused
          ? refused.thrown()
          : new RefusedStatement(String.valueOf(SqlFailures.of(e).getMessage())).thrown();
    }
  }

  /** Statements run on other threads than their connection, where the server names the account. */
  private static String account() {
    String connected = EndpointLogin.account();
    return connected.isEmpty() ? CurrentUserContext.getCurrentUser() : connected;
  }

  @Override
  public Expression parseExpression(String text) throws ParseException {
    return parser.parseExpression(text);
  }

  @Override
  public TableIdentifier parseTableIdentifier(String text) throws ParseException {
    return parser.parseTableIdentifier(text);
  }

  @Override
  public FunctionIdentifier parseFunctionIdentifier(String text) throws ParseException {
    return parser.parseFunctionIdentifier(text);
  }

  @Override
  public Seq<String> parseMultipartIdentifier(String text) throws ParseException {
    return parser.parseMultipartIdentifier(text);
  }

  @Override
  public StructType parseRoutineParam(String text) throws ParseException {
    return parser.parseRoutineParam(text);
  }

  @Override
  public StructType parseTableSchema(String text) throws ParseException {
    return parser.parseTableSchema(text);
  }

  @Override
  public DataType parseDataType(String text) throws ParseException {
    return parser.parseDataType(text);
  }
}
