package org.muye.indicator;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.muye.region.Region;
import org.muye.time.AsOf;

/**
 * What training reached: sessions, attendances and venues of every unit, quarter, half and year by
 * kind of venue and by skill, a row for each kind and skill whether it occurs or not, so that gaps
 * show. Units are those that report in the period, and the whole region, on the boundaries of the
 * time.
 */
public final class TrainingCoverage {
  private static final String VENUE_TYPE = "venue_type";
  private static final String SKILL = "skill";
  private static final String UNKNOWN = "UNK";

  /** What tells one row of coverage from another, and how many venues there were to reach. */
  private static final List<String> CELL =
      List.of(
          "unit_id",
          "period_type",
          "period",
          "_first",
          "_end",
          "release",
          "dimension",
          "code",
          "venues_registered");

  private final Region region;
  private final AsOf asOf;
  private final String runId;

  /** Coverage as known at a day. */
  public TrainingCoverage(Region region, AsOf asOf, String runId) {
    this.region = region;
    this.asOf = asOf;
    this.runId = runId;
  }

  /**
   * Rows in the shape of `gold.training_coverage`.
   *
   * @param trainings facts of training sessions, from {@link Facts}
   * @param units the rows of {@link CoverageUnits#unitRows}
   * @param register the rows of {@link CoverageUnits#registerRows}
   * @param venueTypes codes of the kinds of venue
   * @param columns the table's, in order
   */
  public Dataset<Row> rows(
      Dataset<Row> trainings,
      Dataset<Row> units,
      Dataset<Row> register,
      List<String> venueTypes,
      String[] columns) {
    return covered(sessions(trainings, register), cells(units, venueTypes))
        .withColumn("as_of", lit(asOf.date()))
        .withColumn("run_id", lit(runId))
        .select(Stream.of(columns).map(name -> col(name)).toArray(Column[]::new));
  }

  /**
   * One row for each unit, period and kind of venue or skill that there is to be. The unknown kind
   * is kept only where a session does not say where it was held.
   */
  private static Dataset<Row> cells(Dataset<Row> units, List<String> venueTypes) {
    List<Column> parts = new ArrayList<>();
    venueTypes.forEach(type -> parts.add(part(VENUE_TYPE, lit(type))));
    parts.add(part(VENUE_TYPE, lit(UNKNOWN)));
    TrainingMeasures.SKILLS.forEach(skill -> parts.add(part(SKILL, lit(skill))));
    Column isOfRegister =
        col("dimension").equalTo(VENUE_TYPE).and(col(CoverageUnits.REGISTERED).isNotNull());
    return units
        .withColumn("_part", explode(array(parts.toArray(Column[]::new))))
        .withColumn("dimension", col("_part.dimension"))
        .withColumn("code", col("_part.code"))
        .withColumn(
            "venues_registered",
            when(
                isOfRegister,
                coalesce(element_at(col(CoverageUnits.REGISTERED), col("code")), lit(0L))))
        .drop("_part", CoverageUnits.REGISTERED);
  }

  /** One row for each session, unit it counts for, and kind of venue or skill. */
  private Dataset<Row> sessions(Dataset<Row> trainings, Dataset<Row> register) {
    Column onRegister =
        col("venue_id")
            .equalTo(col("_venue"))
            .and(col("unit_id").equalTo(col("_unit")))
            .and(col("venue_type").equalTo(col("_type")))
            .and(coalesce(col("event_date").geq(col("_from")), lit(true)))
            .and(coalesce(col("event_date").lt(col("_to")), lit(true)));
    Column skills =
        filter(
            array_distinct(split(coalesce(col("topics"), lit("")), ";")),
            topic -> topic.isin(TrainingMeasures.SKILLS.toArray()));
    Column parts =
        concat(
            array(part(VENUE_TYPE, coalesce(col("venue_type"), lit(UNKNOWN)))),
            transform(skills, skill -> part(SKILL, skill)));
    return trainings
        .join(broadcast(register), onRegister, "left")
        .select(
            col("record_id"),
            col("event_date"),
            col("attendance"),
            col("attendance_qualifier"),
            col("venue_id"),
            col("_venue").isNotNull().as("registered"),
            explode(array(lit(region.root().id()), col("unit_id"))).as("_of"),
            parts.as("_parts"))
        .withColumn("_part", explode(col("_parts")));
  }

  private static Column part(String dimension, Column code) {
    return struct(lit(dimension).as("dimension"), code.as("code"));
  }

  private static Dataset<Row> covered(Dataset<Row> sessions, Dataset<Row> cells) {
    Column counts =
        col("_of")
            .equalTo(col("unit_id"))
            .and(col("_part.dimension").equalTo(col("dimension")))
            .and(col("_part.code").equalTo(col("code")))
            .and(col("event_date").geq(col("_first")))
            .and(col("event_date").lt(col("_end")));
    Column held = col("record_id").isNotNull();
    return cells
        .join(sessions, counts, "left")
        .groupBy(CELL.stream().map(name -> col(name)).toArray(Column[]::new))
        .agg(
            count(col("record_id")).as("sessions"),
            sum(col("attendance")).as("reported"),
            count_if(held.and(col("attendance").isNull())).as("unreported"),
            count_if(col("attendance_qualifier").equalTo("at_least")).as("bounds"),
            count_if(col("attendance_qualifier").equalTo("estimate")).as("estimates"),
            size(collect_set(col("venue_id"))).cast("long").as("venues"),
            size(collect_set(when(col("registered"), col("venue_id")))).as("reached"),
            count_if(col("venue_id").isNotNull().and(col("registered").equalTo(false)))
                .as("unlisted"),
            count_if(held.and(col("venue_id").isNull())).as("unnamed"),
            nullif(array_join(array_sort(collect_list(col("record_id"))), ";"), lit(""))
                .as("session_ids"))
        .where(col("code").notEqual(UNKNOWN).or(col("sessions").gt(0)))
        .withColumn("attendance", attendance())
        .withColumn("attendance_qualifier", qualifier())
        .withColumn(
            "venues_reached", when(col("unnamed").lt(col("sessions")).or(none()), col("venues")))
        .withColumn(
            "coverage",
            when(col("venues_registered").gt(0), col("reached").divide(col("venues_registered"))))
        .withColumn("status_reason", status());
  }

  private static Column none() {
    return col("sessions").equalTo(0);
  }

  /** NULL when sessions were held and none reports a figure; 0 when none was held. */
  private static Column attendance() {
    return when(none(), lit(0L))
        .when(col("unreported").lt(col("sessions")), col("reported").cast("long"));
  }

  private static Column qualifier() {
    Column bound = col("bounds").gt(0).or(col("unreported").gt(0));
    Column estimated = col("estimates").gt(0);
    return when(none().or(col("unreported").equalTo(col("sessions"))), lit(null).cast("string"))
        .when(bound.and(estimated), lit("AT_LEAST;ESTIMATE"))
        .when(bound, lit("AT_LEAST"))
        .when(estimated, lit("ESTIMATE"))
        .otherwise(lit("EXACT"));
  }

  private static Column status() {
    Column venues = col("dimension").equalTo(VENUE_TYPE);
    Column registered = col("venues_registered").isNotNull();
    return nullif(
        concat_ws(
            ";",
            when(venues.and(registered.equalTo(false)), reason(CoverageStatus.NO_REGISTER)),
            when(
                venues.and(col("venues_registered").equalTo(0)),
                reason(CoverageStatus.NONE_REGISTERED)),
            when(
                venues.and(registered).and(col("unlisted").gt(0)),
                reason(CoverageStatus.VENUE_NOT_REGISTERED)),
            when(col("unnamed").gt(0), reason(CoverageStatus.VENUE_NOT_NAMED)),
            when(col("dimension").equalTo(SKILL).and(none()), reason(CoverageStatus.GAP))),
        lit(""));
  }

  private static Column reason(CoverageStatus status) {
    return lit(status.name());
  }
}
