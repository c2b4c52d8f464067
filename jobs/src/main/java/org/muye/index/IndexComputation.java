package org.muye.index;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.muye.config.WarningRules;
import org.muye.indicator.PublishedValues;
import org.muye.region.Region;
import org.muye.run.RunContext;

/**
 * Computes the composite index of the region and each of its units in every quarter, the open one
 * included, against the fixed goalposts of the rule book.
 */
public final class IndexComputation {
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
    return PublishedValues.where(
            values,
            region,
            rules.index().components().stream()
                .map(c -> PublishedValues.of(c.indicator(), c.category())),
            "quarter")
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
