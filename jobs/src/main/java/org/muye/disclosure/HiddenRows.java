package org.muye.disclosure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.muye.contract.ContractCatalog;

/**
 * Brings the counts of all published tables together, a year at a time, and tells which rows may
 * not show their numbers.
 */
final class HiddenRows {
  /** The row's numbers. */
  static final String ROW = "row";

  /** The row's denominator. */
  static final String WHOLE = "whole";

  /** A row that is not published. */
  static final String LEFT_OUT = "left out";

  /** The value of the same period a year later, which repeats it. */
  static final String A_YEAR_LATER = "a year later";

  /** What holds the count among those it compares with. */
  static final String REFERENCE = "reference";

  /** Between the parts of a name. */
  static final String PART = "\u0001";

  /** Between the columns of a mark. */
  static final String COLUMN = "\u0002";

  private static final String SHARE = "share";

  private final Map<String, IndicatorCounts> indicators = IndicatorCounts.ofCatalogue();
  private final YearMarks marks;

  /** The same rules for all years. */
  HiddenRows(YearDisclosure rules) {
    this.marks = new YearMarks(rules, indicators);
  }

  /** Names a row of a table. */
  static Column key(ContractCatalog contracts, String table) {
    Column[] parts =
        contracts.get(table).key().stream()
            .map(name -> coalesce(col(name).cast("string"), lit("\u0000")))
            .toArray(Column[]::new);
    return concat_ws(PART, array(parts));
  }

  /** Names the value of an indicator, whatever the table and the boundaries. */
  static Column value() {
    return concat_ws(
        PART,
        array(
            col("indicator_id"),
            col("unit_id"),
            coalesce(col("category"), lit("\u0000")),
            col("period")));
  }

  /**
   * What may not be shown, as {@code mark}, {@code table} and {@code key}: rows of a table by
   * {@link #key}, and, without a table, values by {@link #value} that refer to a hidden one.
   */
  Dataset<Row> find(ContractCatalog contracts, Function<String, Dataset<Row>> gold) {
    Dataset<Row> units =
        gold.apply("gold.indicator_definition")
            .select("indicator_id", "definition_version", "unit");
    // This goes to the workers, not the object around it.
    YearMarks ofYear = marks;
    List<Dataset<Row>> counts = new ArrayList<>();
    for (PublishedTable table : Publication.tables()) {
      for (CountColumns columns : table.counts()) {
        counts.add(ofPersons(counts(contracts, table, columns, gold.apply(table.table()), units)));
      }
    }
    return counts.stream()
        .reduce(Dataset::unionAll)
        .orElseThrow()
        .groupByKey(
            (MapFunction<Row, String>) row -> row.<String>getAs("period").substring(0, 4),
            Encoders.STRING())
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Row, String>) (year, rows) -> ofYear.of(rows),
            Encoders.STRING())
        .selectExpr(
            "split_part(value, '" + COLUMN + "', 1) AS mark",
            "split_part(value, '" + COLUMN + "', 2) AS table",
            "split_part(value, '" + COLUMN + "', 3) AS key");
  }

  private Dataset<Row> ofPersons(Dataset<Row> rows) {
    return rows.where(
        not(
            col("indicator")
                .isin(
                    indicators.entrySet().stream()
                        .filter(entry -> entry.getValue().ofActs())
                        .map(Map.Entry::getKey)
                        .toArray())));
  }

  private static Dataset<Row> counts(
      ContractCatalog contracts,
      PublishedTable table,
      CountColumns columns,
      Dataset<Row> rows,
      Dataset<Row> units) {
    List<String> names = contracts.get(table.table()).columnNames();
    boolean isOfIndicator = columns.series().contains("indicator_id");
    Dataset<Row> named =
        isOfIndicator
            ? rows.join(
                broadcast(units), new String[] {"indicator_id", "definition_version"}, "left")
            : rows.withColumn("unit", lit(null).cast("string"));
    String only = columns.onlyUnit();
    if (only != null) {
      named = named.where(col("unit").equalTo(only));
    }
    List<Column> series = new ArrayList<>(List.of(lit(columns.count())));
    columns.series().forEach(name -> series.add(col(name).cast("string")));
    return named.select(
        col("period"),
        lit(table.table()).as("table"),
        key(contracts, table.table()).as("key"),
        concat_ws(PART, array(series.toArray(Column[]::new))).as("series"),
        optional(names, "boundary_version").as("boundaries"),
        optional(names, "release").as("release"),
        optional(names, "indicator_id").as("indicator"),
        col("unit_id"),
        expr(columns.category()).cast("string").as("category"),
        expr(columns.counted()).as("counted"),
        expr(columns.count()).cast("double").as("count"),
        expr(columns.whole()).cast("double").as("whole"),
        coalesce(col("unit").equalTo(SHARE), lit(false)).as("is_share"),
        keepsRow(names).as("keeps_row"));
  }

  /**
   * Whether a row is published without its numbers where these are published for no such period. A
   * class has a value where it was counted: in how many weeks would say what its quarter has at
   * least. Of alarms every week has one; those that are for comparison only would tell, together
   * with the others, how many there were.
   */
  private static Column keepsRow(List<String> names) {
    return names.contains("decisive") ? coalesce(col("decisive"), lit(false)) : lit(false);
  }

  private static Column optional(List<String> names, String name) {
    return names.contains(name) ? coalesce(col(name).cast("string"), lit("")) : lit("");
  }
}
