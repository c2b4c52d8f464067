package org.muye.index;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.muye.config.IndexSettings;
import org.muye.config.WarningRules;
import org.muye.region.Region;
import org.muye.region.UnitLevel;
import org.muye.run.RunContext;

/**
 * Computes the composite index of the region and each of its units in every quarter, the open one
 * included, against the fixed goalposts of the rule book.
 */
public final class IndexComputation {
  /** Where boundaries changed later, the row on the boundaries of the time is the period's. */
  static final String ON_BOUNDARIES_OF_THE_TIME =
      "not coalesce(array_contains(split(status_reason, ';'), 'REBASED'), false)";

  private final Region region;
  private final WarningRules rules;
  private final RunContext run;

  /** An index of a region by a rule book. */
  public IndexComputation(Region region, WarningRules rules, RunContext run) {
    this.region = region;
    this.rules = rules;
    this.run = run;
  }

  /**
   * For each quarter and unit one row for each component and one for the index.
   *
   * @param values rows of `gold.indicator_value`
   * @param index schema of `gold.composite_index`
   */
  public Dataset<Row> rows(Dataset<Row> values, StructType index) {
    Column used = lit(false);
    for (IndexSettings.Component component : rules.index().components()) {
      used =
          used.or(
              col("indicator_id")
                  .equalTo(component.indicator())
                  .and(col("category").eqNullSafe(lit(component.category()))));
    }
    Object[] units =
        region.units().stream()
            .filter(unit -> unit.level() != UnitLevel.SUBUNIT)
            .map(unit -> unit.id())
            .toArray();
    return values
        .where(col("period_type").equalTo("quarter"))
        .where(col("unit_id").isin(units))
        .where(ON_BOUNDARIES_OF_THE_TIME)
        .where(used)
        .select(
            col("period"),
            col("unit_id"),
            col("indicator_id"),
            col("category"),
            col("value"),
            col("exposure_person_days"),
            col("status_reason"))
        .groupByKey((MapFunction<Row, String>) row -> row.getString(0), Encoders.STRING())
        .flatMapGroups(new IndexRows(region, rules, run, index.fieldNames()), Encoders.row(index));
  }
}
