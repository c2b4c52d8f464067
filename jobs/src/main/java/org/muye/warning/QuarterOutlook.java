package org.muye.warning;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.muye.config.WarningRules;
import org.muye.indicator.PublishedValues;
import org.muye.region.Region;
import org.muye.run.RunContext;

/**
 * What the next four quarters may bring to the whole region and each of its units, for each series
 * of the rule book.
 *
 * <p>Models are compared on the past as it was known then, as far as first releases reach back: a
 * quarter that has one enters past forecasts with it, another with its present value.
 */
public final class QuarterOutlook {
  private final Region region;
  private final WarningRules rules;
  private final RunContext run;

  /** An outlook for a region by a rule book. */
  public QuarterOutlook(Region region, WarningRules rules, RunContext run) {
    this.region = region;
    this.rules = rules;
    this.run = run;
  }

  /**
   * Four rows for each unit that exists and each series, with numbers or the reason for their
   * absence.
   *
   * @param values rows of `gold.indicator_value`
   * @param releases rows of `gold.indicator_release`
   * @param forecast schema of `gold.forecast`
   */
  public Dataset<Row> rows(Dataset<Row> values, Dataset<Row> releases, StructType forecast) {
    Column sameValue =
        col("v.unit_id")
            .equalTo(col("r.unit_id"))
            .and(col("v.indicator_id").equalTo(col("r.indicator_id")))
            .and(col("v.definition_version").equalTo(col("r.definition_version")))
            .and(col("v.category").eqNullSafe(col("r.category")))
            .and(col("v.period").equalTo(col("r.period")));
    return quarters(values)
        .as("v")
        .join(quarters(releases).as("r"), sameValue, "left")
        .select(
            col("v.unit_id"),
            col("v.indicator_id"),
            col("v.category"),
            col("v.period"),
            col("v.numerator"),
            col("r.numerator").as("first_released"),
            concat_ws("|", col("v.unit_id"), col("v.indicator_id"), col("v.category")).as("key"))
        .groupByKey((MapFunction<Row, String>) row -> row.getString(6), Encoders.STRING())
        .flatMapGroups(
            new SeriesForecast(region, rules, run, forecast.fieldNames()), Encoders.row(forecast));
  }

  private Dataset<Row> quarters(Dataset<Row> values) {
    return PublishedValues.where(
        values,
        region,
        rules.series().stream().map(s -> PublishedValues.of(s.indicator(), s.category())),
        "quarter");
  }
}
