package org.muye.statistics.forecast;

import java.util.List;
import java.util.OptionalDouble;

/** A series as it was known at one origin, and what is to be forecast from there. */
final class KnownSeries {
  private final double[] series;
  private final int origin;
  private final int seasonLength;
  private final int horizon;

  KnownSeries(double[] series, int origin, int seasonLength, int horizon) {
    if (series.length > origin) {
      throw new IllegalArgumentException(
          "after " + origin + " periods no more values are known: " + series.length);
    }
    this.series = series;
    this.origin = origin;
    this.seasonLength = seasonLength;
    this.horizon = horizon;
  }

  /** Predictions from the origin on, also when the last known value is older. */
  Forecast forecast(ForecastModel model) {
    int missing = origin - series.length;
    Forecast forecast = model.forecast(series, seasonLength, missing + horizon);
    List<Prediction> all = forecast.predictions();
    return all.isEmpty() ? forecast : Forecast.of(all.subList(missing, missing + horizon));
  }

  OptionalDouble scale() {
    return ScaledError.scale(series, seasonLength);
  }

  int origin() {
    return origin;
  }
}
