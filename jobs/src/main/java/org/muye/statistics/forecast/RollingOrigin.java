package org.muye.statistics.forecast;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares forecasts as they would have been made again and again in the past, each with what was
 * known then (Tashman 2000, International Journal of Forecasting 16:437-450).
 */
public final class RollingOrigin {
  private static final SeasonalNaive BENCHMARK = new SeasonalNaive();

  private RollingOrigin() {}

  /**
   * Forecasts from each origin with the seasonal naive model and its challengers, and chooses the
   * model of the lowest mean 80 % interval score; a challenger has to be better than the seasonal
   * naive model and to have a forecast at every origin at which that one has. The 95 % intervals
   * are scored but do not decide: few origins ever test them.
   *
   * @param vintages the series as known at each origin
   * @param outcomes what came in the end, from the first period on
   * @param origins from where to forecast, and how far; the last horizon ends within the outcomes
   * @param seasonLength periods in a season, at least 2
   * @param challengers the other models, of different names; of equally good ones the first is
   *     chosen
   * @throws IllegalArgumentException for a vintage longer than its origin, or outside these ranges
   */
  public static ModelComparison compare(
      Vintages vintages,
      double[] outcomes,
      Origins origins,
      int seasonLength,
      List<? extends ForecastModel> challengers) {
    SeasonalSeries.require(outcomes, seasonLength, origins.horizon());
    if (origins.last() + origins.horizon() > outcomes.length) {
      throw new IllegalArgumentException(
          "the horizon of " + origins + " ends after the outcomes: " + outcomes.length);
    }
    List<ScoreTally> tallies = tallies(challengers);
    int skipped = 0;
    NoForecast reason = null;
    for (int origin = origins.first(); origin <= origins.last(); origin++) {
      KnownSeries known =
          new KnownSeries(vintages.knownAt(origin), origin, seasonLength, origins.horizon());
      NoForecast missing = known.forecast(BENCHMARK).reason();
      if (missing != null) {
        skipped++;
        reason = missing;
        continue;
      }
      tallies.forEach(tally -> tally.add(known, outcomes));
    }
    int compared = origins.last() - origins.first() + 1 - skipped;
    if (compared == 0) {
      return new ModelComparison(null, List.of(), 0, skipped, reason);
    }
    List<ModelScore> scores = tallies.stream().map(ScoreTally::score).toList();
    return new ModelComparison(best(scores), scores, compared, skipped, reason);
  }

  private static List<ScoreTally> tallies(List<? extends ForecastModel> challengers) {
    List<ScoreTally> tallies = new ArrayList<>();
    Set<String> names = new HashSet<>();
    tallies.add(new ScoreTally(BENCHMARK));
    names.add(BENCHMARK.name());
    for (ForecastModel model : challengers) {
      if (!names.add(model.name())) {
        throw new IllegalArgumentException("two models of one name: " + model.name());
      }
      tallies.add(new ScoreTally(model));
    }
    return tallies;
  }

  private static ForecastModel best(List<ModelScore> scores) {
    ModelScore best = scores.get(0);
    for (ModelScore score : scores) {
      if (decisive(score) < decisive(best)) {
        best = score;
      }
    }
    return best.model();
  }

  private static double decisive(ModelScore score) {
    ModelScore.Accuracy accuracy = score.accuracy();
    return accuracy == null ? Double.POSITIVE_INFINITY : accuracy.intervalScore80();
  }
}
