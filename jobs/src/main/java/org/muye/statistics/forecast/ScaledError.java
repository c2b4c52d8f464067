package org.muye.statistics.forecast;

import java.util.OptionalDouble;

/** Point forecast errors in units of the seasonal naive error. */
public final class ScaledError {
  private ScaledError() {}

  /**
   * The mean absolute scaled error of Hyndman and Koehler (2006), International Journal of
   * Forecasting 22:679-688: below 1 is better than the seasonal naive forecast was, one season
   * ahead, within the series.
   *
   * @param series the values that the forecasts were made from, longer than one season
   * @param seasonLength periods in a season, at least 2
   * @param forecasts the point forecasts, at least one
   * @param observed what came, as many as forecasts
   * @return 0 or more, without a unit; empty when the series repeats itself exactly
   * @throws IllegalArgumentException for other lengths or values that are not finite
   */
  public static OptionalDouble mean(
      double[] series, int seasonLength, double[] forecasts, double[] observed) {
    OptionalDouble scale = scale(series, seasonLength);
    if (forecasts.length == 0 || forecasts.length != observed.length) {
      throw new IllegalArgumentException(
          "as many forecasts as values: " + forecasts.length + " and " + observed.length);
    }
    double sum = 0;
    for (int i = 0; i < forecasts.length; i++) {
      SeasonalSeries.requireFinite(forecasts[i], "forecast");
      SeasonalSeries.requireFinite(observed[i], "observed value");
      sum += Math.abs(observed[i] - forecasts[i]);
    }
    double meanError = sum / forecasts.length;
    return scale.isEmpty() ? scale : OptionalDouble.of(meanError / scale.getAsDouble());
  }

  /** The mean absolute seasonal difference; empty when it is zero. */
  static OptionalDouble scale(double[] series, int seasonLength) {
    SeasonalSeries.require(series, seasonLength, 1);
    if (series.length <= seasonLength) {
      throw new IllegalArgumentException("a series of more than one season: " + series.length);
    }
    double sum = 0;
    for (int i = seasonLength; i < series.length; i++) {
      sum += Math.abs(series[i] - series[i - seasonLength]);
    }
    double scale = sum / (series.length - seasonLength);
    return SeasonalSeries.withoutVariation(scale, series)
        ? OptionalDouble.empty()
        : OptionalDouble.of(scale);
  }
}
