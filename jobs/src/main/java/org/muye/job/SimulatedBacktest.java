package org.muye.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muye.config.WarningRules;
import org.muye.statistics.backtest.DetectionPoint;
import org.muye.statistics.surveillance.AberrationMethod;
import org.muye.warning.DetectionStudy;

/** The detection study of a rule book as a table and a chart. Needs no engine. */
public final class SimulatedBacktest {
  private SimulatedBacktest() {}

  /**
   * Runs the study; the same seed gives the same figures.
   *
   * @param repetitions how many times sixteen units are made for each weekly mean, 1 or more
   */
  public static BacktestJob.Result run(WarningRules rules, long seed, int repetitions) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    Map<String, List<Double>> shares = new LinkedHashMap<>();
    List<String> means = new ArrayList<>();
    int series = rules.series().size();
    for (DetectionStudy.Line line : new DetectionStudy(rules.alarms(), repetitions).run(seed)) {
      String mean = String.format(Locale.ROOT, "%.0f", line.weeklyMean());
      if (!means.contains(mean)) {
        means.add(mean);
      }
      List<@Nullable Object> row = new ArrayList<>();
      row.add(line.weeklyMean());
      row.add(line.method().name());
      row.add(line.alpha());
      row.add(line.falseAlarms().perUnitYear());
      row.add(series * line.falseAlarms().perUnitYear());
      row.add(series * line.falseAlarms().interval().low());
      row.add(series * line.falseAlarms().interval().high());
      for (DetectionPoint point : line.curve()) {
        row.add(point.share());
      }
      DetectionPoint second = line.curve().get(1);
      row.add(second.interval().low());
      row.add(second.interval().high());
      rows.add(row);
      Double alpha = line.alpha();
      // The chart shows what the rule book has; other values of alpha are in the table.
      if (line.method() != AberrationMethod.FARRINGTON
          || (alpha != null && alpha == rules.alarms().farrington().alpha())) {
        shares.computeIfAbsent(line.method().name(), name -> new ArrayList<>()).add(second.share());
      }
    }
    return new BacktestJob.Result(
        List.of(
            "weekly_mean",
            "method",
            "alpha",
            "false_alarms_per_series_year",
            "false_alarms_per_unit_year",
            "false_low",
            "false_high",
            "found_in_week_1",
            "found_by_week_2",
            "found_by_week_3",
            "by_week_2_low",
            "by_week_2_high"),
        rows,
        DetectionChart.draw(
            "Doublings of three weeks found by the end of their second week",
            "mean weekly count",
            means,
            shares));
  }
}
