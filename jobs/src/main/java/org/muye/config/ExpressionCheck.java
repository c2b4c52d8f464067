package org.muye.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.types.DataTypes;
import org.muye.error.Message;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Checks a Spark SQL scalar expression without a session: it may use known columns, operators and
 * deterministic functions of one row, and nothing that reads, runs or draws something.
 */
final class ExpressionCheck {
  private static final int MAX_LENGTH = 10_000;

  private static final Message ALLOWED = Message.of("expression.what_is_allowed");

  private static final ExpressionWords WORDS = ExpressionWords.shipped();

  private ExpressionCheck() {}

  /**
   * What a check found.
   *
   * @param columns columns the expression reads, sorted
   * @param problems what is not allowed, each a sentence; empty for a good expression
   */
  record Result(SortedSet<String> columns, List<Message> problems) {}

  /**
   * Checks one expression.
   *
   * @param expression Spark SQL
   * @param known names it may use
   */
  static Result check(String expression, Set<String> known) {
    SortedSet<String> columns = new TreeSet<>();
    List<Message> problems = new ArrayList<>();
    if (expression.length() > MAX_LENGTH) {
      problems.add(Message.of("expression.too_long", MAX_LENGTH));
    } else if (hidesText(expression)) {
      problems.add(Message.of("expression.with_comment_or_semicolon", quoted(expression)));
    } else {
      try {
        Expression tree = CatalystSqlParser$.MODULE$.parseExpression(expression);
        walk(tree, new Walk(expression, known, columns, problems));
      } catch (StackOverflowError e) {
        problems.add(Message.of("expression.nested_too_deeply"));
      } catch (Exception e) {
        problems.add(Message.of("expression.invalid", quoted(expression), firstLine(e)));
      }
    }
    return new Result(columns, List.copyOf(problems));
  }

  private record Walk(
      String expression, Set<String> known, SortedSet<String> columns, List<Message> problems) {
    void deny(Message what) {
      Message sentence = Message.of("list.named", quoted(expression), what);
      if (!problems.contains(sentence)) {
        problems.add(sentence);
      }
    }
  }

  private static void walk(Expression node, Walk walk) {
    if (node instanceof UnresolvedAttribute attribute) {
      column(attribute, walk);
    } else if (node instanceof UnresolvedFunction function) {
      function(function, walk);
    } else {
      String kind = node.getClass().getSimpleName().replace("$", "");
      if (!WORDS.operators().contains(kind)) {
        walk.deny(Message.of("expression.not_allowed", word(node, kind), ALLOWED));
        return;
      }
    }
    CollectionConverters.asJava(node.children()).forEach(child -> walk(child, walk));
  }

  private static void column(UnresolvedAttribute attribute, Walk walk) {
    List<String> parts = CollectionConverters.asJava(attribute.nameParts());
    String name = String.join(".", parts);
    if (parts.size() == 1 && walk.known().contains(name)) {
      walk.columns().add(name);
    } else if (parts.size() > 1) {
      walk.deny(Message.of("expression.column_with_dots", name));
    } else {
      walk.deny(Message.of("expression.no_column", name, Suggestion.phrase(name, walk.known())));
    }
  }

  private static void function(UnresolvedFunction function, Walk walk) {
    String name = String.join(".", CollectionConverters.asJava(function.nameParts()));
    String lower = name.toLowerCase(Locale.ROOT);
    if (!WORDS.functions().contains(lower)) {
      walk.deny(
          Message.of(
              "expression.function_not_allowed",
              name,
              Suggestion.phrase(lower, WORDS.functions()),
              ALLOWED));
      return;
    }
    if (function.isDistinct()
        || function.filter().isDefined()
        || function.ignoreNulls().isDefined()
        || !function.orderingWithinGroup().isEmpty()) {
      walk.deny(Message.of("expression.used_as_aggregate", name, ALLOWED));
      return;
    }
    checkArguments(function, lower, walk);
    checkLength(function, lower, walk);
  }

  /** A text as long as a row says would fill memory, which ends the whole program. */
  private static void checkLength(UnresolvedFunction function, String name, Walk walk) {
    if (!WORDS.lengthening().contains(name) || function.arguments().size() < 2) {
      return;
    }
    boolean isBounded =
        function.arguments().apply(1) instanceof Literal literal
            && literal.value() instanceof Integer length
            && length <= MAX_LENGTH;
    if (!isBounded) {
      walk.deny(Message.of("expression.length_without_limit", name, MAX_LENGTH));
    }
  }

  /** Spark itself knows how many arguments each of its functions takes; any literal will do. */
  private static void checkArguments(UnresolvedFunction function, String name, Walk walk) {
    try {
      Expression any = Literal.create("1", DataTypes.StringType);
      List<Expression> arguments = Collections.nCopies(function.arguments().size(), any);
      var unused =
          FunctionRegistry.builtin()
              .lookupFunction(
                  new FunctionIdentifier(name), CollectionConverters.asScala(arguments).toSeq());
    } catch (Exception e) {
      if (!(e instanceof AnalysisException analysis)) {
        return;
      }
      String condition = String.valueOf(analysis.getCondition());
      if (condition.startsWith("WRONG_NUM_ARGS")) {
        walk.deny(
            Message.of("expression.wrong_number_of_arguments", name, function.arguments().size()));
      } else if (condition.startsWith("UNRESOLVED_ROUTINE")) {
        walk.deny(Message.of("expression.no_function", name));
      }
    }
  }

  private static Object word(Expression node, String kind) {
    return switch (kind) {
      case "ScalarSubquery",
          "Exists",
          "ListQuery",
          "InSubquery",
          "FunctionTableSubqueryArgumentExpression" ->
          Message.of("expression.subquery");
      case "LambdaFunction" -> Message.of("expression.lambda");
      case "WindowExpression", "UnresolvedWindowExpression" -> Message.of("expression.window");
      case "UnresolvedStar" -> "*";
      case "UnresolvedExtractValue" -> "[ ]";
      case "Alias" -> "AS";
      default -> node.prettyName();
    };
  }

  /** True when there is a comment or a semicolon outside quotes. */
  private static boolean hidesText(String text) {
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\' && quote != '`') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '\'' || c == '"' || c == '`') {
        quote = c;
      } else if (c == ';' || text.startsWith("--", i) || text.startsWith("/*", i)) {
        return true;
      }
    }
    return false;
  }

  private static String quoted(String expression) {
    String oneLine = expression.strip().replaceAll("\\s+", " ");
    return "`" + (oneLine.length() > 120 ? oneLine.substring(0, 117) + "..." : oneLine) + "`";
  }

  private static String firstLine(Exception e) {
    String message = String.valueOf(e.getMessage()).strip();
    return message.lines().findFirst().orElse("").replaceFirst("^\\[[A-Z_.]+\\] ", "");
  }
}
