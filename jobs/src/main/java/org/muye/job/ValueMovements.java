package org.muye.job;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.region.Region;

/** How indicator values differ between two states of their table. */
public final class ValueMovements {
  /**
   * What makes two values the same number in two tables: all of their key but the version of the
   * definition, which may be what changed.
   */
  private static final List<String> KEY =
      List.of("indicator_id", "unit_id", "boundaries", "period_type", "period", "category");

  /** What is published of a value, besides names. */
  private static final List<String> PUBLISHED =
      List.of(
          "numerator",
          "denominator",
          "value",
          "ci_low",
          "ci_high",
          "value_smoothed",
          "probability_above_city",
          "release",
          "status_reason",
          "suppressed");

  /**
   * How the values of an indicator move.
   *
   * @param added values that were not there
   * @param removed values that are gone
   * @param changed values of which any published number, mark or reason differs
   * @param moved of these, those whose value itself differs
   * @param largest the largest of their movements, or null when none moved
   */
  public record Movement(
      String indicator,
      long added,
      long removed,
      long changed,
      long moved,
      @Nullable Largest largest) {}

  /**
   * A movement of one value.
   *
   * @param unit id of the unit
   * @param period label of the period
   */
  public record Largest(String unit, String period, double before, double after) {}

  private ValueMovements() {}

  /** The movements by indicator; none for an indicator whose values stay. */
  static List<Movement> between(Dataset<Row> before, Dataset<Row> after) {
    Column isAdded = col("before").isNull();
    Column isRemoved = col("after").isNull();
    Column isChanged = col("before").notEqual(col("after"));
    Column difference = abs(col("after.value").minus(col("before.value")));
    Column isMoved = isChanged.and(difference.gt(0));
    List<Movement> movements = new ArrayList<>();
    for (Row row :
        comparable(before, "before")
            .join(comparable(after, "after"), KEY.toArray(String[]::new), "full")
            .groupBy("indicator_id")
            .agg(
                count(when(isAdded, 1)).as("added"),
                count(when(isRemoved, 1)).as("removed"),
                count(when(isChanged, 1)).as("changed"),
                count(when(isMoved, 1)).as("moved"),
                max_by(
                        struct(
                            col("unit_id"), col("period"), col("before.value"), col("after.value")),
                        when(isMoved, difference))
                    .as("largest"))
            .where("added + removed + changed > 0")
            .sort("indicator_id")
            .collectAsList()) {
      movements.add(
          new Movement(
              row.getString(0),
              row.getLong(1),
              row.getLong(2),
              row.getLong(3),
              row.getLong(4),
              row.getLong(4) == 0 ? null : largest(row.getStruct(5))));
    }
    return movements;
  }

  private static Largest largest(Row row) {
    return new Largest(row.getString(0), row.getString(1), row.getDouble(2), row.getDouble(3));
  }

  /** Keys, and what is published in one column. */
  private static Dataset<Row> comparable(Dataset<Row> values, String name) {
    // Values on today's boundaries are compared with those on the boundaries that were today's.
    Column version = col("boundary_version");
    Row newest =
        values
            .agg(
                coalesce(
                    max(when(version.notEqual(Region.INITIAL_BOUNDARIES), version)),
                    lit(Region.INITIAL_BOUNDARIES)))
            .head();
    Column boundaries = when(version.equalTo(newest.getString(0)), lit("today")).otherwise(version);
    return values
        .withColumn("boundaries", boundaries)
        .withColumn("category", coalesce(col("category"), lit("")))
        .select(
            Stream.concat(
                    KEY.stream().map(key -> col(key)),
                    Stream.of(
                        struct(PUBLISHED.stream().map(c -> col(c)).toArray(Column[]::new))
                            .as(name)))
                .toArray(Column[]::new));
  }
}
