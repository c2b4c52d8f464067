package org.muye.disclosure;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.contract.ContractCatalog;
import org.muye.indicator.AssessmentIndicators;
import org.muye.indicator.Comparison;
import org.muye.indicator.Definition;
import org.muye.time.Period;

/**
 * Brings the counts of all published tables together, a year at a time, and tells which rows may
 * not show their numbers.
 */
final class HiddenRows implements Serializable {
  private static final long serialVersionUID = 1L;

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

  private static final String SHARE = "share";
  private static final String PART = "\u0001";
  private static final String COLUMN = "\u0002";
  private static final String FIRST = "gold.indicator_release";
  private static final Set<String> SCORES =
      AssessmentIndicators.definitions().stream().map(Definition::id).collect(toUnmodifiableSet());

  private final YearDisclosure rules;
  private final Map<String, IndicatorCounts> indicators = IndicatorCounts.ofCatalogue();

  /** The same rules for all years. */
  HiddenRows(YearDisclosure rules) {
    this.rules = rules;
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
            (FlatMapGroupsFunction<String, Row, String>) (year, rows) -> hidden(rows),
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

  private Iterator<String> hidden(Iterator<Row> found) {
    List<CountRow> counts = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    while (found.hasNext()) {
      Row row = found.next();
      counts.add(count(counts.size(), row));
      rows.add(row);
    }
    YearDisclosure.Hidden hidden = rules.hidden(counts);
    return Stream.concat(
            hidden.rows().stream().flatMap(id -> marks(counts.get(id), rows.get(id)).stream()),
            Stream.concat(
                Stream.concat(
                        hidden.wholes().stream().map(rows::get),
                        rows.stream().filter(this::hasUncounted))
                    .map(row -> mark(WHOLE, row)),
                Stream.concat(
                        hidden.leftOut().stream().map(rows::get),
                        counts.stream()
                            .filter(
                                count -> !rules.isPublished(count) || isScore(rows.get(count.id())))
                            .map(count -> rows.get(count.id()))
                            .filter(row -> !row.<Boolean>getAs("keeps_row")))
                    .map(row -> mark(LEFT_OUT, row))))
        .iterator();
  }

  private CountRow count(int id, Row row) {
    return new CountRow(
        id,
        row.getAs("series"),
        row.getAs("boundaries"),
        FIRST.equals(row.getAs("table")),
        "PROVISIONAL".equals(row.getAs("release")),
        row.getAs("unit_id"),
        Period.parse(row.getAs("period")),
        row.getAs("category"),
        named("part", row),
        number(row, "count"),
        hasWhole(row) ? named("whole", row) : "",
        number(row, "whole"),
        row.getAs("is_share"),
        isRate(row));
  }

  /** By the rule book, which may be known, a score gives the events of its rules back. */
  private static boolean isScore(Row row) {
    return SCORES.contains(row.<String>getAs("indicator"));
  }

  private static @Nullable Double number(Row row, String column) {
    return row.getAs(column);
  }

  /**
   * What a row counts has the name of its indicator and class, what it is taken from as well;
   * {@link SameCounts} finds those that are the same.
   */
  private static String named(String part, Row row) {
    return String.join(
        PART,
        part,
        row.getAs("counted"),
        Objects.requireNonNullElse(row.<String>getAs("category"), ""));
  }

  private boolean isRate(Row row) {
    IndicatorCounts known = indicators.get(row.<String>getAs("indicator"));
    return known != null && known.isRate();
  }

  private boolean hasWhole(Row row) {
    IndicatorCounts known = indicators.get(row.<String>getAs("indicator"));
    return row.getAs("whole") != null
        && !hasUncounted(row)
        && (row.<Boolean>getAs("is_share") || known == null || known.hasWhole());
  }

  private boolean hasUncounted(Row row) {
    IndicatorCounts known = indicators.get(row.<String>getAs("indicator"));
    return known != null && known.hasUncounted();
  }

  private List<String> marks(CountRow count, Row row) {
    List<String> marks = new ArrayList<>();
    marks.add(mark(ROW, row));
    String indicator = row.getAs("indicator");
    // What is not published for one period is not for the next.
    if (!indicator.isEmpty() && rules.isPublished(count)) {
      marks.add(later(A_YEAR_LATER, count, indicator, count.period().yearsEarlier(-1)));
      IndicatorCounts known = indicators.get(indicator);
      Comparison reference = known == null ? null : known.reference();
      if (reference == Comparison.YEAR_EARLIER || reference == Comparison.THREE_YEARS) {
        for (int years = 1; years <= reference.periods(); years++) {
          marks.add(later(REFERENCE, count, indicator, count.period().yearsEarlier(-years)));
        }
      } else if (reference == Comparison.PREVIOUS) {
        marks.add(later(REFERENCE, count, indicator, Optional.of(count.period().next())));
      }
    }
    return marks;
  }

  private static String mark(String mark, Row row) {
    return line(mark, row.getAs("table"), row.getAs("key"));
  }

  private static String later(
      String mark, CountRow count, String indicator, Optional<Period> period) {
    return line(
        mark,
        "",
        String.join(
            PART,
            indicator,
            count.unit(),
            Objects.requireNonNullElse(count.category(), "\u0000"),
            period.map(Period::label).orElse("")));
  }

  private static String line(String mark, String table, String key) {
    return String.join(COLUMN, mark, table, key);
  }
}
