package org.muye.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What charts can be drawn from, as Superset's import format has it, without the identities that
 * the bundle gives.
 *
 * @param name unique name
 * @param description what a row is and what it must not be used for, in Chinese and English
 * @param certifiedBy the contract with its version
 * @param sql its rows; null for the table of the mart with its name
 * @param columns in the order of the rows
 */
record Dataset(
    String name,
    String description,
    String certifiedBy,
    @Nullable String sql,
    List<DatasetColumn> columns) {

  Dataset {
    columns = List.copyOf(columns);
  }

  /** The file's content as maps and lists, in the order in which it is written. */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("table_name", name);
    document.put("schema", "muye");
    document.put("description", description);
    document.put("extra", Map.of("certification", Map.of("certified_by", certifiedBy)));
    if (sql != null) {
      document.put("sql", sql);
    }
    List<Map<String, Object>> described = new ArrayList<>();
    List<Map<String, Object>> metrics = new ArrayList<>();
    metrics.add(
        metric("row_count", "行数 Rows", "COUNT(*)", "行数 | Number of rows", DatasetColumn.COUNT));
    for (DatasetColumn column : columns) {
      described.add(column.document());
      if (column.isOrder()) {
        metrics.add(
            metric(
                "first_" + column.name(),
                column.title(),
                "MIN(" + column.name() + ")",
                column.description(),
                DatasetColumn.COUNT));
      }
      if (column.isNumber() || column.isNumberText()) {
        metrics.add(
            metric(
                "single_" + column.name(),
                column.title(),
                column.singleValue(),
                column.description(),
                column.numberFormat()));
      }
    }
    document.put("columns", described);
    document.put("metrics", metrics);
    return document;
  }

  private static Map<String, Object> metric(
      String name, String title, String expression, String description, String format) {
    Map<String, Object> metric = new LinkedHashMap<>();
    metric.put("metric_name", name);
    metric.put("verbose_name", title);
    metric.put("expression", expression);
    metric.put("description", description);
    metric.put("d3format", format);
    return metric;
  }
}
