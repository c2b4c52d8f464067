package org.muye.warning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.config.ForecastSettings;
import org.muye.statistics.Interval;
import org.muye.statistics.forecast.CountRegression;
import org.muye.statistics.forecast.Forecast;
import org.muye.statistics.forecast.ForecastModel;
import org.muye.statistics.forecast.HoltWinters;
import org.muye.statistics.forecast.ModelComparison;
import org.muye.statistics.forecast.ModelScore;
import org.muye.statistics.forecast.NoForecast;
import org.muye.statistics.forecast.Origins;
import org.muye.statistics.forecast.Prediction;
import org.muye.statistics.forecast.RollingOrigin;
import org.muye.statistics.forecast.SeasonalNaive;

/**
 * Forecasts the quarterly counts of one series by the model that would have forecast its past best,
 * with the seasonal naive model as the one to beat.
 */
final class QuarterForecast {
  /** Quarters ahead. */
  static final int HORIZON = 4;

  private static final int SEASON = 4;

  private QuarterForecast() {}

  /**
   * One quarter ahead.
   *
   * @param expected expected count, 0 or more
   * @param interval80 central 80 % prediction interval, cut at 0
   * @param interval95 central 95 % prediction interval, cut at 0
   * @param threshold the count beyond which there is more than usual
   * @param probabilityAbove probability that the count exceeds the threshold
   */
  record Step(
      double expected,
      Interval interval80,
      Interval interval95,
      double threshold,
      double probabilityAbove) {}

  /**
   * A forecast or the reason why there is none.
   *
   * @param model the name of the chosen model; null without a forecast
   * @param accuracy how well it forecast the past; null without a forecast
   * @param naive the same of the seasonal naive model
   * @param origins from how many quarters the past was forecast
   * @param steps the next four quarters; empty without a forecast
   * @param reason null with a forecast
   */
  record Outlook(
      @Nullable String model,
      ModelScore.@Nullable Accuracy accuracy,
      ModelScore.@Nullable Accuracy naive,
      int origins,
      List<Step> steps,
      @Nullable ForecastStatus reason) {
    static Outlook absent(ForecastStatus reason) {
      return new Outlook(null, null, null, 0, List.of(), reason);
    }
  }

  /**
   * Forecasts a series.
   *
   * @param counts 0 or more, quarter by quarter without gaps, as known today
   * @param firstKnown the same as first published, where that is known
   * @throws IllegalArgumentException for different lengths or a count that is negative
   */
  static Outlook of(double[] counts, double[] firstKnown, ForecastSettings settings) {
    if (firstKnown.length != counts.length) {
      throw new IllegalArgumentException(
          "as many first values as counts: " + firstKnown.length + " and " + counts.length);
    }
    for (double count : counts) {
      if (!(count >= 0)) {
        throw new IllegalArgumentException("a count is 0 or more: " + count);
      }
    }
    int first = settings.firstOriginQuarters();
    if (counts.length < first + HORIZON) {
      return Outlook.absent(ForecastStatus.SHORT_SERIES);
    }
    if (Arrays.stream(counts).allMatch(count -> count == 0)) {
      return Outlook.absent(ForecastStatus.ALL_ZERO);
    }
    ModelComparison comparison =
        RollingOrigin.compare(
            origin -> Arrays.copyOf(firstKnown, origin),
            counts,
            Origins.from(first, counts.length, HORIZON),
            SEASON,
            challengers(counts, firstKnown));
    ForecastModel chosen = comparison.chosen();
    if (chosen == null) {
      return Outlook.absent(reason(comparison.reason()));
    }
    ForecastModel naive = new SeasonalNaive();
    Forecast forecast = chosen.forecast(counts, SEASON, HORIZON);
    if (forecast.reason() != null) {
      // A model that forecast all of the past may still fail on the whole series.
      chosen = naive;
      forecast = naive.forecast(counts, SEASON, HORIZON);
    }
    if (forecast.reason() != null) {
      return Outlook.absent(reason(forecast.reason()));
    }
    return new Outlook(
        chosen.name(),
        accuracy(comparison, chosen),
        accuracy(comparison, naive),
        comparison.comparedOrigins(),
        steps(counts, forecast.predictions(), settings.threshold()),
        null);
  }

  /** Models of counts take whole numbers only. */
  private static List<ForecastModel> challengers(double[] counts, double[] firstKnown) {
    List<ForecastModel> models = new ArrayList<>();
    models.add(HoltWinters.optimised());
    if (whole(counts) && whole(firstKnown)) {
      models.add(new CountRegression(false));
      models.add(new CountRegression(true));
    }
    return models;
  }

  private static boolean whole(double[] counts) {
    return Arrays.stream(counts).allMatch(count -> count == Math.rint(count));
  }

  private static ForecastStatus reason(@Nullable NoForecast reason) {
    return reason == null ? ForecastStatus.NOT_ESTIMABLE : ForecastStatus.of(reason);
  }

  private static ModelScore.@Nullable Accuracy accuracy(
      ModelComparison comparison, ForecastModel model) {
    return comparison.scores().stream()
        .filter(score -> score.model().name().equals(model.name()))
        .findFirst()
        .map(ModelScore::accuracy)
        .orElse(null);
  }

  private static List<Step> steps(
      double[] counts, List<Prediction> predictions, ForecastSettings.Threshold threshold) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < predictions.size(); i++) {
      Prediction prediction = predictions.get(i);
      double limit = threshold.times() * sameQuarterMean(counts, i, threshold.years());
      steps.add(
          new Step(
              Math.max(0, prediction.mean()),
              notBelowZero(prediction.interval(0.8)),
              notBelowZero(prediction.interval(0.95)),
              limit,
              prediction.probabilityAbove(limit)));
    }
    return steps;
  }

  /** The mean of the same quarter in the last years, or in all there are. */
  private static double sameQuarterMean(double[] counts, int step, int years) {
    double sum = 0;
    int used = 0;
    for (int i = counts.length + step - SEASON; i >= 0 && used < years; i -= SEASON) {
      sum += counts[i];
      used++;
    }
    return sum / used;
  }

  private static Interval notBelowZero(Interval interval) {
    return new Interval(Math.max(0, interval.low()), Math.max(0, interval.high()));
  }
}
