package org.muye.indicator;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;
import org.muye.region.Region;
import org.muye.region.UnitMatch;
import org.muye.time.AsOf;

/** Turns records as known at a day into the columns that measures read. */
public final class Facts {
  /** `silver.dispute` holds the spells as text: start/end;start/ with no end while open. */
  private static final String SPELLS =
      "transform(split(open_spells, ';'), spell -> named_struct("
          + "'start', to_date(substring_index(spell, '/', 1)),"
          + " 'end', to_date(nullif(substring_index(spell, '/', -1), ''))))";

  private final Region region;
  private final AsOf asOf;

  /** Facts of a region as known at the end of a day. */
  public Facts(Region region, AsOf asOf) {
    this.region = region;
    this.asOf = asOf;
  }

  /** From incidents in the shape of `silver.incident`, void ones left out. */
  public Dataset<Row> incidents(Dataset<Row> incidents) {
    return common(incidents.where("not is_deleted"), "incident_id")
        .withColumn("withdrawn", col("withdrawn_by").isNotNull())
        .withColumn("merged", col("merged_into").isNotNull())
        .withColumn("is_valid", coalesce(col("is_valid"), lit(true)))
        .withColumn("is_homicide", coalesce(col("is_homicide"), lit(false)))
        .withColumn("solved", coalesce(col("solved"), lit(false)))
        .withColumn("occurred_precision", coalesce(col("occurred_precision"), lit("M")))
        .withColumn("occurred_local", local(col("occurred_at")));
  }

  /** From disputes in the shape of `silver.dispute`, void ones left out. */
  public Dataset<Row> disputes(Dataset<Row> disputes) {
    return common(disputes.where("not is_deleted and voided_at is null"), "dispute_id")
        .withColumn("merged", col("merged_into").isNotNull())
        .withColumn("dispute_category", coalesce(col("dispute_category"), lit("UNK")))
        .withColumn(
            "dispute_category_level1",
            // The standard's four digits have two levels; a source's own list has one.
            when(
                    col("dispute_category").rlike("^\\d{4}$"),
                    substring(col("dispute_category"), 1, 2))
                .otherwise(col("dispute_category")))
        .withColumn("resolved_on", to_date(local(col("effective_resolved_at"))))
        .withColumn("resolved_level", col("effective_resolving_level"))
        .withColumn("first_resolved_on", to_date(local(col("first_resolved_at"))))
        .withColumn("resolved_undated", coalesce(col("resolved_undated"), lit(false)))
        .withColumn("open_spells", expr(SPELLS));
  }

  /** From training sessions in the shape of `silver.training`, void ones left out. */
  public Dataset<Row> trainings(Dataset<Row> trainings) {
    return common(
        trainings.where("not is_deleted").withColumn("town_code", lit(null).cast("string")),
        "session_id");
  }

  private Dataset<Row> common(Dataset<Row> records, String id) {
    return records
        .withColumn("record_id", col(id))
        .withColumn("as_of", lit(asOf.date()))
        .withColumn(
            "unit_unknown", coalesce(col("unit_id").equalTo(UnitMatch.UNKNOWN_UNIT), lit(true)))
        .withColumn(
            "lag_days",
            when(
                col("known_at_basis").notEqual("INGESTION"),
                datediff(to_date(local(col("known_at"))), col("event_date"))))
        .withColumn("rebased_units", rebasedUnits());
  }

  private Column local(Column instant) {
    return from_utc_timestamp(instant, region.timeZone().getId());
  }

  private Column rebasedUnits() {
    if (!region.hasBoundaryChanges()) {
      return lit(null).cast("string");
    }
    Region units = region;
    UDF3<String, String, LocalDate, String> today =
        (unit, town, day) ->
            day == null
                ? null
                : units.currentUnits(unit, town, day).stream()
                    .map(share -> share.unitId() + ":" + share.weight())
                    .collect(Collectors.joining(";"));
    return udf(today, DataTypes.StringType)
        .apply(col("unit_id"), col("town_code"), col("event_date"));
  }
}
