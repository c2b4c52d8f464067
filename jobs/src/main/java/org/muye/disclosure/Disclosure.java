package org.muye.disclosure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.contract.Contract;
import org.muye.contract.ContractCatalog;

/** Takes out of tables of gold what may not leave the office. */
public final class Disclosure {
  private static final String KEY = "_key";
  private static final String SHARE = "share";

  private final ContractCatalog contracts;
  private final Function<String, Dataset<Row>> gold;
  private final int limit;
  private final PeriodDisclosure rules;
  private @Nullable Dataset<Row> hidden;

  /**
   * The rules of a region on the tables of a night.
   *
   * @param gold the tables of gold by name
   * @param root the unit that sums all others
   * @param limit smallest count besides 0 that may be shown
   */
  public Disclosure(
      ContractCatalog contracts, Function<String, Dataset<Row>> gold, String root, int limit) {
    this.contracts = contracts;
    this.gold = gold;
    this.limit = limit;
    this.rules = new PeriodDisclosure(root, limit);
  }

  /** The keys of all rows with hidden numbers, found once for all tables. */
  private Dataset<Row> hidden() {
    Dataset<Row> known = hidden;
    if (known != null) {
      return known;
    }
    Dataset<Row> units =
        gold.apply("gold.indicator_definition")
            .select("indicator_id", "definition_version", "unit");
    List<Dataset<Row>> counts = new ArrayList<>();
    for (PublishedTable table : Publication.tables()) {
      for (CountColumns columns : table.counts()) {
        counts.add(counts(table, columns, gold.apply(table.table()), units));
      }
    }
    Dataset<Row> found =
        hidden(counts.stream().reduce(Dataset::unionAll).orElseThrow(), rules).persist();
    hidden = found;
    return found;
  }

  /** The published columns of a table, with the numbers NULL that may not be shown. */
  public Dataset<Row> rows(PublishedTable table) {
    return published(table, gold.apply(table.table()));
  }

  private Column key(String table) {
    Column[] parts =
        contracts.get(table).key().stream()
            .map(name -> coalesce(col(name).cast("string"), lit("\u0000")))
            .toArray(Column[]::new);
    return concat_ws("\u0001", array(parts));
  }

  private Dataset<Row> counts(
      PublishedTable table, CountColumns columns, Dataset<Row> rows, Dataset<Row> units) {
    Dataset<Row> named =
        columns.series().contains("indicator_id")
            ? rows.join(
                broadcast(units), new String[] {"indicator_id", "definition_version"}, "left")
            : rows.withColumn("unit", lit(null).cast("string"));
    String only = columns.onlyUnit();
    if (only != null) {
      named = named.where(col("unit").equalTo(only));
    }
    List<Column> series = new ArrayList<>(List.of(lit(table.table()), lit(columns.count())));
    columns.series().forEach(name -> series.add(col(name).cast("string")));
    return named.select(
        col("period"),
        lit(table.table()).as("table"),
        key(table.table()).as(KEY),
        concat_ws("\u0001", array(series.toArray(Column[]::new))).as("series"),
        col("unit_id"),
        expr(columns.category()).cast("string").as("category"),
        expr(columns.count()).cast("double").as("count"),
        expr(columns.whole()).cast("double").as("whole"),
        coalesce(col("unit").equalTo(SHARE), lit(false)).as("is_share"));
  }

  private static Dataset<Row> hidden(Dataset<Row> counts, PeriodDisclosure rules) {
    return counts
        .groupByKey((MapFunction<Row, String>) row -> row.getAs("period"), Encoders.STRING())
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Row, String>) (period, rows) -> hidden(rules, rows),
            Encoders.STRING())
        .selectExpr(
            "split_part(value, '\u0002', 1) AS table", "split_part(value, '\u0002', 2) AS " + KEY);
  }

  private static Iterator<String> hidden(PeriodDisclosure rules, Iterator<Row> rows) {
    List<CountRow> counts = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      counts.add(
          new CountRow(
              counts.size(),
              row.getAs("series"),
              row.getAs("unit_id"),
              row.getAs("category"),
              number(row, "count"),
              number(row, "whole"),
              row.getAs("is_share")));
      keys.add(row.getAs("table") + "\u0002" + row.getAs(KEY));
    }
    Set<String> hidden = new TreeSet<>();
    rules.hidden(counts).forEach(id -> hidden.add(keys.get(id)));
    return hidden.iterator();
  }

  private static @Nullable Double number(Row row, String column) {
    return row.getAs(column);
  }

  private Dataset<Row> published(PublishedTable table, Dataset<Row> rows) {
    Contract contract = contracts.get(table.table());
    List<Column> columns = new ArrayList<>();
    if (!table.hasCounts()) {
      table.columns(contract).forEach(column -> columns.add(col(column.name())));
      return rows.select(columns.toArray(Column[]::new));
    }
    Dataset<Row> marked =
        table.counts().isEmpty() ? withSmallCounts(table, rows) : withHidden(table, rows);
    marked =
        contract.columnNames().contains("previous_value")
            ? EarlierPeriods.mark(marked)
            : marked.withColumn("_hidden_year", lit(false));
    table.columns(contract).forEach(column -> columns.add(published(table, column.name())));
    if (table.addsSuppressed(contract)) {
      columns.add(col("_hidden").as(PublishedTable.SUPPRESSED));
    }
    return marked.select(columns.toArray(Column[]::new));
  }

  private Dataset<Row> withSmallCounts(PublishedTable table, Dataset<Row> rows) {
    Column small = lit(false);
    for (String count : table.single()) {
      small = small.or(coalesce(col(count).between(1, limit - 1), lit(false)));
    }
    return rows.withColumn("_hidden", small);
  }

  private Dataset<Row> withHidden(PublishedTable table, Dataset<Row> rows) {
    Dataset<Row> keys =
        hidden()
            .where(col("table").equalTo(table.table()))
            .select(KEY)
            .withColumn("_hidden", lit(true));
    return rows.withColumn(KEY, key(table.table()))
        .join(broadcast(keys), KEY, "left")
        .withColumn("_hidden", coalesce(col("_hidden"), lit(false)));
  }

  private static Column published(PublishedTable table, String name) {
    if (name.equals(PublishedTable.SUPPRESSED)) {
      return col(name).or(col("_hidden")).as(name);
    }
    if (!table.hidden().contains(name)) {
      return col(name);
    }
    Column shown = col("_hidden").equalTo(false);
    // Both say something of the value a year earlier.
    if (name.equals("previous_value") || name.startsWith("rate_ratio")) {
      shown = shown.and(col("_hidden_year").equalTo(false));
    }
    return when(shown, col(name)).as(name);
  }
}
