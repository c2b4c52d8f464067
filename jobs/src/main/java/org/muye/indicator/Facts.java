package org.muye.indicator;

import static org.apache.spark.sql.functions.broadcast;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import org.muye.region.Region;
import org.muye.region.UnitMatch;

/**
 * Turns records as known at a day, the column `as_of`, into the columns that measures read. Records
 * may be given as of several days.
 */
public final class Facts {
  /** `silver.dispute` holds the spells as text: start/end;start/ with no end while open. */
  private static final String SPELLS =
      "transform(split(open_spells, ';'), spell -> named_struct("
          + "'start', to_date(substring_index(spell, '/', 1)),"
          + " 'end', to_date(nullif(substring_index(spell, '/', -1), ''))))";

  private final Region region;
  private final SignalColumns signals;

  /** Facts of a region. */
  public Facts(Region region) {
    this.region = region;
    this.signals = new SignalColumns(region.signalLevels().orElse(null));
  }

  /**
   * From incidents in the shape of `silver.incident` with `as_of`, void ones left out.
   *
   * @param disputes all disputes known, in the shape of `silver.dispute`; null when there are none
   */
  public Dataset<Row> incidents(Dataset<Row> incidents, @Nullable Dataset<Row> disputes) {
    Map<String, Column> columns = common("incident_id", col("town_code"));
    columns.put("withdrawn", col("withdrawn_by").isNotNull());
    columns.put("merged", col("merged_into").isNotNull());
    columns.put("is_valid", coalesce(col("is_valid"), lit(true)));
    columns.put("is_homicide", coalesce(col("is_homicide"), lit(false)));
    columns.put("solved", coalesce(col("solved"), lit(false)));
    columns.put("occurred_precision", coalesce(col("occurred_precision"), lit("M")));
    columns.put("occurred_local", local(col("occurred_at")));
    columns.put("closed_on", to_date(local(col("closed_at"))));
    columns.put("links_to_dispute", coalesce(col("links_to_dispute"), lit(false)));
    columns.put("signal_level", signals.ofIncident());
    return withLinks(incidents, disputes).where("not is_deleted").withColumns(columns);
  }

  /** Few incidents grew out of a dispute, so only those are looked up. */
  private static Dataset<Row> withLinks(Dataset<Row> incidents, @Nullable Dataset<Row> disputes) {
    if (disputes == null) {
      return incidents.withColumn("links_to_dispute", lit(false));
    }
    Dataset<Row> linking =
        incidents
            .where("linked_dispute_id is not null")
            .select(col("incident_id"), col("as_of"), col("linked_dispute_id").as("dispute_id"))
            .join(
                disputes.select("dispute_id", "as_of"),
                new String[] {"dispute_id", "as_of"},
                "left_semi")
            .select(col("incident_id"), col("as_of"), lit(true).as("links_to_dispute"));
    return incidents.join(broadcast(linking), new String[] {"incident_id", "as_of"}, "left");
  }

  /**
   * From disputes in the shape of `silver.dispute`. Void ones are left out, except that those whose
   * log says when they became void are marked: until that day they were open.
   *
   * @param incidents all incidents known, in the shape of `silver.incident`; null when there are
   *     none
   */
  public Dataset<Row> disputes(Dataset<Row> disputes, @Nullable Dataset<Row> incidents) {
    Column category = coalesce(col("dispute_category"), lit("UNK"));
    Map<String, Column> columns = common("dispute_id", col("town_code"));
    columns.put("merged", col("merged_into").isNotNull());
    columns.put("dispute_category", category);
    columns.put(
        "dispute_category_level1",
        // The standard's four digits have two levels; a source's own list has one.
        when(category.rlike("^\\d{4}$"), substring(category, 1, 2)).otherwise(category));
    columns.put("resolved_on", to_date(local(col("effective_resolved_at"))));
    columns.put("resolved_level", col("effective_resolving_level"));
    columns.put("first_resolved_on", to_date(local(col("first_resolved_at"))));
    columns.put("resolved_undated", coalesce(col("resolved_undated"), lit(false)));
    columns.put("open_spells", expr(SPELLS));
    columns.put("voided", col("voided_at").isNotNull());
    columns.put("voided_on", to_date(local(col("voided_at"))));
    columns.put("detected_on", to_date(local(col("detected_at"))));
    columns.put("warned_on", to_date(local(col("first_warned_at"))));
    columns.put("escalated_on", to_date(local(col("first_escalated_at"))));
    columns.put("reopened_on", to_date(local(col("first_reopened_at"))));
    columns.putAll(signals.ofDispute(to_date(local(col("first_escalated_at")))));
    return signals
        .withIncidents(disputes, incidents)
        .where("not is_deleted or voided_at is not null")
        .withColumns(columns);
  }

  /** From training sessions in the shape of `silver.training`, void ones left out. */
  public Dataset<Row> trainings(Dataset<Row> trainings) {
    return trainings
        .where("not is_deleted")
        .withColumns(common("session_id", lit(null).cast("string")));
  }

  /** From rewards and sanctions in the shape of `silver.responsibility_action`. */
  public Dataset<Row> actions(Dataset<Row> actions) {
    Map<String, Column> columns = common("action_id", lit(null).cast("string"));
    columns.put("lifted", coalesce(col("lifted_on").leq(col("as_of")), lit(false)));
    return actions.where("not is_deleted").withColumns(columns);
  }

  /** Added in one step: Spark analyses the whole plan anew for every step. */
  private Map<String, Column> common(String id, Column townCode) {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("record_id", col(id));
    columns.put(
        "unit_unknown", coalesce(col("unit_id").equalTo(UnitMatch.UNKNOWN_UNIT), lit(true)));
    columns.put(
        "lag_days",
        when(
            col("known_at_basis").notEqual("INGESTION"),
            datediff(to_date(local(col("known_at"))), col("event_date"))));
    columns.put("rebased_units", rebasedUnits(townCode));
    return columns;
  }

  private Column local(Column instant) {
    return from_utc_timestamp(instant, region.timeZone().getId());
  }

  private Column rebasedUnits(Column townCode) {
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
    return udf(today, DataTypes.StringType).apply(col("unit_id"), townCode, col("event_date"));
  }
}
