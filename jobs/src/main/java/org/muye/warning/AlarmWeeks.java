package org.muye.warning;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.muye.config.WarningRules;
import org.muye.config.WarningRules.Series;
import org.muye.indicator.NamedCells;
import org.muye.region.Region;
import org.muye.region.UnitVersion;
import org.muye.run.RunContext;
import org.muye.statistics.surveillance.ReportingCompleteness;
import org.muye.statistics.surveillance.WeeklyCounts;
import org.muye.time.Period;
import org.muye.time.PeriodType;

/** Judges the weekly counts of every watched series of every unit. */
public final class AlarmWeeks {
  private final Region region;
  private final WarningRules rules;
  private final RunContext run;
  private final LocalDate firstDay;

  /**
   * Alarms of a region by a rule book.
   *
   * @param firstDay first day whose records are counted; a week that begins before is not known
   */
  public AlarmWeeks(Region region, WarningRules rules, RunContext run, LocalDate firstDay) {
    this.region = region;
    this.rules = rules;
    this.run = run;
    this.firstDay = firstDay;
  }

  /**
   * The judgements in the shape of `gold.alarm_week`.
   *
   * @param values rows of `gold.indicator_value`; a week without a row of a watched series is a
   *     count of 0
   * @param completeness how much of recent counts is known, by series; a series of which nothing
   *     tells is absent and judged as it is
   * @param schema schema of `gold.alarm_week`
   */
  public Dataset<Row> judge(
      Dataset<Row> values, Map<String, ReportingCompleteness> completeness, StructType schema) {
    return values
        .where(col("period_type").equalTo("week"))
        .where(WatchedRates.isOnBoundariesOfTheTime())
        .where(WatchedRates.isWatched(rules))
        .select(
            col("unit_id"),
            concat_ws(":", col("indicator_id"), col("category")).as("series"),
            col("period_start"),
            col("numerator"))
        .groupByKey(
            (MapFunction<Row, String>) row -> row.getString(0) + "|" + row.getString(1),
            Encoders.STRING())
        .flatMapGroups(
            new Judge(
                region,
                rules,
                run,
                WatchedWeeks.of(firstDay, run.asOf().date()),
                new HashMap<>(completeness),
                schema.fieldNames()),
            Encoders.row(schema));
  }

  private record Judge(
      Region region,
      WarningRules rules,
      RunContext run,
      WatchedWeeks weeks,
      Map<String, ReportingCompleteness> completeness,
      String[] columns)
      implements FlatMapGroupsFunction<String, Row, Row>, Serializable {

    @Override
    public Iterator<Row> call(String key, Iterator<Row> rows) {
      String unitId = key.substring(0, key.lastIndexOf('|'));
      String seriesId = key.substring(key.lastIndexOf('|') + 1);
      Optional<Series> series =
          rules.series().stream().filter(s -> s.id().equals(seriesId)).findFirst();
      if (region.unit(unitId).isEmpty() || series.isEmpty()) {
        return List.<Row>of().iterator();
      }
      long[] counts = new long[weeks.count()];
      boolean[] supplied = weeks.known(region, unitId);
      boolean[] known = supplied.clone();
      while (rows.hasNext()) {
        Row row = rows.next();
        int week = weeks.index(row.<LocalDate>getAs(2));
        if (week >= 0 && week < counts.length) {
          known[week] &= !row.isNullAt(3);
          counts[week] = row.isNullAt(3) ? 0 : Math.round(row.getDouble(3));
        }
      }
      int first = Math.max(0, weeks.count() - rules.alarms().evaluatedWeeks());
      return new SeriesJudge(rules.alarms())
          .judge(WeeklyCounts.of(counts, known), completeness.get(seriesId), first).stream()
              // A unit that is abolished or does not report has no weeks to judge.
              .filter(judged -> supplied[judged.week()])
              .map(judged -> row(unitId, series.get(), judged))
              .iterator();
    }

    private Row row(String unitId, Series series, JudgedWeek judged) {
      LocalDate monday = weeks.monday(judged.week());
      UnitVersion unit = region.unit(unitId).orElseThrow().on(monday.plusDays(6));
      Map<String, @Nullable Object> fields = new HashMap<>();
      fields.put("unit_id", unitId);
      fields.put("series", series.id());
      fields.put("period", Period.containing(PeriodType.WEEK, monday).label());
      fields.put("method", judged.method().name());
      fields.put("unit_name_zh", unit.nameZh());
      fields.put("unit_name_en", unit.nameEn());
      fields.put("indicator_id", series.indicator());
      fields.put("category", series.category());
      fields.put("week_start", monday);
      fields.put("quarter", Period.containing(PeriodType.QUARTER, monday).label());
      fields.put("known", judged.known());
      fields.put("completeness", judged.completeness());
      Long observed = judged.observed();
      fields.put("observed", observed == null ? null : observed.doubleValue());
      fields.put("expected", judged.expected());
      fields.put("upper_bound", judged.upperBound());
      fields.put("statistic", judged.statistic());
      fields.put("alarm", judged.alarm());
      fields.put("run_start", judged.runStart());
      fields.put("decisive", judged.decisive());
      fields.put("status_reason", judged.reason());
      fields.put("as_of", run.asOf().date());
      fields.put("run_id", run.runId());
      return NamedCells.row(fields, columns);
    }
  }
}
