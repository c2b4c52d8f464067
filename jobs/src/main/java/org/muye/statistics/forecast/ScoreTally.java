package org.muye.statistics.forecast;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.statistics.Interval;

/** Adds up the scores of one model from origin to origin. */
final class ScoreTally {
  private final ForecastModel model;
  private @Nullable NoForecast reason;
  private long forecasts;
  private double intervalScore80;
  private double intervalScore95;
  private double scaledError;
  private long covered80;
  private long covered95;

  ScoreTally(ForecastModel model) {
    this.model = model;
  }

  void add(KnownSeries known, double[] outcomes) {
    if (reason != null) {
      return;
    }
    Forecast forecast = known.forecast(model);
    reason = forecast.reason();
    double scale = known.scale().orElseThrow();
    List<Prediction> predictions = forecast.predictions();
    for (int step = 0; step < predictions.size(); step++) {
      add(predictions.get(step), outcomes[known.origin() + step], scale);
    }
  }

  private void add(Prediction prediction, double outcome, double scale) {
    Interval interval80 = prediction.interval(0.8);
    Interval interval95 = prediction.interval(0.95);
    forecasts++;
    intervalScore80 += IntervalScore.of(interval80, 0.8, outcome);
    intervalScore95 += IntervalScore.of(interval95, 0.95, outcome);
    scaledError += Math.abs(outcome - prediction.mean()) / scale;
    covered80 += holds(interval80, outcome) ? 1 : 0;
    covered95 += holds(interval95, outcome) ? 1 : 0;
  }

  private static boolean holds(Interval interval, double outcome) {
    return interval.low() <= outcome && outcome <= interval.high();
  }

  /** After at least one origin. */
  ModelScore score() {
    if (reason != null) {
      return new ModelScore(model, null, reason);
    }
    return new ModelScore(
        model,
        new ModelScore.Accuracy(
            intervalScore80 / forecasts,
            intervalScore95 / forecasts,
            scaledError / forecasts,
            Coverage.of(covered80, forecasts),
            Coverage.of(covered95, forecasts)),
        null);
  }
}
