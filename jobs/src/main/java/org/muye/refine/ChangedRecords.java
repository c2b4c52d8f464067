package org.muye.refine;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Which records have another state once new versions are stored. The new versions' own records, and
 * those that a correction or a report by another channel may tie to them.
 *
 * @param ids the keys of the records that may have changed; some of them have not
 * @param needed the keys of the records whose versions their states rest on
 */
public record ChangedRecords(Dataset<Row> ids, Dataset<Row> needed) {
  private static final String LAST = "_last";

  /** Records whose state rests on their own versions alone. */
  public static ChangedRecords alone(Dataset<Row> ids) {
    return new ChangedRecords(ids, ids);
  }

  /**
   * The incidents that may have changed.
   *
   * @param versions rows of `silver.incident_version`
   * @param isNew which of them are new
   * @param withCorrections whether any source withdraws rows
   * @param sameFields fields on which reports of two channels are one event; empty for no such rule
   */
  public static ChangedRecords incidents(
      Dataset<Row> versions, Column isNew, boolean withCorrections, List<String> sameFields) {
    List<String> correctionKey = withCorrections ? List.of("correction_key") : List.of();
    Dataset<Row> own = versions.where(isNew).select("incident_id").distinct();
    // A record that a correction withdraws is no repeat any more, and lets another be the first.
    Dataset<Row> changed = tied(versions, tied(versions, own, correctionKey), sameFields);
    // Whom a changed record is tied to, and whether that one is withdrawn, decides its state.
    Dataset<Row> needed = tied(versions, tied(versions, changed, sameFields), correctionKey);
    return new ChangedRecords(changed, needed);
  }

  /**
   * The incidents that may count otherwise now than when the periods of their days were closed: of
   * which, or of whose correction or repeat, a version became known since, and those that grew out
   * of a dispute, which may have become known since. All others have the same state at both times.
   *
   * @param versions rows of `silver.incident_version`
   * @param closings for each `event_date` of a period the first moment after its `closing`; of
   *     several periods the earliest
   * @param withCorrections whether any source withdraws rows
   * @param sameFields fields on which reports of two channels are one event; empty for no such rule
   */
  public static ChangedRecords incidentsSinceClosing(
      Dataset<Row> versions,
      Dataset<Row> closings,
      boolean withCorrections,
      List<String> sameFields) {
    List<String> correctionKey = withCorrections ? List.of("correction_key") : List.of();
    Dataset<Row> known =
        versions
            .join(broadcast(closings), one("event_date"), "left")
            .withColumn(LAST, col("known_at"));
    if (withCorrections || !sameFields.isEmpty()) {
      // In the order in which one change leads to another, see incidents().
      known = lastOfTied(lastOfTied(known, correctionKey), sameFields);
    }
    Dataset<Row> changed =
        known
            .groupBy("incident_id")
            .agg(
                max(LAST).as(LAST),
                min("closing").as("closing"),
                max(col("linked_dispute_id").isNotNull()).as("linked"))
            .where(col("linked").or(col(LAST).geq(col("closing"))))
            .select("incident_id");
    return new ChangedRecords(
        changed, tied(versions, tied(versions, changed, sameFields), correctionKey));
  }

  /** The last moment over all versions of a record and of those tied to it by the fields. */
  private static Dataset<Row> lastOfTied(Dataset<Row> versions, List<String> fields) {
    Dataset<Row> ofRecord = withLast(versions, col("incident_id"));
    if (fields.isEmpty()) {
      return ofRecord;
    }
    // A row without a complete key is tied to none but its own record's.
    List<Column> key = new ArrayList<>(fields.stream().map(name -> col(name)).toList());
    key.add(when(not(Spells.areAllPresent(fields)), col("incident_id")));
    return withLast(withLast(ofRecord, key.toArray(Column[]::new)), col("incident_id"));
  }

  private static Dataset<Row> withLast(Dataset<Row> versions, Column... key) {
    return versions.withColumn(LAST, max(LAST).over(Window.partitionBy(key)));
  }

  /** The records and all that ever agreed with one of them on every field, none of them blank. */
  private static Dataset<Row> tied(Dataset<Row> versions, Dataset<Row> ids, List<String> fields) {
    if (fields.isEmpty()) {
      return ids;
    }
    Column[] columns = fields.stream().map(name -> col(name)).toArray(Column[]::new);
    Dataset<Row> complete = versions.where(Spells.areAllPresent(fields));
    Dataset<Row> values =
        complete.join(ids, one("incident_id"), "left_semi").select(columns).distinct();
    return complete
        .join(values, CollectionConverters.asScala(fields).toSeq(), "left_semi")
        .select("incident_id")
        .unionByName(ids)
        .distinct();
  }

  /**
   * The disputes that may have changed.
   *
   * @param versions rows of `silver.dispute_version`
   * @param events rows of `silver.dispute_event`
   * @param isNew which of both are new
   * @param before when the states were last brought up to date: what was announced for later may
   *     have happened since
   */
  public static ChangedRecords disputes(
      Dataset<Row> versions, Dataset<Row> events, Column isNew, Instant before) {
    Column announced =
        greatest(
                col("resolved_at"),
                col("escalated_at"),
                col("warned_at"),
                col("last_reopened_at"),
                lit(Instant.EPOCH))
            .geq(lit(before));
    return alone(
        versions
            .where(isNew.or(announced))
            .select("dispute_id")
            .unionByName(events.where(isNew.or(col("at").geq(lit(before)))).select("dispute_id"))
            .distinct());
  }

  /** The records of any other kind that may have changed. */
  public static ChangedRecords others(Dataset<Row> versions, Column isNew, String id) {
    return alone(versions.where(isNew).select(id).distinct());
  }

  /** The rows of these records. */
  public static Dataset<Row> of(Dataset<Row> rows, Dataset<Row> ids) {
    return rows.join(ids, one(ids.columns()[0]), "left_semi");
  }

  private static scala.collection.immutable.Seq<String> one(String column) {
    return CollectionConverters.asScala(List.of(column)).toSeq();
  }
}
