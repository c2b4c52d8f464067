package org.muye.statistics.forecast;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Additive exponential smoothing of level, trend and season. Holt (1957, reprinted 2004,
 * International Journal of Forecasting 20:5-10); Winters (1960), Management Science 6:324-342.
 * Start values, recursion and prediction variance are those of {@code HoltWinters} and {@code
 * predict} in R; the variance is that of Yar and Chatfield (1990), International Journal of
 * Forecasting 6:127-137.
 *
 * <p>A series that the model meets exactly, such as a constant one, has {@link
 * NoForecast#NO_VARIATION}.
 *
 * @param parameters fixed smoothing parameters; null to choose those of the least squared one-step
 *     error for each series
 */
public record HoltWinters(@Nullable SmoothingParameters parameters) implements ForecastModel {
  /** Some fixed parameters let the errors grow from season to season. */
  private static final double LARGEST_DEVIATION = 1e150;

  /** The model that chooses its parameters for each series. */
  public static HoltWinters optimised() {
    return new HoltWinters(null);
  }

  @Override
  public String name() {
    return "holt_winters";
  }

  @Override
  public Forecast forecast(double[] series, int seasonLength, int horizon) {
    SeasonalSeries.require(series, seasonLength, horizon);
    if (SeasonalSeries.shorterThanTwoSeasons(series, seasonLength)) {
      return Forecast.absent(NoForecast.TOO_SHORT);
    }
    HoltWintersFit fit =
        parameters == null
            ? HoltWintersFit.optimised(series, seasonLength)
            : HoltWintersFit.of(series, seasonLength, parameters);
    double deviation = Math.sqrt(fit.residualVariance());
    if (SeasonalSeries.withoutVariation(deviation, series)) {
      return Forecast.absent(NoForecast.NO_VARIATION);
    }
    if (!(deviation <= LARGEST_DEVIATION)) {
      return Forecast.absent(NoForecast.NOT_ESTIMABLE);
    }
    List<Prediction> predictions = new ArrayList<>(horizon);
    double spread = 1;
    for (int step = 1; step <= horizon; step++) {
      predictions.add(new NormalPrediction(fit.mean(step), deviation * Math.sqrt(spread)));
      spread += fit.impact(step) * fit.impact(step);
    }
    return Forecast.of(predictions);
  }
}
