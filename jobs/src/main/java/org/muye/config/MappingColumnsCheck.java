package org.muye.config;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.muye.config.SourceMapping.Column;
import org.muye.config.SourceMapping.DataClass;
import org.muye.config.SourceMapping.Format;
import org.muye.error.Message;

/**
 * Checks the columns and derived values of a mapping, and then what the rest of it takes from them:
 * only what is there, only what is kept, and with the class of what flows into it.
 */
final class MappingColumnsCheck {
  private static final List<DataClass> STRICTEST_FIRST =
      List.of(DataClass.DIRECT, DataClass.FREE_TEXT, DataClass.SENSITIVE, DataClass.QUASI);

  private final SourceMapping mapping;
  private final PlacedProblems problems;

  /** Columns and derived values by name, with the strictest class that flows into them. */
  private final Map<String, DataClass> classes = new HashMap<>();

  private final Set<String> dropped = new HashSet<>();

  MappingColumnsCheck(SourceMapping mapping, PlacedProblems problems) {
    this.mapping = mapping;
    this.problems = problems;
  }

  void run() {
    columns();
    derived();
  }

  private void columns() {
    Map<String, String> byHeader = new HashMap<>();
    Map<Integer, String> byPosition = new HashMap<>();
    boolean tabular =
        mapping.shape().format() == Format.CSV || mapping.shape().format() == Format.XLSX;
    mapping
        .columns()
        .forEach(
            (name, column) -> {
              String at = "/columns" + YamlDocument.step(name);
              classes.put(name, column.dataClass());
              if (column.drop()) {
                dropped.add(name);
              }
              place(name, column, tabular, at);
              for (String header : column.names()) {
                String other = byHeader.putIfAbsent(header.strip(), name);
                if (other != null) {
                  problems.add(at, Message.of("mapping.columns_of_one_name", other, name, header));
                }
              }
              if (column.position() != null) {
                String other = byPosition.putIfAbsent(column.position(), name);
                if (other != null) {
                  problems.add(
                      at,
                      Message.of(
                          "mapping.columns_of_one_position", other, name, column.position()));
                }
              }
            });
  }

  private void place(String name, Column column, boolean tabular, String at) {
    boolean byName = !column.names().isEmpty();
    boolean byPosition = column.position() != null;
    if (!tabular && byPosition) {
      problems.add(at, Message.of("mapping.position_without_table", name));
    } else if (tabular && !mapping.shape().header() && !byPosition) {
      problems.add(at, Message.of("mapping.column_without_position", name));
    } else if (byName == byPosition) {
      problems.add(
          at,
          byName
              ? Message.of("mapping.column_with_names_and_position", name)
              : Message.of("mapping.column_without_names_or_position", name));
    }
  }

  private void derived() {
    mapping
        .derived()
        .forEach(
            (name, expression) -> {
              String at = "/derived" + YamlDocument.step(name);
              if (mapping.columns().containsKey(name)) {
                problems.add(at, Message.of("mapping.derived_named_as_a_column", name));
              }
              Set<String> used = expression(expression, at);
              classes.putIfAbsent(name, strictest(used));
            });
  }

  /** The class that matters most among those that flow into one value. */
  private DataClass strictest(Collection<String> names) {
    return STRICTEST_FIRST.stream()
        .filter(c -> names.stream().anyMatch(n -> classes.get(n) == c))
        .findFirst()
        .orElse(DataClass.SAFE);
  }

  /** Checks an expression; gives the columns and derived values it reads. */
  Set<String> expression(String expression, String at) {
    ExpressionCheck.Result result = ExpressionCheck.check(expression, classes.keySet());
    result
        .problems()
        .forEach(p -> problems.add(at, Message.of("list.named", YamlDocument.dotted(at), p)));
    result.columns().forEach(c -> notDropped(c, at));
    return result.columns();
  }

  /** Checks the name of a column or derived value; false when there is none of that name. */
  boolean reference(String name, String at) {
    if (!classes.containsKey(name)) {
      problems.add(
          at,
          Message.of(
              "mapping.no_column_or_derived_value",
              YamlDocument.dotted(at),
              name,
              Suggestion.phrase(name, classes.keySet())));
      return false;
    }
    notDropped(name, at);
    return true;
  }

  private void notDropped(String name, String at) {
    if (dropped.contains(name)) {
      problems.add(at, Message.of("mapping.dropped_column_is_used", YamlDocument.dotted(at), name));
    }
  }

  /** Whether the value names a person by itself or may hold anything. */
  boolean isPersonal(String name) {
    DataClass c = classes.get(name);
    return c == DataClass.DIRECT || c == DataClass.FREE_TEXT;
  }

  boolean isDirect(String name) {
    return classes.get(name) == DataClass.DIRECT;
  }

  /** The class of a column or derived value, for messages. */
  Object classOf(String column) {
    DataClass c = classes.get(column);
    return c == null ? Message.of("mapping.unknown_class") : c.name().toLowerCase(Locale.ROOT);
  }
}
