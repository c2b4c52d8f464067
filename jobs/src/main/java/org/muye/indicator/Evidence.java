package org.muye.indicator;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.muye.region.Region;
import org.muye.time.Period;

/** The records behind a value: those whose contributions were summed into it. */
public final class Evidence {
  /**
   * Schema of the periods of {@link #totals}: the label, the first day, and the last day counted.
   */
  public static final StructType PERIODS =
      new StructType()
          .add("period", DataTypes.StringType)
          .add("first_day", DataTypes.DateType)
          .add("last_day", DataTypes.DateType);

  /** Schema of the same with the as-of day at which each period is looked at. */
  public static final StructType PERIODS_AS_OF = PERIODS.add("as_of", DataTypes.DateType);

  private final Region region;
  private final Map<FactTable, Dataset<Row>> facts;

  /** Evidence from the facts of one as-of day. */
  public Evidence(Region region, Map<FactTable, Dataset<Row>> facts) {
    this.region = region;
    this.facts = facts;
  }

  /**
   * What each record contributes to the measures in a period: record_id, unit, rebased, measure,
   * category, n. For stocks, the records in the stock at the end of the period.
   *
   * @param lastDay last day counted: the period's last, or the as-of day while it is open
   */
  public Dataset<Row> contributions(List<Measure> measures, Period period, LocalDate lastDay) {
    Map<FactTable, List<Measure>> byKind =
        measures.stream()
            .filter(measure -> facts.containsKey(measure.facts()))
            .collect(Collectors.groupingBy(Measure::facts));
    return byKind.entrySet().stream()
        .map(kind -> of(kind.getKey(), kind.getValue(), period, lastDay))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }

  private Dataset<Row> of(
      FactTable kind, List<Measure> measures, Period period, LocalDate lastDay) {
    Dataset<Row> rows = Contributions.of(Objects.requireNonNull(facts.get(kind)), measures);
    Column counted =
        col("day").leq(lit(lastDay)).and(col("day").geq(lit(period.start())).or(isStock(measures)));
    return summed(kind, rows.where(counted), "record_id", "unit", "rebased", "measure", "category");
  }

  /**
   * The same for several periods at once, with their columns of {@link #PERIODS_AS_OF} in front.
   *
   * @param kind the records that the measures count
   * @param periods rows of {@link #PERIODS_AS_OF}
   * @param matched whether the facts are those of the periods' as-of days, told apart by `as_of`;
   *     else all periods see the same facts
   */
  Dataset<Row> contributions(
      FactTable kind, List<Measure> measures, Dataset<Row> periods, boolean matched) {
    Dataset<Row> known = Objects.requireNonNull(facts.get(kind));
    Dataset<Row> rows =
        matched
            ? Contributions.of(known, measures, "as_of").withColumnRenamed("as_of", "facts_as_of")
            : Contributions.of(known, measures);
    Column counted =
        col("day").leq(col("last_day")).and(col("day").geq(col("first_day")).or(isStock(measures)));
    return summed(
        kind,
        rows.join(
            broadcast(periods),
            matched ? counted.and(col("facts_as_of").equalTo(col("as_of"))) : counted),
        "period",
        "as_of",
        "record_id",
        "unit",
        "rebased",
        "measure",
        "category");
  }

  private Dataset<Row> summed(FactTable kind, Dataset<Row> rows, String... key) {
    return Contributions.byUnit(kind, rows, region.root().id())
        .groupBy(Stream.of(key).map(name -> col(name)).toArray(Column[]::new))
        .agg(sum("n").as("n"))
        .where("n <> 0");
  }

  private static Column isStock(List<Measure> measures) {
    return col("measure")
        .isin(measures.stream().filter(Measure::isStock).map(Measure::id).toArray());
  }

  /**
   * The sums of measures over each of several periods, on the boundaries of the time: unit_id,
   * period, measure, category, n, record_ids. Of a stock, what is in it at the end of the last day.
   * Only units that records carry themselves, so neither the whole region nor units below.
   *
   * @param named the measures whose records are named, in order; of the others record_ids is empty
   * @param periods rows of {@link #PERIODS}
   */
  public Dataset<Row> totals(Set<Measure> measures, Set<Measure> named, Dataset<Row> periods) {
    Map<FactTable, List<Measure>> byKind =
        measures.stream()
            .filter(measure -> facts.containsKey(measure.facts()))
            .sorted(Comparator.comparing(Measure::id))
            .collect(Collectors.groupingBy(Measure::facts));
    Object[] namedIds = named.stream().map(Measure::id).toArray();
    return byKind.entrySet().stream()
        .map(kind -> totals(kind.getKey(), kind.getValue(), namedIds, periods))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }

  private Dataset<Row> totals(
      FactTable kind, List<Measure> measures, Object[] named, Dataset<Row> periods) {
    Column isStock = isStock(measures);
    Column counted =
        col("day").leq(col("last_day")).and(col("day").geq(col("first_day")).or(isStock));
    Dataset<Row> rows =
        Contributions.of(Objects.requireNonNull(facts.get(kind)), measures)
            .join(broadcast(periods), counted);
    // A record that entered a stock and left it again must not be named.
    Dataset<Row> stocks =
        rows.where(isStock)
            .groupBy("unit_id", "period", "measure", "category", "record_id")
            .agg(sum("n").as("n"))
            .where("n <> 0");
    return rows.where(not(isStock))
        .select("unit_id", "period", "measure", "category", "record_id", "n")
        .unionByName(stocks)
        .groupBy("unit_id", "period", "measure", "category")
        .agg(
            sum("n").as("n"),
            array_sort(collect_set(when(col("measure").isin(named), col("record_id"))))
                .as("record_ids"));
  }

  /**
   * Whether contributions of a measure's category count in a value of a category. A value without
   * category takes all; `record.field` takes `field`, and `k|variant` takes `k`.
   */
  static boolean belongs(String measureCategory, String valueCategory) {
    return valueCategory.isEmpty()
        || measureCategory.isEmpty()
        || valueCategory.equals(measureCategory)
        || valueCategory.endsWith("." + measureCategory)
        || valueCategory.startsWith(measureCategory + "|");
  }

  /** The records behind one side of a value. */
  public Dataset<Row> records(
      List<Measure> measures,
      String unitId,
      boolean rebased,
      Period period,
      LocalDate lastDay,
      @Nullable String category) {
    Column wanted = col("unit").equalTo(unitId).and(col("rebased").equalTo(rebased));
    if (category != null) {
      Object[] summarised =
          measures.stream().filter(Measure::summarised).map(Measure::id).toArray();
      // The rules of belongs(), for Spark.
      wanted =
          wanted.and(
              col("measure")
                  .isin(summarised)
                  .or(col("category").isin(category, UnitCells.WHOLE))
                  .or(lit(category).endsWith(concat(lit("."), col("category"))))
                  .or(lit(category).startsWith(concat(col("category"), lit("|")))));
    }
    return contributions(measures, period, lastDay)
        .where(wanted)
        .select("record_id", "measure", "category", "n");
  }
}
