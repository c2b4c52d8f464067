package org.muye.refine;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.muye.region.Region;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The state of every record that a set of versions tells: the newest version, corrections applied,
 * repeats from other channels linked, dispute states derived from their log. Given the versions
 * known at a day it is what was known that day; a run with only those files would give the same.
 */
public final class CurrentRecords {
  private final Region region;

  /** States in a region's time zone. */
  public CurrentRecords(Region region) {
    this.region = region;
  }

  /** Versions and events known before an instant. */
  public static Dataset<Row> knownBefore(Dataset<Row> versions, Instant end) {
    return versions.where(col("known_at").lt(lit(end)));
  }

  /**
   * Incidents in the shape of `silver.incident`.
   *
   * @param newest the newest version of each incident and correction, from {@link #newest}
   * @param withCorrections whether any source withdraws rows
   * @param sameFields fields on which reports of two channels are one event; empty for no such rule
   */
  public static Dataset<Row> incidents(
      Dataset<Row> newest, boolean withCorrections, List<String> sameFields) {
    Dataset<Row> current =
        withCorrections ? Withdrawals.of(newest, List.of()) : Withdrawals.none(newest);
    return sameFields.isEmpty() ? current : linked(current, sameFields, List.of());
  }

  /**
   * Incidents as known at the end of several days, one row for each.
   *
   * @param newest from {@link #newestByDay}
   */
  public static Dataset<Row> incidentsByDay(
      Dataset<Row> newest, boolean withCorrections, List<String> sameFields) {
    Dataset<Row> current =
        withCorrections ? Withdrawals.of(newest, Spells.DAY) : Withdrawals.none(newest);
    return sameFields.isEmpty() ? current : linked(current, sameFields, Spells.DAY);
  }

  /**
   * The states of incidents through time: each row as {@link #incidents} would give it from what
   * was known at the end of every day from {@link Spells#FROM} to before {@link Spells#UNTIL}.
   *
   * @param newest from {@link #newestSpells}
   */
  public static Dataset<Row> incidentSpells(
      Dataset<Row> newest, boolean withCorrections, List<String> sameFields) {
    // A correction and a repeat can change the state of the records with the same key only, so that
    // a spell is divided where one of those begins or ends.
    Dataset<Row> current =
        withCorrections
            ? Withdrawals.of(Spells.divided(newest, List.of("correction_key")), Spells.DAY)
            : Withdrawals.none(newest);
    return sameFields.isEmpty()
        ? current
        : linked(Spells.divided(current, sameFields), sameFields, Spells.DAY);
  }

  /** Corrections that withdraw nothing that is known. */
  public Dataset<Row> correctionsWithoutOriginal(Dataset<Row> versions) {
    return Withdrawals.withoutOriginal(Versions.newest(versions, "incident_id"));
  }

  /**
   * Links reports of one event that came by different channels to the one reported first. Only
   * reports that agree on every field of the rule, none of them blank, are one event.
   */
  private static Dataset<Row> linked(
      Dataset<Row> incidents, List<String> sameFields, List<String> day) {
    Seq<String> key = Spells.columns(sameFields, day);
    Column[] same =
        CollectionConverters.asJava(key).stream().map(name -> col(name)).toArray(Column[]::new);
    Column complete = Spells.areAllPresent(sameFields);
    Dataset<Row> firsts =
        incidents
            .where("not is_deleted and withdrawn_by is null and merged_into is null")
            .where(complete)
            .groupBy(same)
            .agg(
                min(struct(
                        coalesce(col("reported_at"), col("known_at")),
                        col("incident_id").as("id"),
                        col("source_channel").as("channel")))
                    .as("_first"),
                countDistinct("source_channel").as("_channels"))
            .where("_channels > 1")
            .drop("_channels");
    Column repeats =
        col("_first.id")
            .notEqual(col("incident_id"))
            .and(col("_first.channel").notEqual(col("source_channel")))
            .and(col("is_deleted").equalTo(false))
            .and(col("withdrawn_by").isNull());
    return incidents
        .join(firsts, key, "left")
        .withColumn("merged_into", coalesce(col("merged_into"), when(repeats, col("_first.id"))))
        .drop("_first");
  }

  /**
   * The newest versions of records that nothing but a newer version changes, in the shape of their
   * current table.
   *
   * @param id column with the record's key
   */
  public static Dataset<Row> newest(Dataset<Row> versions, String id) {
    return Versions.newest(versions, id);
  }

  /**
   * The newest versions as known at the end of several days, one row of a record for each.
   *
   * @param versions each once for every {@link Spells#FROM} by whose end it was known
   */
  public static Dataset<Row> newestByDay(Dataset<Row> versions, String id) {
    return Versions.newest(versions, id, Spells.FROM);
  }

  /**
   * The newest versions through time, with the days {@link Spells#FROM} and {@link Spells#UNTIL}
   * between which each was the newest.
   *
   * @param versions with the day by which each was known in {@link Spells#KNOWN_BY}
   * @param id column with the record's key
   */
  public static Dataset<Row> newestSpells(Dataset<Row> versions, String id) {
    return Versions.newest(Spells.ofVersions(versions, versions, id), id, Spells.FROM);
  }

  /** The same of records with one version, which is the newest from the day on it is known. */
  public static Dataset<Row> onlySpells(Dataset<Row> versions) {
    return versions
        .withColumnRenamed(Spells.KNOWN_BY, Spells.FROM)
        .withColumn(Spells.UNTIL, lit(null).cast("date"));
  }

  /**
   * Disputes in the shape of `silver.dispute`, with their state at an instant.
   *
   * @param versions rows of `silver.dispute_version` known by then
   * @param events rows of `silver.dispute_event` known by then
   * @param end the first instant that has not happened yet
   */
  public Dataset<Row> disputes(Dataset<Row> versions, Dataset<Row> events, Instant end) {
    return disputes(Versions.newest(versions, "dispute_id"), events, lit(end), List.of());
  }

  /**
   * The states of disputes through time: each row as {@link #disputes} would give it from what was
   * known at the end of the day {@link Spells#FROM}. Until {@link Spells#UNTIL} nothing more became
   * known; what only comes of the passing of time, such as an announced resolution that has
   * happened since, shows from the next day on which something became known.
   *
   * @param versions rows of `silver.dispute_version` with {@link Spells#KNOWN_BY}
   * @param events rows of `silver.dispute_event` with {@link Spells#KNOWN_BY}
   */
  public Dataset<Row> disputeSpells(Dataset<Row> versions, Dataset<Row> events) {
    Dataset<Row> news =
        versions
            .select("dispute_id", Spells.KNOWN_BY)
            .unionByName(events.select("dispute_id", Spells.KNOWN_BY));
    return disputesByDay(
        Spells.ofVersions(versions, news, "dispute_id"),
        Spells.ofVersions(events, news, "dispute_id").drop(Spells.UNTIL));
  }

  /**
   * Disputes as known at the end of several days, with their state then, one row for each.
   *
   * @param versions rows of `silver.dispute_version`, each once for every {@link Spells#FROM} by
   *     whose end it was known
   * @param events rows of `silver.dispute_event` likewise
   */
  public Dataset<Row> disputesByDay(Dataset<Row> versions, Dataset<Row> events) {
    Column end =
        to_utc_timestamp(
            date_add(col(Spells.FROM), 1).cast("timestamp"), region.timeZone().getId());
    return disputes(Versions.newest(versions, "dispute_id", Spells.FROM), events, end, Spells.DAY);
  }

  private Dataset<Row> disputes(
      Dataset<Row> newest, Dataset<Row> events, Column end, List<String> day) {
    Seq<String> key = Spells.columns(List.of("dispute_id"), day);
    Dataset<Row> logs =
        events
            .dropDuplicates(
                Spells.columns(List.of("dispute_id", "event", "at", "seq", "actor_level"), day))
            .groupBy("dispute_id", day.toArray(String[]::new))
            .agg(array_sort(collect_list(struct("at", "seq", "event", "actor_level"))).as("_log"));
    UDF2<scala.collection.Seq<Row>, Row, Row> state = new DisputeStateFunction(region);
    Column account =
        struct(
            col("event_date"),
            col("account_basis"),
            col("resolved"),
            col("resolved_at"),
            col("resolving_level"),
            col("escalated_at"),
            col("warned_at"),
            coalesce(col("reopen_count"), lit(0)).as("reopen_count"),
            col("last_reopened_at"),
            end.as("_end"));
    return newest
        .join(logs, key, "left")
        .withColumn("_state", udf(state, DisputeStateFunction.STATE).apply(col("_log"), account))
        .withColumn(
            "merged_into", coalesce(col("merged_into"), when(col("_state.merged"), "merged")))
        .select(col("*"), col("_state.*"))
        .drop("_state", "_log", "merged");
  }
}
