package org.muye.disclosure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  /** Which marks forbid a number, by its name. */
  private static final Map<String, Set<String>> FORBIDDEN_BY =
      new TreeMap<>(
          Map.of(
              "value_smoothed", Set.of(OF_UNITS, OF_WHOLE),
              "smoothed_low", Set.of(OF_UNITS, OF_WHOLE),
              "smoothed_high", Set.of(OF_UNITS, OF_WHOLE),
              "probability_above_city", Set.of(OF_UNITS, OF_WHOLE),
              "funnel_adjusted", Set.of(OF_UNITS, OF_WHOLE),
              // The place in the plain funnel needs the sum of all units alone.
              "funnel_95", Set.of(OF_WHOLE),
              "funnel_998", Set.of(OF_WHOLE),
              "expected", Set.of(OF_EARLIER),
              "upper_bound", Set.of(OF_EARLIER),
              "statistic", Set.of(OF_EARLIER)));

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
      ofUnits = max(hidden.and(col("value_smoothed").isNotNull())).over(units);
      ofWhole = max(hidden.and(col("unit_id").equalTo(root))).over(units);
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
    Column shown = lit(true);
    for (String mark : FORBIDDEN_BY.getOrDefault(name, Set.of())) {
      shown = shown.and(not(coalesce(col(mark), lit(false))));
    }
    return shown;
  }
}
