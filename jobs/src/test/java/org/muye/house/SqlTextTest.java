package org.muye.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SQL is put together from fixed words, constants, quoted names and quoted texts only; values are
 * parameters. Everything else that stands in a statement is listed here with the reason why it is
 * safe.
 */
class SqlTextTest {
  /** What runs statements; the dashboards' texts are made of fixed words, and printed only. */
  private static final List<Path> SOURCES =
      Stream.of("endpoint", "job", "serving", "spark", "sql", "table", "indicator", "refine")
          .map(room -> Path.of("src/main/java/org/muye", room))
          .toList();

  private static final Pattern SQL =
      Pattern.compile(
          "\\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|DROP|ALTER|GRANT|REVOKE|COMMENT ON"
              + "|TRUNCATE|COPY|MERGE INTO|WHERE|DATE')");

  /** They put quotes around a text and double those in it. */
  private static final Set<String> QUOTING = Set.of("quoted", "literal");

  private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");

  /** What else may stand in a statement: "class: expression", and why. */
  private static final Map<String, String> SAFE = safe();

  private static Map<String, String> safe() {
    Map<String, String> safe = new TreeMap<>();
    String quoted = "made of quoted names just before";
    safe.put("ColumnViews: named", quoted);
    safe.put("ColumnViews: query", quoted);
    safe.put(
        "ColumnViews: columns.stream().map((c)->quoted(c.name())).collect(Collectors.joining(\","
            + " \"))",
        quoted);
    safe.put(
        "ColumnViews: columns.stream().map((c)->\"CAST(NULL AS \" + c.type() + \") AS \" +"
            + " quoted(c.name())).collect(Collectors.joining(\", \"))",
        "a type of a contract, which is one of a fixed list");
    safe.put("DataQuality: run.asOf().date()", "a date, never a text");
    safe.put("EmbeddedMart: function.get(0)", "a signature that the server itself has quoted");
    safe.put("ResolvedPlanGuard: what", "a message");
    safe.put("Exports: table", "refused before unless it has a contract; read-only besides");
    safe.put("MartDdl: columnNames()", quoted);
    safe.put("MartDdl: definition(column)", quoted);
    safe.put("MartDdl: definitions()", quoted);
    safe.put("MartDdl: name", "quoted where it is made");
    safe.put("MartDdl: names(table.key())", quoted);
    safe.put("MartDdl: staging()", quoted);
    safe.put("MartRoles: readers", "two constants");
    safe.put("StagedTable: ddl.name()", "quoted where it is made");
    return safe;
  }

  @Test
  void statementsHoldQuotedNamesOnly() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path room : SOURCES) {
      found.addAll(operands(room));
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(SAFE.keySet());
  }

  /** The rule would be worthless if it let an offender pass. */
  @Test
  void findsWhatIsNotQuoted(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("Bad.java"),
        """
        class Bad {
          static final String TABLE = "t";
          String a(String name) { return "SELECT * FROM " + TABLE + " WHERE n = '" + name + "'"; }
          String b(String name) { return "DROP TABLE " + quoted(name); }
          String c(String name) { return "DROP TABLE " + name.strip(); }
          String d(String name) { return "no statement: " + name; }
        }
        """);
    assertThat(operands(folder)).containsExactly("Bad: name", "Bad: name.strip()");
  }

  private static Set<String> operands(Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Set<String> found = new TreeSet<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(folder)) {
      List<Path> java = sources.filter(path -> path.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(java));
      for (CompilationUnitTree unit : task.parse()) {
        String name = Path.of(unit.getSourceFile().getName()).getFileName().toString();
        new Statements(name.replace(".java", ""), found).scan(unit, null);
      }
    }
    return found;
  }

  /** Looks at each concatenation that holds a word of SQL. */
  private static final class Statements extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final String name;
    private final Set<String> found;

    Statements(String name, Set<String> found) {
      this.name = name;
      this.found = found;
    }

    @Override
    public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void nothing) {
      if (tree.getKind() != Tree.Kind.PLUS) {
        return super.visitBinary(tree, null);
      }
      List<ExpressionTree> parts = new ArrayList<>();
      flatten(tree, parts);
      boolean isSql =
          parts.stream()
              .anyMatch(
                  part ->
                      part instanceof LiteralTree literal
                          && literal.getValue() instanceof String text
                          && SQL.matcher(text).find());
      for (ExpressionTree part : parts) {
        if (isSql && !isSafe(part)) {
          found.add(name + ": " + part.toString().replaceAll("\\s+", " "));
        }
        scan(part, null);
      }
      return null;
    }

    private static void flatten(ExpressionTree tree, List<ExpressionTree> parts) {
      if (tree instanceof BinaryTree binary && tree.getKind() == Tree.Kind.PLUS) {
        flatten(binary.getLeftOperand(), parts);
        flatten(binary.getRightOperand(), parts);
      } else {
        parts.add(tree);
      }
    }

    private static boolean isSafe(ExpressionTree part) {
      if (part instanceof ParenthesizedTree inner) {
        return isSafe(inner.getExpression());
      }
      if (part instanceof ConditionalExpressionTree choice) {
        return isSafe(choice.getTrueExpression()) && isSafe(choice.getFalseExpression());
      }
      if (part instanceof BinaryTree) {
        List<ExpressionTree> parts = new ArrayList<>();
        flatten(part, parts);
        return parts.size() > 1 && parts.stream().allMatch(Statements::isSafe);
      }
      if (part instanceof MethodInvocationTree call) {
        return QUOTING.contains(lastName(call.getMethodSelect()));
      }
      return part instanceof LiteralTree || CONSTANT.matcher(lastName(part)).matches();
    }

    private static String lastName(ExpressionTree tree) {
      if (tree instanceof MemberSelectTree select) {
        return select.getIdentifier().toString();
      }
      return tree instanceof IdentifierTree identifier ? identifier.getName().toString() : "";
    }
  }
}
