package org.muye.warning;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.config.WarningRules;
import org.muye.config.WarningRules.Series;
import org.muye.indicator.NamedCells;
import org.muye.indicator.Release;
import org.muye.region.Region;
import org.muye.region.Unit;
import org.muye.region.UnitVersion;
import org.muye.run.RunContext;
import org.muye.statistics.Interval;
import org.muye.statistics.forecast.Coverage;
import org.muye.statistics.forecast.ModelScore;
import org.muye.time.Period;
import org.muye.time.PeriodType;
import org.muye.warning.QuarterForecast.Outlook;
import org.muye.warning.QuarterForecast.Step;

/** Turns the quarters of one unit and series into rows of the next ones. */
record SeriesForecast(Region region, WarningRules rules, RunContext run, String[] columns)
    implements FlatMapGroupsFunction<String, Row, Row>, Serializable {

  @Override
  public Iterator<Row> call(String key, Iterator<Row> rows) {
    Map<Period, Double> counts = new HashMap<>();
    Map<Period, Double> releases = new HashMap<>();
    Row any = rows.next();
    for (Row row = any; row != null; row = rows.hasNext() ? rows.next() : null) {
      Period quarter = Period.parse(row.getString(3));
      if (!row.isNullAt(4)) {
        counts.put(quarter, row.getDouble(4));
      }
      if (!row.isNullAt(5)) {
        releases.put(quarter, row.getDouble(5));
      }
    }
    Unit unit = region.unit(any.getString(0)).orElseThrow();
    if (!unit.validOn(run.asOf().date())) {
      // Nothing will happen in a unit that has ceased to exist.
      return List.<Row>of().iterator();
    }
    Series series = new Series(any.getString(1), any.getString(2));
    Period last = lastClosed();
    Outlook outlook = outlook(unit, last, counts, releases);
    List<Row> result = new ArrayList<>();
    Period target = last;
    for (int step = 0; step < QuarterForecast.HORIZON; step++) {
      target = target.next();
      result.add(row(unit, series, last, target, step, outlook));
    }
    return result.iterator();
  }

  private Outlook outlook(
      Unit unit, Period last, Map<Period, Double> counts, Map<Period, Double> releases) {
    if (!counts.containsKey(last)) {
      return Outlook.absent(ForecastStatus.MISSING_QUARTER);
    }
    List<Period> quarters = new ArrayList<>();
    for (Period quarter = last;
        counts.containsKey(quarter) && !quarter.start().isBefore(firstDay(unit));
        quarter = quarter.previous()) {
      quarters.add(0, quarter);
    }
    double[] known = quarters.stream().mapToDouble(q -> counts.getOrDefault(q, 0.0)).toArray();
    double[] first =
        quarters.stream()
            .mapToDouble(q -> releases.getOrDefault(q, counts.getOrDefault(q, 0.0)))
            .toArray();
    return QuarterForecast.of(known, first, rules.forecast());
  }

  /** The last quarter whose reports are in: before, its count is still too small. */
  private Period lastClosed() {
    Period quarter = Period.containing(PeriodType.QUARTER, run.asOf().date());
    while (Release.of(quarter, run.asOf(), region.releaseLagDays()) == Release.PROVISIONAL) {
      quarter = quarter.previous();
    }
    return quarter;
  }

  /** The first day of today's boundaries: a leap by a hand-over would be taken for a trend. */
  private LocalDate firstDay(Unit unit) {
    LocalDate first = LocalDate.MIN;
    for (LocalDate change : region.boundaryDates(unit.id())) {
      if (!change.isAfter(run.asOf().date())) {
        first = change;
      }
    }
    return first;
  }

  private Row row(
      Unit unit, Series series, Period origin, Period target, int step, Outlook outlook) {
    UnitVersion version = unit.on(run.asOf().date());
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("unit_id", unit.id());
    fields.put("series", series.id());
    fields.put("period", target.label());
    fields.put("horizon", step + 1);
    fields.put("unit_name_zh", version.nameZh());
    fields.put("unit_name_en", version.nameEn());
    fields.put("indicator_id", series.indicator());
    fields.put("category", series.category());
    fields.put("period_start", target.start());
    fields.put("origin", origin.label());
    fields.put("rule_book_version", rules.version());
    fields.put("status_reason", outlook.reason() == null ? null : outlook.reason().name());
    fields.put("as_of", run.asOf().date());
    fields.put("run_id", run.runId());
    if (outlook.reason() == null) {
      putForecast(fields, outlook.steps().get(step));
      putScores(fields, outlook);
    }
    return NamedCells.row(fields, columns);
  }

  private static void putForecast(Map<String, @Nullable Object> fields, Step step) {
    fields.put("expected", step.expected());
    putInterval(fields, "low_80", "high_80", step.interval80());
    putInterval(fields, "low_95", "high_95", step.interval95());
    fields.put("threshold", step.threshold());
    fields.put("probability_above_threshold", step.probabilityAbove());
  }

  private static void putScores(Map<String, @Nullable Object> fields, Outlook outlook) {
    fields.put("model", outlook.model());
    fields.put("origins", outlook.origins());
    ModelScore.Accuracy accuracy = outlook.accuracy();
    ModelScore.Accuracy naive = outlook.naive();
    if (accuracy != null) {
      Coverage coverage = accuracy.coverage80();
      fields.put("interval_score", accuracy.intervalScore80());
      fields.put("mase", accuracy.scaledError());
      fields.put("coverage_80", coverage.share());
      putInterval(fields, "coverage_80_low", "coverage_80_high", coverage.interval());
    }
    fields.put("naive_interval_score", naive == null ? null : naive.intervalScore80());
  }

  private static void putInterval(
      Map<String, @Nullable Object> fields, String low, String high, Interval interval) {
    fields.put(low, interval.low());
    fields.put(high, interval.high());
  }
}
