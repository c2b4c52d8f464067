package org.muye.serving;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.contract.Contract;
import org.muye.contract.ContractColumn;
import org.muye.error.PipelineBug;

/**
 * A table of the mart.
 *
 * @param name name within the schema
 * @param comment Chinese and English, for readers
 * @param columns in order
 * @param key names of the key's columns in key order
 * @param hasNullInKey whether a column of the key may be NULL
 */
public record MartTable(
    String name, String comment, List<Column> columns, List<String> key, boolean hasNullInKey) {
  private static final String UNIT = "unit_id";
  private static final String PERIOD = "period";

  /**
   * A column.
   *
   * @param type PostgreSQL type as the server's catalogue names it
   */
  public record Column(String name, String type, String comment) {}

  /**
   * The table of a contract.
   *
   * @param columns the contract's columns that are published
   * @param addsSuppressed whether a mark of hidden numbers is added to them
   */
  public static MartTable of(
      Contract contract, List<ContractColumn> columns, boolean addsSuppressed) {
    List<Column> published = new ArrayList<>();
    for (ContractColumn column : columns) {
      published.add(
          new Column(
              column.name(),
              type(column.type()),
              column.titleZh() + " | " + column.titleEn() + ": " + column.description()));
    }
    if (addsSuppressed) {
      published.add(
          new Column(
              "suppressed",
              "boolean",
              "是否隐去 | Suppressed: whether disclosure control hid the numbers"));
    }
    return new MartTable(
        contract.table(),
        contract.titleZh() + " | " + contract.titleEn() + ": " + contract.purpose(),
        List.copyOf(published),
        contract.key(),
        columns.stream().anyMatch(column -> column.inKey() && !column.required()));
  }

  private static String type(String contractType) {
    return switch (contractType) {
      case "string" -> "text";
      case "int" -> "integer";
      case "bigint", "boolean", "date" -> contractType;
      case "double" -> "double precision";
      case "timestamp" -> "timestamp with time zone";
      default -> {
        if (contractType.startsWith("decimal(")) {
          yield contractType.replace("decimal", "numeric");
        }
        throw new PipelineBug("the mart has no type for " + contractType);
      }
    };
  }

  /** Whether rows belong to units, so that a district sees only its own. */
  public boolean isByUnit() {
    return has(UNIT);
  }

  /** The column whose values are rewritten apart from each other; null when rows are few. */
  public @Nullable String slicedBy() {
    return has(UNIT) && has(PERIOD) ? PERIOD : null;
  }

  private boolean has(String column) {
    return columns.stream().anyMatch(c -> c.name().equals(column));
  }
}
