package org.muye.statistics.forecast;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The predictions of a model for the next periods, or the reason why there are none.
 *
 * @param predictions one per step, the next period first; empty when there is a reason
 * @param reason why there is no prediction; null when there are some
 */
public record Forecast(List<Prediction> predictions, @Nullable NoForecast reason)
    implements Serializable {

  /**
   * @throws IllegalArgumentException unless there is either a prediction or a reason
   */
  public Forecast {
    predictions = List.copyOf(predictions);
    if (predictions.isEmpty() == (reason == null)) {
      throw new IllegalArgumentException(
          "either predictions or a reason: " + predictions.size() + " and " + reason);
    }
  }

  /** A forecast of at least one period. */
  public static Forecast of(List<? extends Prediction> predictions) {
    return new Forecast(List.copyOf(predictions), null);
  }

  /** No forecast, for a reason. */
  public static Forecast absent(NoForecast reason) {
    return new Forecast(List.of(), reason);
  }
}
