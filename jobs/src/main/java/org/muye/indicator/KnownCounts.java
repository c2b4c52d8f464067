package org.muye.indicator;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.weekday;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** What became known when of weekly counts. */
public final class KnownCounts {

  /**
   * The weekly count of an indicator's numerator.
   *
   * @param id name of the series in the result
   * @param category one class of the indicator, or null for the whole
   */
  public record Series(String id, Indicator indicator, @Nullable String category) {}

  private KnownCounts() {}

  /**
   * The measures of one kind of record behind the series; empty when none of them counts such
   * records.
   */
  public static List<Measure> measures(FactTable kind, List<Series> series) {
    return series.stream()
        .flatMap(one -> one.indicator().numerator().stream())
        .filter(measure -> measure.facts() == kind)
        .distinct()
        .toList();
  }

  /**
   * By how much weekly counts changed when more became known. The sum of the changes known by a day
   * is the count as it was known at the end of that day, on the boundaries of the time.
   *
   * @param facts of one kind of record with the days between which each was known
   * @param from column with the first of these days
   * @param until column with the first day after; NULL while it lasts
   * @param rootId the region's unit
   * @return unit_id, series, week (its Monday), known_by, change; one row at most per key
   */
  public static Dataset<Row> changes(
      FactTable kind,
      Dataset<Row> facts,
      List<Series> series,
      String from,
      String until,
      String rootId) {
    Dataset<Row> known =
        sums(
            changes(kind, facts, series, from, until)
                .withColumn("week", date_sub(col("day"), weekday(col("day")))),
            "unit_id",
            "subunit_id",
            "rebased_units",
            "series",
            "week",
            "known_by");
    return Contributions.byUnit(kind, known, rootId)
        .groupBy(col("unit").as("unit_id"), col("series"), col("week"), col("known_by"))
        .agg(sum("n").cast("long").as("change"))
        .where("change <> 0");
  }

  /**
   * The same by day of the event, of the whole region, of a kind of record that adds up.
   *
   * @return series, event_date, known_by, change; one row at most per key
   */
  public static Dataset<Row> changesOfRegion(
      FactTable kind, Dataset<Row> facts, List<Series> series, String from, String until) {
    return sums(
            changes(kind, facts, series, from, until).withColumnRenamed("day", "event_date"),
            "series",
            "event_date",
            "known_by")
        .withColumn("change", col("n").cast("long"))
        .drop("n");
  }

  /** One row per contribution and change: n more, or fewer, were known from the day known_by on. */
  private static Dataset<Row> changes(
      FactTable kind, Dataset<Row> facts, List<Series> series, String from, String until) {
    List<Measure> measures = measures(kind, series);
    Column gained = struct(col(from).as("known_by"), col("n").as("change"));
    Column lost =
        when(
            col(until).isNotNull(),
            struct(col(until).as("known_by"), negate(col("n")).as("change")));
    return Contributions.of(facts, measures, from, until)
        .withColumn("series", explode(seriesOf(measures, series)))
        .where("series is not null")
        .withColumn("_change", explode(array(gained, lost)))
        .where("_change is not null")
        .select(
            col("unit_id"),
            col("subunit_id"),
            lit(null).cast("string").as("rebased_units"),
            col("series"),
            col("day"),
            col("_change.known_by"),
            col("_change.change").as("n"));
  }

  private static Dataset<Row> sums(Dataset<Row> changes, String... key) {
    return changes
        .groupBy(Stream.of(key).map(name -> col(name)).toArray(Column[]::new))
        .agg(sum("n").as("n"))
        .where("n <> 0");
  }

  private static Column seriesOf(List<Measure> measures, List<Series> series) {
    List<Column> ids = new ArrayList<>();
    for (Series one : series) {
      for (Measure measure : one.indicator().numerator()) {
        if (measures.contains(measure)) {
          Column counts = col("measure").equalTo(measure.id());
          String category = one.category();
          ids.add(
              when(
                  category == null ? counts : counts.and(col("category").equalTo(category)),
                  lit(one.id())));
        }
      }
    }
    return array(ids.toArray(Column[]::new));
  }
}
