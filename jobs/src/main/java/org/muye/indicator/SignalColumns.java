package org.muye.indicator;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.region.SignalLevels;
import org.muye.region.SignalLevels.Level;

/**
 * Places records on the ladder of signals. An incident stands on the highest level that its channel
 * or its nature as a case has. A dispute stands on the level of the channel it was found by, and
 * rises when it escalates to a higher one or an incident of a higher one grows out of it.
 */
final class SignalColumns {
  /** Stands for a level where the code says nothing of one. */
  static final String NO_LEVEL = "NONE";

  /** Stands for a level where the code is not given or in no list. */
  static final String UNKNOWN = "UNK";

  private static final String LINKED = "linked_incidents";
  private static final String LINKED_TYPE = "array<struct<day:date,level:int>>";

  private final @Nullable SignalLevels ladder;

  /**
   * Columns of a region.
   *
   * @param ladder null where it has none: no record then has a level
   */
  SignalColumns(@Nullable SignalLevels ladder) {
    this.ladder = ladder;
  }

  /** The level of an incident, {@link #NO_LEVEL} or {@link #UNKNOWN}. */
  Column ofIncident() {
    return ladder == null
        ? lit(null).cast("string")
        : name(
            ladder,
            numberOfIncident(ladder),
            SignalLevels.SOURCE_CHANNEL,
            col(SignalLevels.SOURCE_CHANNEL));
  }

  /** `least` passes over NULL. */
  private static Column numberOfIncident(SignalLevels ladder) {
    return least(
        number(ladder, SignalLevels.SOURCE_CHANNEL, col(SignalLevels.SOURCE_CHANNEL)),
        number(ladder, SignalLevels.CASE_NATURE, col(SignalLevels.CASE_NATURE)),
        number(ladder, SignalLevels.CASE_TYPE, col(SignalLevels.CASE_TYPE)),
        number(ladder, SignalLevels.INCIDENT_CATEGORY, col("category_effective")));
  }

  /**
   * Disputes with the incidents that grew out of them, which {@link #ofDispute} reads.
   *
   * @param disputes in the shape of `silver.dispute`, with `as_of`
   * @param incidents in the shape of `silver.incident`, with `as_of`; null when there are none
   */
  Dataset<Row> withIncidents(Dataset<Row> disputes, @Nullable Dataset<Row> incidents) {
    if (ladder == null) {
      return disputes;
    }
    if (incidents == null) {
      return disputes.withColumn(LINKED, lit(null).cast(LINKED_TYPE));
    }
    // Few incidents grew out of a dispute, so they are sent to where the disputes are.
    Dataset<Row> linked =
        incidents
            .where(
                "linked_dispute_id is not null and not is_deleted and merged_into is null"
                    + " and withdrawn_by is null and coalesce(is_valid, true)")
            .select(
                col("linked_dispute_id").as("dispute_id"),
                col("as_of"),
                col("event_date").as("day"),
                numberOfIncident(ladder).as("level"))
            .where("level is not null")
            .groupBy("dispute_id", "as_of")
            .agg(collect_list(struct("day", "level")).as(LINKED));
    return disputes.join(broadcast(linked), new String[] {"dispute_id", "as_of"}, "left");
  }

  /**
   * The columns of a dispute: `signal_level` on which it was found, `raised_to` the highest level
   * that it rose to and `raised_on` the day of its first rise, both NULL where it did not rise, and
   * `escalation_level` of what it escalated to.
   *
   * @param escalatedOn the local day on which it escalated, NULL where it did not
   */
  Map<String, Column> ofDispute(Column escalatedOn) {
    Map<String, Column> columns = new LinkedHashMap<>();
    if (ladder == null) {
      for (String name : List.of("signal_level", "raised_to", "escalation_level")) {
        columns.put(name, lit(null).cast("string"));
      }
      columns.put("raised_on", lit(null).cast("date"));
      return columns;
    }
    Column source = col(SignalLevels.DISCOVERY_SOURCE);
    Column target = col(SignalLevels.ESCALATED_TO);
    Column found = number(ladder, SignalLevels.DISCOVERY_SOURCE, source);
    Column escalation = number(ladder, SignalLevels.ESCALATED_TO, target);
    // An incident before the acceptance may be why the dispute was taken up: no rise.
    Column incidents =
        filter(
            coalesce(col(LINKED), array().cast(LINKED_TYPE)),
            incident -> incident.getField("day").geq(col("event_date")));
    Column rises =
        filter(
            concat(
                array(struct(escalatedOn.as("day"), escalation.as("level"))).cast(LINKED_TYPE),
                incidents),
            rise -> rise.getField("day").isNotNull().and(rise.getField("level").lt(found)));
    columns.put("signal_level", name(ladder, found, SignalLevels.DISCOVERY_SOURCE, source));
    columns.put(
        "raised_to", array_min(transform(rises, rise -> rise.getField("level"))).cast("string"));
    columns.put("raised_on", array_min(transform(rises, rise -> rise.getField("day"))));
    columns.put("escalation_level", name(ladder, escalation, SignalLevels.ESCALATED_TO, target));
    return columns;
  }

  /** The number of the level a code stands on; NULL where it stands on none. */
  private static Column number(SignalLevels ladder, String list, Column code) {
    Column number = lit(null).cast("int");
    for (Level level : ladder.levels()) {
      Object[] codes = level.codes(list).toArray();
      if (codes.length > 0) {
        number = when(code.isin(codes), lit(level.number())).otherwise(number);
      }
    }
    return number;
  }

  private static Column name(SignalLevels ladder, Column number, String list, Column code) {
    return coalesce(
        number.cast("string"),
        when(code.isin(ladder.noLevel(list).toArray()), lit(NO_LEVEL)),
        lit(UNKNOWN));
  }
}
