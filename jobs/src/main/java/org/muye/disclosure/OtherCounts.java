package org.muye.disclosure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Numbers of a row that are made of the counts of other rows, and give a hidden one of these back.
 *
 * <p>Smoothed rates of two units give both parameters of the distribution that all are shrunk to,
 * and so the sum and the spread of all units' counts: two equations for what is hidden. The
 * expected count of a week is a mean of those before it.
 */
final class OtherCounts {
  private static final String OF_UNITS = "_hidden_unit";
  private static final String OF_WHOLE = "_hidden_whole_region";
  private static final String OF_EARLIER = "_hidden_week";

  /** The mark that forbids a number, by its name. */
  private static final Map<String, String> FORBIDDEN_BY =
      Map.of(
          "value_smoothed", OF_UNITS,
          "smoothed_low", OF_UNITS,
          "smoothed_high", OF_UNITS,
          "probability_above_city", OF_UNITS,
          "funnel_adjusted", OF_UNITS,
          // The place in the plain funnel needs the sum of all units alone.
          "funnel_95", OF_WHOLE,
          "funnel_998", OF_WHOLE,
          "expected", OF_EARLIER,
          "upper_bound", OF_EARLIER,
          "statistic", OF_EARLIER);

  private OtherCounts() {}

  /**
   * Marks the rows whose numbers of this kind may not be shown.
   *
   * @param rows all rows of a table, those that are left out included, with {@code _hidden} and
   *     {@code _left_out}
   * @param root the unit that sums all others
   */
  static Dataset<Row> mark(Dataset<Row> rows, String root) {
    Set<String> names = Set.copyOf(Arrays.asList(rows.columns()));
    Column hidden = col("_hidden").or(col("_left_out"));
    Column ofUnits = lit(false);
    Column ofWhole = lit(false);
    Column ofEarlier = lit(false);
    if (names.contains("value_smoothed")) {
      WindowSpec units =
          Window.partitionBy(
              "indicator_id",
              "definition_version",
              "category",
              "period_type",
              "period",
              "boundary_version");
      Column isRoot = col("unit_id").equalTo(root);
      ofUnits = max(hidden.and(isRoot.or(col("value_smoothed").isNotNull()))).over(units);
      ofWhole = max(hidden.and(isRoot)).over(units);
    }
    if (names.contains("upper_bound")) {
      ofEarlier =
          max(hidden)
              .over(
                  Window.partitionBy("unit_id", "series", "method", "category")
                      .orderBy("week_start")
                      .rowsBetween(Window.unboundedPreceding(), Window.currentRow()));
    }
    return rows.withColumns(Map.of(OF_UNITS, ofUnits, OF_WHOLE, ofWhole, OF_EARLIER, ofEarlier));
  }

  /** Whether a number of a marked row may be shown as far as the counts of other rows go. */
  static Column mayShow(String name) {
    String mark = FORBIDDEN_BY.get(name);
    return mark == null ? lit(true) : not(col(mark));
  }
}
