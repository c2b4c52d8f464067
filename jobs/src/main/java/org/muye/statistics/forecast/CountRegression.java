package org.muye.statistics.forecast;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A log-linear model of counts with a factor for each season and, if wanted, a linear trend: a
 * negative binomial distribution whose dispersion makes Pearson's chi-square equal its degrees of
 * freedom (Breslow 1984, JRSS C 33:38-44; {@code theta.mm} of MASS), or a Poisson distribution when
 * the counts are not over-dispersed. The uncertainty of the fitted mean is part of the prediction.
 * Meant for short seasons such as quarters and months: every period of a season has a factor of its
 * own.
 *
 * <p>The dispersion itself counts as known. Intervals of short over-dispersed series are therefore
 * a little too narrow: in simulations 80 % intervals cover 77 % after 12 quarters, 78 % after 20
 * and 79.6 % after 40.
 *
 * <p>When a season never had an event its factor has no finite estimate; the model then does
 * without seasonal factors, as {@link CountFit#seasonal()} tells. Without any event there is no
 * forecast ({@link NoForecast#ALL_ZERO}). A constant positive series is an ordinary Poisson series.
 *
 * @param withTrend whether the mean grows by a constant factor from period to period
 */
public record CountRegression(boolean withTrend) implements ForecastModel {
  private static final double LARGEST_COUNT = 1e9;

  @Override
  public String name() {
    return withTrend ? "negative_binomial_trend" : "negative_binomial";
  }

  /**
   * Fits the model.
   *
   * @param counts whole numbers from 0 to 1e9 in order of time, two seasons or more
   * @param seasonLength periods in a season, at least 2
   * @return null when there is no event or no finite estimate
   * @throws IllegalArgumentException outside these ranges
   */
  public @Nullable CountFit fit(double[] counts, int seasonLength) {
    requireCounts(counts, seasonLength);
    if (SeasonalSeries.shorterThanTwoSeasons(counts, seasonLength)) {
      throw new IllegalArgumentException(
          "two seasons of " + seasonLength + " periods are needed: " + counts.length);
    }
    return withoutEvent(counts) ? null : CountFit.of(counts, seasonLength, withTrend);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The series holds whole numbers from 0 to 1e9.
   */
  @Override
  public Forecast forecast(double[] series, int seasonLength, int horizon) {
    SeasonalSeries.require(series, seasonLength, horizon);
    requireCounts(series, seasonLength);
    if (SeasonalSeries.shorterThanTwoSeasons(series, seasonLength)) {
      return Forecast.absent(NoForecast.TOO_SHORT);
    }
    if (withoutEvent(series)) {
      return Forecast.absent(NoForecast.ALL_ZERO);
    }
    CountFit fit = CountFit.of(series, seasonLength, withTrend);
    if (fit == null) {
      return Forecast.absent(NoForecast.NOT_ESTIMABLE);
    }
    List<Prediction> predictions = new ArrayList<>(horizon);
    for (int step = 1; step <= horizon; step++) {
      CountPrediction prediction = fit.prediction(step);
      if (prediction == null) {
        return Forecast.absent(NoForecast.NOT_ESTIMABLE);
      }
      predictions.add(prediction);
    }
    return Forecast.of(predictions);
  }

  private static void requireCounts(double[] counts, int seasonLength) {
    SeasonalSeries.requireSeason(seasonLength);
    for (double count : counts) {
      if (!(count >= 0 && count <= LARGEST_COUNT) || count != Math.rint(count)) {
        throw new IllegalArgumentException("a count is a whole number from 0 to 1e9: " + count);
      }
    }
  }

  private static boolean withoutEvent(double[] counts) {
    for (double count : counts) {
      if (count > 0) {
        return false;
      }
    }
    return true;
  }
}
