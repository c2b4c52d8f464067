package org.muye.job;

import static org.apache.spark.sql.functions.col;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.muye.config.WarningRules;
import org.muye.error.UserError;
import org.muye.region.Region;
import org.muye.region.Unit;
import org.muye.region.UnitLevel;
import org.muye.report.LineChart;
import org.muye.run.RunContext;
import org.muye.statistics.surveillance.ReportingCompleteness;
import org.muye.table.TableStore;
import org.muye.time.AsOf;
import org.muye.time.Period;
import org.muye.time.PeriodType;
import org.muye.warning.AlarmScores;
import org.muye.warning.BacktestScore;
import org.muye.warning.LevelScores;
import org.muye.warning.PlantedEvent;
import org.muye.warning.ReplayedSeries;
import org.muye.warning.ReportingTriangle;
import org.muye.warning.Vintage;
import org.muye.warning.WatchedWeeks;

/**
 * What alarms and levels of the past were worth: judges every week again with what was known at its
 * end, and scores the alarms of the reporting units.
 */
public final class BacktestJob {
  static final String SCORES = "gold.backtest";
  private static final String SCOPE = UnitLevel.UNIT.name();

  /**
   * What to replay.
   *
   * @param from first week; null for the weeks for which alarms are published
   * @param truth file with planted outbreaks; null to score against weeks beyond expectation
   */
  public record Options(@Nullable Period from, @Nullable Path truth) {
    /**
     * From the words of a command line.
     *
     * @throws UserError when the week is no period
     */
    public static Options of(@Nullable String week, @Nullable Path truth) {
      return new Options(week == null ? null : Period.parse(week), truth);
    }
  }

  /**
   * The scores as a table, and a chart of how fast events were found.
   *
   * @param svg the chart, an SVG document
   */
  public record Result(
      List<String> columns, List<? extends List<? extends @Nullable Object>> rows, String svg) {}

  private final Workspace workspace;
  private final TableStore tables;
  private final Region region;
  private final WarningRules rules;
  private final RunContext run;
  private final AsOf lastSunday;
  private final WatchedWeeks weeks;

  BacktestJob(Workspace workspace, RunContext run) {
    this.workspace = workspace;
    this.tables = workspace.tables();
    this.region = workspace.region();
    this.rules = workspace.warningRules();
    this.run = run;
    this.lastSunday =
        new AsOf(run.asOf().date().with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)));
    this.weeks = WatchedWeeks.of(FirstDay.of(workspace, run.asOf()), lastSunday.date());
  }

  Result run(Options options) {
    int from = firstWeek(options.from());
    List<ReplayedSeries> replayed = replay(from);
    Path truth = options.truth();
    List<PlantedEvent> events =
        truth == null
            ? AlarmScores.exceedances(replayed)
            : TruthFile.outbreaks(truth, rules, weeks);
    List<BacktestScore> scores = new ArrayList<>(new AlarmScores(events, from).all(replayed));
    scores.addAll(levels());
    write(scores, from, truth == null ? "EXCEEDANCE" : "OUTBREAK");
    return result(scores);
  }

  private int firstWeek(@Nullable Period from) {
    int first =
        from == null
            ? Math.max(0, weeks.count() - rules.alarms().evaluatedWeeks())
            : weeks.index(from.start());
    if ((from != null && from.type() != PeriodType.WEEK) || first < 0 || first >= weeks.count()) {
      throw new UserError(
          "there is nothing to replay from " + (from == null ? "the first week" : from) + " on",
          weeks.count() == 0
              ? "no complete week is covered up to " + run.asOf()
              : "the complete weeks covered are " + label(0) + " to " + label(weeks.count() - 1),
          "name one of these weeks with --from, or a later day with --as-of");
    }
    return first;
  }

  private String label(int week) {
    return Period.containing(PeriodType.WEEK, weeks.monday(week)).label();
  }

  private List<ReplayedSeries> replay(int from) {
    Optional<Dataset<Row>> changes = new Vintages(workspace).changes(lastSunday, null);
    Map<String, Map<String, Vintage>> vintages = new TreeMap<>();
    for (WarningRules.Series series : rules.series()) {
      Map<String, Vintage> byUnit = new TreeMap<>();
      for (Unit unit : region.units(UnitLevel.UNIT)) {
        byUnit.put(unit.id(), new Vintage(weeks, weeks.known(region, unit.id())));
      }
      vintages.put(series.id(), byUnit);
    }
    Map<String, List<Row>> ofRegion = new HashMap<>();
    for (Row row : changes.map(Dataset::collectAsList).orElse(List.of())) {
      String unit = row.getString(0);
      String series = row.getString(1);
      Vintage vintage = vintages.getOrDefault(series, Map.of()).get(unit);
      if (vintage != null) {
        vintage.add(row.<LocalDate>getAs(2), row.<LocalDate>getAs(3), row.getLong(4));
      } else if (unit.equals(region.root().id())) {
        ofRegion.computeIfAbsent(series, id -> new ArrayList<>()).add(row);
      }
    }
    return rules.series().stream()
        .filter(series -> ofRegion.containsKey(series.id()))
        .flatMap(
            series -> {
              Map<Integer, ReportingCompleteness> completeness =
                  completeness(ofRegion.getOrDefault(series.id(), List.of()), from);
              return vintages.getOrDefault(series.id(), Map.of()).entrySet().parallelStream()
                  .map(
                      unit ->
                          ReplayedSeries.replay(
                              unit.getKey(),
                              series,
                              unit.getValue(),
                              completeness,
                              rules.alarms(),
                              from));
            })
        .toList();
  }

  private Map<Integer, ReportingCompleteness> completeness(List<Row> changes, int from) {
    Map<Integer, ReportingCompleteness> byWeek = new HashMap<>();
    for (int week = from; week < weeks.count(); week++) {
      LocalDate sunday = weeks.monday(week).plusDays(6);
      LocalDate since = Vintages.reportingSince(sunday, rules.alarms().longestDelayWeeks());
      ReportingTriangle triangle =
          new ReportingTriangle(sunday, rules.alarms().longestDelayWeeks());
      for (Row change : changes) {
        if (!change.<LocalDate>getAs(2).isBefore(since)) {
          triangle.add(change.<LocalDate>getAs(2), change.<LocalDate>getAs(3), change.getLong(4));
        }
      }
      int asOf = week;
      triangle.completeness().ifPresent(estimate -> byWeek.put(asOf, estimate));
    }
    return byWeek;
  }

  private List<BacktestScore> levels() {
    LevelScores scores = new LevelScores();
    Object[] units = region.units(UnitLevel.UNIT).stream().map(Unit::id).toArray();
    for (Row row :
        tables
            .read(WarningsJob.LEVELS)
            .where(col("unit_id").isin(units))
            .select("unit_id", "period", "level")
            .collectAsList()) {
      scores.level(row.getString(0), Period.parse(row.getString(1)), row.getInt(2));
    }
    for (Row row :
        tables
            .read(IndicatorsJob.VALUES)
            .where(col("period_type").equalTo("quarter").and(col("unit_id").isin(units)))
            .where(col("period_end").leq(run.asOf().date().plusDays(1)))
            .where(col("period_start").geq(weeks.first().minusDays(6)))
            .where("numerator is not null")
            .where("not coalesce(array_contains(split(status_reason, ';'), 'REBASED'), false)")
            .selectExpr("unit_id", "concat_ws(':', indicator_id, category)", "period", "numerator")
            .collectAsList()) {
      if (rules.series().stream().anyMatch(series -> series.id().equals(row.getString(1)))) {
        scores.count(
            row.getString(0), row.getString(1), Period.parse(row.getString(2)), row.getDouble(3));
      }
    }
    return scores.scores();
  }

  private void write(List<BacktestScore> scores, int from, String events) {
    List<Row> rows = new ArrayList<>();
    for (BacktestScore score : scores) {
      rows.add(
          RowFactory.create(
              SCOPE,
              score.rule(),
              score.series(),
              score.metric(),
              score.rule().startsWith("LEVEL") ? "NEXT_QUARTER" : events,
              score.value(),
              score.low(),
              score.high(),
              score.numerator(),
              score.denominator(),
              label(from),
              label(weeks.count() - 1),
              run.asOf().date(),
              run.runId()));
    }
    tables.replaceAll(SCORES, workspace.spark().createDataFrame(rows, tables.schema(SCORES)));
  }

  private static Result result(List<BacktestScore> scores) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    Map<String, List<Double>> found = new TreeMap<>();
    for (BacktestScore score : scores) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(score.rule());
      row.add(score.series());
      row.add(score.metric());
      row.add(score.value());
      row.add(score.low());
      row.add(score.high());
      row.add(score.numerator());
      row.add(score.denominator());
      rows.add(row);
      Double share = score.value();
      if (score.series().equals(AlarmScores.ANY)
          && score.metric().startsWith("DETECTED_WITHIN_")
          && share != null) {
        found.computeIfAbsent(score.rule(), rule -> new ArrayList<>()).add(share);
      }
    }
    List<LineChart.Line> lines = new ArrayList<>();
    found.forEach((rule, shares) -> lines.add(new LineChart.Line(rule, shares)));
    return new Result(
        List.of("rule", "series", "metric", "value", "low", "high", "numerator", "denominator"),
        rows,
        LineChart.draw(
            "Events found, by weeks since their onset",
            "weeks since onset",
            List.of("0", "1", "2", "3", "4"),
            lines));
  }
}
