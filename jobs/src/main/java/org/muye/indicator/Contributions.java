package org.muye.indicator;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What each record contributes to each measure, and the sums of it by unit, window and category.
 */
final class Contributions {
  /** Of an array of contributions. */
  static final String TYPE = "array<struct<measure:string,category:string,day:date,n:double>>";

  private static final String[] UNITS = {"unit_id", "subunit_id", "rebased_units"};

  private Contributions() {}

  /**
   * One row per contribution: record_id, unit_id, subunit_id, rebased_units, measure, category
   * (empty for none), day, n.
   *
   * @param facts records with the columns that the measures read
   * @param kept columns of the records to keep besides
   */
  static Dataset<Row> of(Dataset<Row> facts, List<Measure> measures, String... kept) {
    List<Column> columns = new ArrayList<>();
    columns.add(col("record_id"));
    Stream.of(UNITS).forEach(unit -> columns.add(col(unit)));
    Stream.of(kept).forEach(column -> columns.add(col(column)));
    columns.add(explode(all(measures)).as("c"));
    return facts
        .select(columns.toArray(Column[]::new))
        .where("c is not null and c.n <> 0 and c.day is not null")
        .select(col("*"), col("c.*"))
        .drop("c");
  }

  /**
   * The records with what each contributes in the column contributions, of the type {@link #TYPE};
   * an item that is NULL or has no day counts for nothing.
   */
  static Dataset<Row> ofRecords(Dataset<Row> facts, List<Measure> measures) {
    return facts.withColumn("contributions", all(measures));
  }

  private static Column all(List<Measure> measures) {
    List<Column> parts = new ArrayList<>();
    parts.add(
        array(
                measures.stream()
                    .flatMap(m -> m.terms().stream().map(t -> flow(m.id(), t)))
                    .toArray(Column[]::new))
            .cast(TYPE));
    for (Measure measure : measures) {
      Column more = measure.contributions();
      if (more != null) {
        parts.add(more.cast(TYPE));
      }
    }
    return concat(parts.toArray(Column[]::new));
  }

  private static Column flow(String measure, Measure.Term term) {
    return when(
        term.condition(),
        struct(
            lit(measure).as("measure"),
            coalesce(term.category().cast("string"), lit(UnitCells.WHOLE)).as("category"),
            term.day().cast("date").as("day"),
            term.amount().cast("double").as("n")));
  }

  /** One row per unit a contribution counts for, see {@link CountingUnits}, with `n` weighted. */
  static Dataset<Row> byUnit(FactTable kind, Dataset<Row> rows, String rootId) {
    Column targets =
        udf(new CountingUnits(kind, rootId), CountingUnits.TYPE)
            .apply(col(UNITS[0]), col(UNITS[1]), col(UNITS[2]));
    return rows.withColumn("target", explode(targets))
        .withColumns(
            Map.of(
                "unit", col("target.unit"),
                "rebased", col("target.rebased"),
                "n", col("n").multiply(col("target.weight"))))
        .drop("target");
  }
}
