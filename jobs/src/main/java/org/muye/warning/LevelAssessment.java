package org.muye.warning;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.muye.config.WarningRules;
import org.muye.config.WarningRules.Series;
import org.muye.region.Region;
import org.muye.region.UnitLevel;
import org.muye.run.RunContext;
import org.muye.warning.ComparedRate.Standing;

/**
 * Gives every unit its level in every quarter: first the units of a quarter are compared with each
 * other, then the quarters of a unit are judged in their order.
 */
public final class LevelAssessment {
  private static final StructType STANDING =
      new StructType()
          .add("expected", DataTypes.DoubleType)
          .add("z", DataTypes.DoubleType)
          .add("upper_tail", DataTypes.DoubleType)
          .add("adjusted_tail", DataTypes.DoubleType);

  /** A watched rate or a count of events of one unit and quarter. */
  private static final StructType INPUT =
      new StructType()
          .add("unit_id", DataTypes.StringType)
          .add("unit_level", DataTypes.StringType)
          .add("period", DataTypes.StringType)
          .add("indicator_id", DataTypes.StringType)
          .add("category", DataTypes.StringType)
          .add("numerator", DataTypes.DoubleType)
          .add("denominator", DataTypes.DoubleType)
          .add("value", DataTypes.DoubleType)
          .add("rate_ratio_low", DataTypes.DoubleType)
          .add("probability_above_city", DataTypes.DoubleType)
          .add("alarm_weeks", DataTypes.LongType)
          .add("complete", DataTypes.BooleanType)
          .add("watched", DataTypes.BooleanType);

  private static final StructType COMPARED = INPUT.add("exact", STANDING).add("adjusted", STANDING);

  private final Region region;
  private final WarningRules rules;
  private final RunContext run;

  /** An assessment of a region by a rule book. */
  public LevelAssessment(Region region, WarningRules rules, RunContext run) {
    this.region = region;
    this.rules = rules;
    this.run = run;
  }

  /**
   * The levels and their evidence.
   *
   * @param values rows of `gold.indicator_value`
   * @param alarms rows of `gold.alarm_week`
   * @param warning schema of `gold.warning`
   * @param evidence schema of `gold.warning_evidence`
   * @return rows with a column `warning` and an array `evidence`
   */
  public Dataset<Row> assess(
      Dataset<Row> values, Dataset<Row> alarms, StructType warning, StructType evidence) {
    StructType assessed =
        new StructType()
            .add("warning", warning)
            .add("evidence", DataTypes.createArrayType(evidence));
    return inputs(values, alarms)
        .groupByKey(
            (MapFunction<Row, String>) row -> row.getString(1) + "|" + row.getString(2),
            Encoders.STRING())
        .flatMapGroups(new Compare(), Encoders.row(COMPARED))
        .groupByKey((MapFunction<Row, String>) row -> row.getString(0), Encoders.STRING())
        .flatMapGroups(
            new QuarterJudge(region, rules, run, warning.fieldNames(), evidence.fieldNames()),
            Encoders.row(assessed));
  }

  private Dataset<Row> inputs(Dataset<Row> values, Dataset<Row> alarms) {
    Set<String> events =
        rules.levels().stream()
            .flatMap(level -> level.rules().stream())
            .flatMap(rule -> rule.indicators().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Column watched = WatchedRates.isWatched(rules);
    Column counted = col("indicator_id").isin(events.toArray()).and(col("category").isNull());
    Map<String, String> levels = new HashMap<>();
    region.units().stream()
        .filter(unit -> unit.level() != UnitLevel.ROOT)
        .forEach(unit -> levels.put(unit.id(), unit.level().name()));
    Dataset<Row> weeks =
        alarms
            .where("alarm and decisive")
            .groupBy(
                col("unit_id").as("_unit"), col("series").as("_series"), col("quarter").as("_q"))
            .agg(countDistinct("period").as("alarm_weeks"));
    return values
        .where(col("period_type").equalTo("quarter"))
        .where(col("unit_id").isin(levels.keySet().toArray()))
        .where(WatchedRates.isOnBoundariesOfTheTime())
        .withColumn("watched", watched)
        .where(col("watched").or(counted))
        .withColumn("_key", concat_ws(":", col("indicator_id"), col("category")))
        .join(
            weeks,
            col("unit_id")
                .equalTo(col("_unit"))
                .and(col("_key").equalTo(col("_series")))
                .and(col("period").equalTo(col("_q"))),
            "left")
        .select(
            col("unit_id"),
            level(levels).as("unit_level"),
            col("period"),
            col("indicator_id"),
            col("category"),
            coalesce(col("numerator"), lit(0.0)).as("numerator"),
            col("denominator"),
            col("value"),
            col("rate_ratio_low"),
            col("probability_above_city"),
            coalesce(col("alarm_weeks"), lit(0L)).as("alarm_weeks"),
            col("period_end").leq(lit(run.asOf().date().plusDays(1))).as("complete"),
            col("watched"));
  }

  private static Column level(Map<String, String> levels) {
    Object[] subunits =
        levels.entrySet().stream()
            .filter(level -> level.getValue().equals(UnitLevel.SUBUNIT.name()))
            .map(Map.Entry::getKey)
            .toArray();
    return when(col("unit_id").isin(subunits), lit(UnitLevel.SUBUNIT.name()))
        .otherwise(lit(UnitLevel.UNIT.name()));
  }

  private static Series series(Row row) {
    return new Series(row.getString(3), row.getString(4));
  }

  static QuarterRate rate(Row row) {
    return new QuarterRate(
        row.getString(0),
        series(row),
        row.getDouble(5),
        number(row, 6),
        number(row, 7),
        number(row, 8),
        number(row, 9),
        (int) row.getLong(10),
        row.getBoolean(11));
  }

  private static @Nullable Double number(Row row, int column) {
    return row.isNullAt(column) ? null : row.getDouble(column);
  }

  /** Compares the units of one level in one quarter. */
  private record Compare() implements FlatMapGroupsFunction<String, Row, Row>, Serializable {
    @Override
    public Iterator<Row> call(String quarter, Iterator<Row> group) {
      List<Row> rows = new ArrayList<>();
      List<Row> watched = new ArrayList<>();
      group.forEachRemaining(row -> (row.getBoolean(12) ? watched : rows).add(row));
      List<Row> result = new ArrayList<>();
      rows.forEach(row -> result.add(with(row, null)));
      List<ComparedRate> compared =
          QuarterComparison.compare(watched.stream().map(LevelAssessment::rate).toList());
      for (int i = 0; i < compared.size(); i++) {
        result.add(with(watched.get(i), compared.get(i)));
      }
      return result.iterator();
    }

    private static Row with(Row row, @Nullable ComparedRate compared) {
      Object[] cells = new Object[COMPARED.size()];
      for (int i = 0; i < INPUT.size(); i++) {
        cells[i] = row.get(i);
      }
      cells[INPUT.size()] = compared == null ? null : cells(compared.exact());
      cells[INPUT.size() + 1] = compared == null ? null : cells(compared.adjusted());
      return RowFactory.create(cells);
    }

    private static @Nullable Row cells(@Nullable Standing standing) {
      return standing == null
          ? null
          : RowFactory.create(
              standing.expected(), standing.z(), standing.upperTail(), standing.adjustedTail());
    }
  }
}
