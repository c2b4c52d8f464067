package org.muye.disclosure;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
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
  private static final String MARKS = "_marks";

  /**
   * Reasons for an absent judgement of a week that tell nothing of how many events there were.
   * Others do, such as that there were fewer than five.
   */
  private static final Object[] WITHOUT_COUNTS = {"INCOMPLETE", "TOO_SHORT", "MISSING_WEEKS"};

  private final ContractCatalog contracts;
  private final Function<String, Dataset<Row>> gold;
  private final String root;
  private final int limit;
  private final HiddenRows rules;
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
    this.root = root;
    this.limit = limit;
    this.rules = new HiddenRows(new YearDisclosure(root, limit));
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
          case LINKED_COUNTS ->
              OtherCounts.mark(withHidden(table.table(), rows), root).where(not(col("_left_out")));
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
   * The rows of a table of linked counts with {@code _hidden}, whether their numbers may not be
   * shown, {@code _hidden_whole}, whether their denominator may not, {@code _hidden_year}, whether
   * the numbers a year earlier may not, and {@code _left_out}, whether they are not published.
   */
  private Dataset<Row> withHidden(String table, Dataset<Row> rows) {
    Dataset<Row> marked =
        withMarks(rows, HiddenRows.key(contracts, table), table)
            .withColumn("_hidden", has(HiddenRows.ROW))
            .withColumn("_hidden_whole", has(HiddenRows.WHOLE))
            .withColumn("_left_out", has(HiddenRows.LEFT_OUT));
    if (!contracts.get(table).columnNames().contains("previous_value")) {
      return marked.withColumn("_hidden_year", lit(false));
    }
    Column refersToHidden = has(HiddenRows.REFERENCE);
    return withMarks(marked.drop(KEY, MARKS), HiddenRows.value(), "")
        .withColumn("_hidden", col("_hidden").or(refersToHidden))
        .withColumn("_hidden_whole", col("_hidden_whole").or(refersToHidden))
        .withColumn("_hidden_year", has(HiddenRows.A_YEAR_LATER));
  }

  private Dataset<Row> withMarks(Dataset<Row> rows, Column key, String table) {
    Dataset<Row> marks =
        hidden()
            .where(col("table").equalTo(table))
            .groupBy(col("key").as(KEY))
            .agg(collect_set("mark").as(MARKS));
    return rows.withColumn(KEY, key).join(broadcast(marks), KEY, "left");
  }

  private static Column has(String mark) {
    return coalesce(array_contains(col(MARKS), mark), lit(false));
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

  /**
   * Unit, period and indicator with its class, as {@code I2:01}, of all values that are hidden or
   * left out.
   */
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
    if (name.equals(PublishedTable.REASON)) {
      return when(not(col("_hidden")).or(col(name).isin(WITHOUT_COUNTS)), col(name)).as(name);
    }
    Column shown = name.equals("denominator") ? not(col("_hidden_whole")) : not(col("_hidden"));
    if (table.basis() == PublishedTable.Basis.LINKED_COUNTS) {
      shown = shown.and(OtherCounts.mayShow(name));
    }
    // The records that a value rests on are the denominator's where it counts records.
    if (name.equals("n")) {
      shown = shown.and(not(col("_hidden_whole")));
    }
    // Both say something of the value a year earlier.
    if (name.equals("previous_value") || name.startsWith("rate_ratio")) {
      shown = shown.and(not(col("_hidden_year")));
    }
    return when(shown, col(name)).as(name);
  }
}
