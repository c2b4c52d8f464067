package org.muye.indicator;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.muye.region.Region;

/** Finds which records count differently at a later as-of day than at an earlier one, and why. */
public final class Revisions {
  /** As many ids are named as a person would look up by hand. */
  public static final int NAMED_IDS = 100;

  private static final String[] ID = {"record_id"};
  private static final String[] AS_OF_ID = {"as_of", "record_id"};
  private static final String[] KEY = {
    "period", "as_of", "record_id", "unit", "rebased", "measure", "category"
  };
  private static final String[] CELL = {"period", "unit", "rebased", "measure", "category"};

  private final Region region;
  private final Map<FactTable, Dataset<Row>> earlier;
  private final Map<FactTable, Dataset<Row>> later;

  /**
   * A comparison of states of knowledge.
   *
   * @param earlier facts known at earlier days, told apart by `as_of`
   * @param later facts known at one later day
   */
  public Revisions(
      Region region, Map<FactTable, Dataset<Row>> earlier, Map<FactTable, Dataset<Row>> later) {
    this.region = region;
    this.earlier = earlier;
    this.later = later;
  }

  /**
   * Why a value moved.
   *
   * @param reasons LATE_ARRIVAL, VOIDED, MERGED, WITHDRAWN, ESCALATED_LATER, REOPENED,
   *     RESOLVED_LATER, CORRECTED, REGISTER where a register and no record stands behind the value,
   *     or FOLLOW_UP where only time passed
   * @param recordIds the records that count differently; of many the first in the order of their
   *     ids, {@link #NAMED_IDS} at least
   */
  public record Cause(SortedSet<String> reasons, SortedSet<String> recordIds) {}

  private record Cell(String unit, boolean rebased, String measure) {}

  private record Contribution(String category, List<String> reasons, List<String> recordIds) {}

  /** The records that moved in one period. */
  public static final class Moved {
    private final Map<Cell, List<Contribution>> byCell = new HashMap<>();

    /**
     * Why a value moved; FOLLOW_UP without records when no record did.
     *
     * @param boundaryOfPeriod the boundary set valid in the period
     * @param boundary the boundary set of the value
     * @param category the value's category, or empty
     * @param bothSides whether the value exists on both sides; the records of a breakdown that came
     *     or went are those of its numerator
     */
    public Cause cause(
        String indicatorId,
        String unitId,
        String boundaryOfPeriod,
        String boundary,
        String category,
        boolean bothSides) {
      TreeSet<String> reasons = new TreeSet<>();
      TreeSet<String> ids = new TreeSet<>();
      boolean rebased = !boundary.equals(boundaryOfPeriod);
      IndicatorCatalogue.find(indicatorId)
          .ifPresent(
              indicator -> {
                add(indicator.numerator(), unitId, rebased, category, reasons, ids);
                if (bothSides) {
                  String whole = indicator.denominatorByCategory() ? category : "";
                  add(indicator.denominator(), unitId, rebased, whole, reasons, ids);
                }
              });
      if (reasons.isEmpty()) {
        reasons.add(ResourceMetric.find(indicatorId).isPresent() ? "REGISTER" : "FOLLOW_UP");
      }
      return new Cause(reasons, ids);
    }

    private void add(
        List<Measure> measures,
        String unitId,
        boolean rebased,
        String category,
        TreeSet<String> reasons,
        TreeSet<String> ids) {
      for (Measure measure : measures) {
        for (Contribution moved :
            byCell.getOrDefault(new Cell(unitId, rebased, measure.id()), List.of())) {
          if (measure.summarised() || Evidence.belongs(moved.category(), category)) {
            reasons.addAll(moved.reasons());
            ids.addAll(moved.recordIds());
          }
        }
      }
    }
  }

  /**
   * The records whose contributions to the indicators' measures differ, by the label of the period;
   * a period in which none moved is absent.
   *
   * @param periods rows of {@link Evidence#PERIODS_AS_OF}: closed periods, each with the earlier
   *     day
   */
  public Map<String, Moved> moved(List<Indicator> indicators, Dataset<Row> periods) {
    Map<String, Moved> moved = new HashMap<>();
    Map<FactTable, List<Measure>> measures = new EnumMap<>(FactTable.class);
    indicators.stream()
        .flatMap(i -> Stream.concat(i.numerator().stream(), i.denominator().stream()))
        .distinct()
        .forEach(m -> measures.computeIfAbsent(m.facts(), kind -> new ArrayList<>()).add(m));
    measures.forEach(
        (kind, ofKind) -> {
          if (earlier.containsKey(kind) && later.containsKey(kind)) {
            collect(moved, byCell(differences(kind, ofKind, periods)));
          }
        });
    return moved;
  }

  private Dataset<Row> differences(FactTable kind, List<Measure> measures, Dataset<Row> periods) {
    Dataset<Row> then =
        new Evidence(region, earlier)
            .contributions(kind, measures, periods, true)
            .withColumnRenamed("n", "n_before");
    Dataset<Row> today =
        new Evidence(region, later)
            .contributions(kind, measures, periods, false)
            .withColumnRenamed("n", "n_now");
    return then.join(today, KEY, "full_outer")
        .where("not (n_before <=> n_now)")
        .join(record(kind, earlier, "before", AS_OF_ID), AS_OF_ID, "left")
        .join(record(kind, later, "now", ID), ID, "left")
        .withColumn("reason", reason(kind, measures));
  }

  private static Dataset<Row> record(
      FactTable kind, Map<FactTable, Dataset<Row>> known, String side, String... key) {
    Dataset<Row> facts = Objects.requireNonNull(known.get(kind));
    boolean dispute = kind == FactTable.DISPUTE;
    boolean incident = kind == FactTable.INCIDENT;
    // The same quarter is a task of every organisation.
    Dataset<Row> records = kind == FactTable.DUTY ? facts.dropDuplicates(key) : facts;
    List<Column> columns = new ArrayList<>(Stream.of(key).map(name -> col(name)).toList());
    columns.add(col("content_hash").as("content_" + side));
    columns.add((dispute ? col("resolved_on") : lit(null).cast("date")).as("resolved_" + side));
    columns.add((dispute ? col("escalated_on") : lit(null).cast("date")).as("escalated_" + side));
    columns.add((dispute ? col("voided") : lit(false)).as("voided_" + side));
    columns.add((dispute || incident ? col("merged") : lit(false)).as("merged_" + side));
    columns.add((incident ? col("withdrawn") : lit(false)).as("withdrawn_" + side));
    return records.select(columns.toArray(Column[]::new));
  }

  private Column reason(FactTable kind, List<Measure> measures) {
    Column change =
        when(col("content_before").isNull(), "LATE_ARRIVAL")
            .when(
                col("content_now")
                    .isNull()
                    .or(col("voided_now").and(col("voided_before").equalTo(false))),
                "VOIDED")
            .when(col("merged_now").and(col("merged_before").equalTo(false)), "MERGED")
            .when(col("withdrawn_now").and(col("withdrawn_before").equalTo(false)), "WITHDRAWN");
    if (kind == FactTable.DISPUTE) {
      Column ofEscalation = isAmong(measures, DisputeRevisions.BY_ESCALATION);
      Column ofResolution = isAmong(measures, DisputeRevisions.BY_RESOLUTION);
      Column ofWaiting = isAmong(measures, DisputeRevisions.BY_WAITING);
      change =
          change
              .when(
                  ofEscalation
                      .and(col("escalated_before").isNull())
                      .and(col("escalated_now").isNotNull()),
                  when(col("escalated_now").leq(col("as_of")), "LATE_ARRIVAL")
                      .otherwise("ESCALATED_LATER"))
              .when(
                  ofResolution
                      .and(col("resolved_now").isNull())
                      .and(col("resolved_before").isNotNull()),
                  "REOPENED")
              .when(
                  ofResolution
                      .and(col("resolved_before").isNull())
                      .and(col("resolved_now").leq(col("as_of"))),
                  "LATE_ARRIVAL")
              .when(
                  ofResolution
                      .and(col("resolved_now").isNotNull())
                      .and(
                          coalesce(
                              col("resolved_before").notEqual(col("resolved_now")), lit(true))),
                  "RESOLVED_LATER")
              .when(
                  ofWaiting.and(col("resolved_before").isNull()).and(col("resolved_now").isNull()),
                  "FOLLOW_UP");
    }
    return change
        .when(col("content_before").notEqual(col("content_now")), "CORRECTED")
        .otherwise("FOLLOW_UP");
  }

  private static Column isAmong(List<Measure> measures, Set<String> ids) {
    return col("measure").isin(measures.stream().map(Measure::id).filter(ids::contains).toArray());
  }

  /** A row for each count that moved, however many records moved it. */
  private static Dataset<Row> byCell(Dataset<Row> differences) {
    Column[] cell = Stream.of(CELL).map(name -> col(name)).toArray(Column[]::new);
    Column place = row_number().over(Window.partitionBy(cell).orderBy("record_id"));
    return differences
        .withColumn("place", place)
        .groupBy(cell)
        .agg(
            collect_set("reason").as("reasons"),
            // A set leaves out what is null.
            collect_set(when(col("place").leq(NAMED_IDS), col("record_id"))).as("record_ids"));
  }

  private static void collect(Map<String, Moved> moved, Dataset<Row> cells) {
    for (Row row : cells.collectAsList()) {
      moved
          .computeIfAbsent(row.getAs("period"), period -> new Moved())
          .byCell
          .computeIfAbsent(
              new Cell(row.getAs("unit"), row.getAs("rebased"), row.getAs("measure")),
              cell -> new ArrayList<>())
          .add(
              new Contribution(
                  row.getAs("category"),
                  row.getList(row.fieldIndex("reasons")),
                  row.getList(row.fieldIndex("record_ids"))));
    }
  }
}
