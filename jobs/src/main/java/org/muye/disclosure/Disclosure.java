package org.muye.disclosure;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.contract.Contract;
import org.muye.contract.ContractCatalog;

/** Takes out of tables of gold what may not leave the office. */
public final class Disclosure {
  /** The table whose values other tables are made of. */
  private static final String VALUES = "gold.indicator_value";

  private static final String KEY = "_key";

  private final ContractCatalog contracts;
  private final Function<String, Dataset<Row>> gold;
  private final int limit;
  private final HiddenRows rules;
  private final Map<String, IndicatorCounts> indicators;
  private @Nullable Dataset<Row> hidden;

  /**
   * The rules of a region on the tables of a night.
   *
   * @param gold the tables of gold by name
   * @param indicators what is to be known of the indicators, by indicator
   * @param root the unit that sums all others
   * @param limit smallest count besides 0 that may be shown
   */
  public Disclosure(
      ContractCatalog contracts,
      Function<String, Dataset<Row>> gold,
      Map<String, IndicatorCounts> indicators,
      String root,
      int limit) {
    this.contracts = contracts;
    this.gold = gold;
    this.limit = limit;
    this.indicators = indicators;
    this.rules = new HiddenRows(new YearDisclosure(root, limit), indicators);
  }

  /** All marks, found once for all tables. */
  private Dataset<Row> hidden() {
    Dataset<Row> known = hidden;
    if (known != null) {
      return known;
    }
    Dataset<Row> found = rules.find(contracts, gold).persist();
    hidden = found;
    return found;
  }

  /** The published columns of a table, with the numbers NULL that may not be shown. */
  public Dataset<Row> rows(PublishedTable table) {
    Dataset<Row> rows = gold.apply(table.table());
    Contract contract = contracts.get(table.table());
    List<Column> columns = new ArrayList<>();
    if (!table.hasCounts()) {
      table.columns(contract).forEach(column -> columns.add(col(column.name())));
      return rows.select(columns.toArray(Column[]::new));
    }
    Dataset<Row> marked =
        switch (table.basis()) {
          case LINKED_COUNTS -> withHidden(table.table(), rows);
          case SINGLE_COUNTS -> withSmallCounts(table, rows);
          case INDEX -> withHiddenComponents(rows);
          case UNITS -> withHiddenUnits(rows);
        };
    table.columns(contract).forEach(column -> columns.add(published(table, column.name())));
    if (table.addsSuppressed(contract)) {
      columns.add(col("_hidden").as(PublishedTable.SUPPRESSED));
    }
    return marked.select(columns.toArray(Column[]::new));
  }

  /**
   * The published rows of a table of linked counts with {@code _hidden}, whether their numbers may
   * not be shown, {@code _hidden_whole}, whether their denominator may not, and {@code
   * _hidden_year}, whether the numbers a year earlier may not.
   */
  public Dataset<Row> withHidden(String table, Dataset<Row> rows) {
    Dataset<Row> marked =
        withMark(
            rows.withColumn(KEY, HiddenRows.key(contracts, table)),
            "_hidden",
            HiddenRows.ROW,
            table);
    marked = withMark(marked, "_hidden_whole", HiddenRows.WHOLE, table);
    marked = withMark(marked, "_left_out", HiddenRows.LEFT_OUT, table).where(not(col("_left_out")));
    if (!contracts.get(table).columnNames().contains("previous_value")) {
      return marked.withColumn("_hidden_year", lit(false));
    }
    marked = marked.withColumn(KEY, HiddenRows.value());
    marked = withMark(marked, "_hidden_year", HiddenRows.A_YEAR_LATER, "");
    marked = withMark(marked, "_hidden_next", HiddenRows.NEXT, "");
    marked = withMark(marked, "_hidden_three", HiddenRows.WITHIN_THREE_YEARS, "");
    Column refersToHidden =
        isIn(IndicatorCounts.Reference.YEAR_EARLIER)
            .and(col("_hidden_year"))
            .or(col("_hidden_next"))
            .or(col("_hidden_three"));
    return marked
        .withColumn("_hidden", col("_hidden").or(refersToHidden))
        .withColumn("_hidden_whole", col("_hidden_whole").or(refersToHidden));
  }

  private Column isIn(IndicatorCounts.Reference reference) {
    return col("indicator_id")
        .isin(
            indicators.entrySet().stream()
                .filter(entry -> entry.getValue().reference() == reference)
                .map(Map.Entry::getKey)
                .sorted()
                .toArray());
  }

  private Dataset<Row> withMark(Dataset<Row> rows, String name, String mark, String table) {
    Dataset<Row> keys =
        hidden()
            .where(col("mark").equalTo(mark).and(col("table").equalTo(table)))
            .select(col("key").as(KEY))
            .distinct()
            .withColumn(name, lit(true));
    return rows.join(broadcast(keys), KEY, "left")
        .withColumn(name, coalesce(col(name), lit(false)));
  }

  private Dataset<Row> withSmallCounts(PublishedTable table, Dataset<Row> rows) {
    Column small = lit(false);
    for (String count : table.single()) {
      small = small.or(coalesce(col(count).between(1, limit - 1), lit(false)));
    }
    return rows.withColumn("_hidden", small);
  }

  /** An index gives back its one hidden component: all others, and the weights, are published. */
  private Dataset<Row> withHiddenComponents(Dataset<Row> rows) {
    Dataset<Row> found =
        rows.join(
                broadcast(
                    hiddenValues()
                        .withColumnRenamed("of", "component")
                        .select("unit_id", "period", "component")),
                new String[] {"unit_id", "period", "component"},
                "left_semi")
            .select("unit_id", "period")
            .distinct()
            .withColumn("_hidden", lit(true));
    return rows.join(broadcast(found), new String[] {"unit_id", "period"}, "left")
        .withColumn("_hidden", coalesce(col("_hidden"), lit(false)));
  }

  /** A statistic over units gives back the one or two of them that are hidden. */
  private Dataset<Row> withHiddenUnits(Dataset<Row> rows) {
    Dataset<Row> found =
        hiddenValues().select("of", "period").distinct().withColumn("_hidden", lit(true));
    return rows.withColumn("of", of())
        .join(broadcast(found), new String[] {"of", "period"}, "left")
        .withColumn("_hidden", coalesce(col("_hidden"), lit(false)));
  }

  /** Unit, period and indicator with its class, as {@code I2:01}, of all hidden values. */
  private Dataset<Row> hiddenValues() {
    return withHidden(VALUES, gold.apply(VALUES))
        .where(col("_hidden"))
        .select(col("unit_id"), col("period"), of().as("of"));
  }

  private static Column of() {
    return concat_ws(":", col("indicator_id"), col("category"));
  }

  private static Column published(PublishedTable table, String name) {
    if (name.equals(PublishedTable.SUPPRESSED)) {
      return col(name).or(col("_hidden")).as(name);
    }
    if (!table.hidden().contains(name)) {
      return col(name);
    }
    Column shown = name.equals("denominator") ? not(col("_hidden_whole")) : not(col("_hidden"));
    // Both say something of the value a year earlier.
    if (name.equals("previous_value") || name.startsWith("rate_ratio")) {
      shown = shown.and(col("_hidden_year").equalTo(false));
    }
    return when(shown, col(name)).as(name);
  }
}
