package org.muye.job;

import static org.apache.spark.sql.functions.col;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.muye.config.WarningRules;
import org.muye.error.Message;
import org.muye.error.UserError;
import org.muye.region.Region;
import org.muye.region.Unit;
import org.muye.region.UnitLevel;
import org.muye.run.RunContext;
import org.muye.table.TableStore;
import org.muye.time.AsOf;
import org.muye.time.Period;
import org.muye.time.PeriodType;
import org.muye.warning.AlarmScores;
import org.muye.warning.BacktestScore;
import org.muye.warning.LevelScores;
import org.muye.warning.PlantedEvent;
import org.muye.warning.ReplayedSeries;
import org.muye.warning.WatchedRates;
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
    List<ReplayedSeries> replayed = new WeekReplay(workspace, weeks).from(from, lastSunday);
    if (replayed.isEmpty()) {
      throw UserError.of("backtest.no_record", label(from), lastSunday.date());
    }
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
      Object start = from == null ? Message.of("backtest.first_week") : from.label();
      throw weeks.count() == 0
          ? UserError.of("backtest.no_complete_week", start, run.asOf().date())
          : UserError.of("backtest.week_not_covered", start, label(0), label(weeks.count() - 1));
    }
    return first;
  }

  private String label(int week) {
    return Period.containing(PeriodType.WEEK, weeks.monday(week)).label();
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
            .where(WatchedRates.isOnBoundariesOfTheTime())
            .where(WatchedRates.isWatched(rules))
            .selectExpr("unit_id", "concat_ws(':', indicator_id, category)", "period", "numerator")
            .collectAsList()) {
      scores.count(
          row.getString(0), row.getString(1), Period.parse(row.getString(2)), row.getDouble(3));
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
    return new Result(
        List.of("rule", "series", "metric", "value", "low", "high", "numerator", "denominator"),
        rows,
        DetectionChart.draw(
            "Events found, by weeks since their onset",
            "weeks since onset",
            List.of("0", "1", "2", "3", "4"),
            found));
  }
}
