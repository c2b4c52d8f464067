package org.muye.warning;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.split;

import org.apache.spark.sql.Column;
import org.muye.config.WarningRules;
import org.muye.config.WarningRules.Series;

/** Which rows of `gold.indicator_value` a rule book looks at. */
public final class WatchedRates {
  private WatchedRates() {}

  /** Whether the row is of a watched series. */
  public static Column isWatched(WarningRules rules) {
    Column watched = lit(false);
    for (Series series : rules.series()) {
      watched =
          watched.or(
              col("indicator_id")
                  .equalTo(series.indicator())
                  .and(col("category").eqNullSafe(lit(series.category()))));
    }
    return watched;
  }

  /**
   * Whether the row is on the boundaries of the time: where boundaries changed later, a second row
   * has the period on today's.
   */
  public static Column isOnBoundariesOfTheTime() {
    return not(coalesce(array_contains(split(col("status_reason"), ";"), "REBASED"), lit(false)));
  }
}
