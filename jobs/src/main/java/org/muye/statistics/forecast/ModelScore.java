package org.muye.statistics.forecast;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How well a model forecast, over all compared origins and steps.
 *
 * @param model the model
 * @param accuracy its scores; null when it gave no forecast at one of the compared origins
 * @param reason why it gave none; null when it has scores
 */
public record ModelScore(
    ForecastModel model, @Nullable Accuracy accuracy, @Nullable NoForecast reason)
    implements Serializable {

  /**
   * The scores of a model.
   *
   * @param intervalScore80 mean interval score of the 80 % intervals, in the unit of the series
   * @param intervalScore95 the same of the 95 % intervals
   * @param scaledError mean absolute error in units of the seasonal naive error before each origin
   * @param coverage80 how often the 80 % intervals held the value
   * @param coverage95 the same of the 95 % intervals
   */
  public record Accuracy(
      double intervalScore80,
      double intervalScore95,
      double scaledError,
      Coverage coverage80,
      Coverage coverage95)
      implements Serializable {}
}
