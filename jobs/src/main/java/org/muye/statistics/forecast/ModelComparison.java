package org.muye.statistics.forecast;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a comparison of models on one series.
 *
 * @param chosen the model of the lowest mean 80 % interval score; the seasonal naive one unless
 *     another is better; null when no origin could be compared
 * @param scores of every model, the seasonal naive one first; empty when no origin could be
 *     compared
 * @param comparedOrigins origins that all scores rest on
 * @param skippedOrigins origins at which the seasonal naive model gave no forecast
 * @param reason why it gave none at the last skipped origin; null when none was skipped
 */
public record ModelComparison(
    @Nullable ForecastModel chosen,
    List<ModelScore> scores,
    int comparedOrigins,
    int skippedOrigins,
    @Nullable NoForecast reason)
    implements Serializable {

  public ModelComparison {
    scores = List.copyOf(scores);
  }
}
