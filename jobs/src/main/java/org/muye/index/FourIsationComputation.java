package org.muye.index;

import static org.apache.spark.sql.functions.col;

import java.util.Set;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.muye.config.FourIsationRules;
import org.muye.indicator.FactTable;
import org.muye.indicator.PublishedValues;
import org.muye.region.Region;
import org.muye.run.RunContext;

/**
 * Computes the four-isations 社会化、法治化、智能化、专业化 of the region and each of its units in every quarter
 * and year, open ones included, against the fixed goalposts of their book.
 */
public final class FourIsationComputation {
  private final Region region;
  private final FourIsationRules rules;
  private final Set<FactTable> fed;
  private final RunContext run;

  /**
   * Indices of a region by a book.
   *
   * @param fed the kinds of record that a source delivers
   */
  public FourIsationComputation(
      Region region, FourIsationRules rules, Set<FactTable> fed, RunContext run) {
    this.region = region;
    this.rules = rules;
    this.fed = fed;
    this.run = run;
  }

  /**
   * One row for each unit and period.
   *
   * @param values rows of `gold.indicator_value`
   * @param index schema of `gold.four_isation`
   * @param component schema of `gold.four_isation_component`
   * @return rows with the arrays `indices` and `components`
   */
  public Dataset<Row> rows(Dataset<Row> values, StructType index, StructType component) {
    StructType shape =
        new StructType()
            .add("indices", DataTypes.createArrayType(index))
            .add("components", DataTypes.createArrayType(component));
    return PublishedValues.where(
            values,
            region,
            rules.components().stream().map(c -> PublishedValues.of(c.indicator(), c.category())),
            "quarter",
            "year")
        .select(
            col("unit_id"),
            col("period"),
            col("indicator_id"),
            col("category"),
            col("numerator"),
            col("denominator"),
            col("value"),
            col("ci_low"),
            col("ci_high"),
            col("status_reason"))
        .groupByKey(
            (MapFunction<Row, String>) row -> row.getString(0) + "|" + row.getString(1),
            Encoders.STRING())
        .flatMapGroups(
            new FourIsationRows(
                region, rules, fed, run, index.fieldNames(), component.fieldNames()),
            Encoders.row(shape));
  }
}
