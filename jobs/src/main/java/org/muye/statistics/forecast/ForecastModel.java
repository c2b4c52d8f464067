package org.muye.statistics.forecast;

import java.io.Serializable;

/** A way to forecast a series with a yearly or other fixed season, without any random number. */
public interface ForecastModel extends Serializable {

  /** The name under which results are stored, such as {@code seasonal_naive}. */
  String name();

  /**
   * Forecasts the periods that follow the series.
   *
   * @param series values in order of time without gaps, each at most 1e100 in size
   * @param seasonLength periods in a season: 4 for quarters, 12 for months; at least 2
   * @param horizon how many periods to forecast, at least 1
   * @return as many predictions as the horizon, or the reason why there are none: {@link
   *     NoForecast#TOO_SHORT} below two seasons for every model
   * @throws IllegalArgumentException for a value or an argument outside these ranges
   */
  Forecast forecast(double[] series, int seasonLength, int horizon);
}
