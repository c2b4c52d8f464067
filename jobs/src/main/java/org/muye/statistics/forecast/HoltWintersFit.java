package org.muye.statistics.forecast;

import java.io.Serializable;
import java.util.List;

/**
 * A Holt-Winters model at the end of a series.
 *
 * @param parameters how fast it followed
 * @param level the deseasonalised value of the last period
 * @param trend growth per period
 * @param season deviation of each coming period from the level, the next period first
 * @param squaredError sum of the squared one-step errors from the second season on
 * @param residualVariance variance of these errors about their mean
 */
public record HoltWintersFit(
    SmoothingParameters parameters,
    double level,
    double trend,
    List<Double> season,
    double squaredError,
    double residualVariance)
    implements Serializable {

  public HoltWintersFit {
    season = List.copyOf(season);
  }

  /**
   * Follows a series with given parameters, as {@code HoltWinters} of R does.
   *
   * @param series finite values in order of time, two seasons or more
   * @param seasonLength periods in a season, at least 2
   * @throws IllegalArgumentException for a series shorter than two seasons
   */
  public static HoltWintersFit of(
      double[] series, int seasonLength, SmoothingParameters parameters) {
    requireTwoSeasons(series, seasonLength);
    HoltWintersState state = HoltWintersState.start(series, seasonLength);
    double[] residuals = new double[series.length - seasonLength];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = state.follow(series[seasonLength + i], parameters);
      sum += residuals[i];
      squares += residuals[i] * residuals[i];
    }
    double mean = sum / residuals.length;
    double deviations = 0;
    for (double residual : residuals) {
      deviations += (residual - mean) * (residual - mean);
    }
    return new HoltWintersFit(
        parameters,
        state.level(),
        state.trend(),
        state.comingSeason(),
        squares,
        deviations / (residuals.length - 1));
  }

  /**
   * Follows a series with the parameters of the least sum of squared one-step errors.
   *
   * @param series finite values in order of time, two seasons or more
   * @param seasonLength periods in a season, at least 2
   * @throws IllegalArgumentException for a series shorter than two seasons
   */
  public static HoltWintersFit optimised(double[] series, int seasonLength) {
    requireTwoSeasons(series, seasonLength);
    return of(series, seasonLength, new SmoothingSearch(series, seasonLength).best());
  }

  private static void requireTwoSeasons(double[] series, int seasonLength) {
    SeasonalSeries.require(series, seasonLength, 1);
    if (SeasonalSeries.shorterThanTwoSeasons(series, seasonLength)) {
      throw new IllegalArgumentException(
          "two seasons of " + seasonLength + " periods are needed: " + series.length);
    }
  }

  /** The expected value so many periods after the last, from 1 on. */
  double mean(int step) {
    return level + step * trend + season.get((step - 1) % season.size());
  }

  /** What one error adds to the forecast so many periods later. */
  double impact(int periods) {
    boolean sameSeason = periods % season.size() == 0;
    return parameters.alpha() * (1 + periods * parameters.beta())
        + (sameSeason ? parameters.gamma() * (1 - parameters.alpha()) : 0);
  }
}
