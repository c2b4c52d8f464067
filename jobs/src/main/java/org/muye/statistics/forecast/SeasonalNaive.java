package org.muye.statistics.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * The value of the same period a season ago: the benchmark that every other model has to beat. The
 * standard deviation of the seasonal differences (about zero) grows with the root of the number of
 * seasons ahead. Hyndman and Athanasopoulos (2021), Forecasting: principles and practice, 3rd ed.,
 * sections 5.2 and 5.5.
 *
 * <p>A series that repeats itself exactly, such as a constant one, has {@link
 * NoForecast#NO_VARIATION}.
 */
public record SeasonalNaive() implements ForecastModel {

  @Override
  public String name() {
    return "seasonal_naive";
  }

  @Override
  public Forecast forecast(double[] series, int seasonLength, int horizon) {
    SeasonalSeries.require(series, seasonLength, horizon);
    if (SeasonalSeries.shorterThanTwoSeasons(series, seasonLength)) {
      return Forecast.absent(NoForecast.TOO_SHORT);
    }
    if (ScaledError.scale(series, seasonLength).isEmpty()) {
      return Forecast.absent(NoForecast.NO_VARIATION);
    }
    double deviation = deviation(series, seasonLength);
    List<Prediction> predictions = new ArrayList<>(horizon);
    int lastSeason = series.length - seasonLength;
    for (int step = 0; step < horizon; step++) {
      double mean = series[lastSeason + step % seasonLength];
      int seasonsAhead = step / seasonLength + 1;
      double growth = Math.sqrt(seasonsAhead);
      predictions.add(new NormalPrediction(mean, deviation * growth));
    }
    return Forecast.of(predictions);
  }

  private static double deviation(double[] series, int seasonLength) {
    double sum = 0;
    for (int i = seasonLength; i < series.length; i++) {
      double difference = series[i] - series[i - seasonLength];
      sum += difference * difference;
    }
    return Math.sqrt(sum / (series.length - seasonLength));
  }
}
