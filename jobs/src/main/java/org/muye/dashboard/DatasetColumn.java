package org.muye.dashboard;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.muye.contract.ContractColumn;

/**
 * A column of a dataset.
 *
 * @param name its name in the rows
 * @param type the type in PostgreSQL
 * @param title Chinese and English, for readers
 * @param description Chinese and English
 */
record DatasetColumn(String name, String type, String title, String description) {
  /** How whole numbers are shown. */
  static final String COUNT = ",d";

  private static final Set<String> WHOLE = Set.of("INTEGER", "BIGINT");
  private static final Set<String> BROKEN = Set.of("DOUBLE PRECISION", "NUMERIC");
  private static final Set<String> TIMES = Set.of("DATE", "TIMESTAMP WITH TIME ZONE");

  /** The column of a contract. */
  static DatasetColumn of(ContractColumn column) {
    return new DatasetColumn(
        column.name(),
        type(column.type()),
        column.titleZh() + " " + column.titleEn(),
        column.titleZh() + " | " + column.description());
  }

  /** A text that the contract does not have. */
  static DatasetColumn text(String name, String zh, String en) {
    return new DatasetColumn(name, "TEXT", zh + " " + en, zh + " | " + en);
  }

  /** A number that the contract does not have. */
  static DatasetColumn number(String name, String zh, String en) {
    return new DatasetColumn(name, "DOUBLE PRECISION", zh + " " + en, zh + " | " + en);
  }

  private static String type(String contractType) {
    if (contractType.startsWith("decimal(")) {
      return "NUMERIC";
    }
    return switch (contractType) {
      case "string" -> "TEXT";
      case "int" -> "INTEGER";
      case "double" -> "DOUBLE PRECISION";
      case "timestamp" -> "TIMESTAMP WITH TIME ZONE";
      default -> contractType.toUpperCase(Locale.ROOT);
    };
  }

  boolean isNumber() {
    return WHOLE.contains(type) || BROKEN.contains(type);
  }

  String numberFormat() {
    return WHOLE.contains(type) ? COUNT : ",.2~f";
  }

  /** Whether it is a text that a chart may show in a cell as it shows a number. */
  boolean isNumberText() {
    return name.endsWith("_text");
  }

  /** Whether it only says which value of a filter comes first. */
  boolean isOrder() {
    return name.endsWith("_order");
  }

  /**
   * The number where there is one row, else nothing. A dashboard computes no figure: a chart whose
   * filters leave several rows for a place stays empty instead of showing a sum of rates.
   */
  String singleValue() {
    return "CASE WHEN COUNT(*) = 1 THEN MAX(" + name + ") END";
  }

  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("column_name", name);
    document.put("verbose_name", title);
    document.put("description", description);
    document.put("type", type);
    document.put("is_dttm", TIMES.contains(type));
    document.put("groupby", true);
    document.put("filterable", true);
    return document;
  }
}
