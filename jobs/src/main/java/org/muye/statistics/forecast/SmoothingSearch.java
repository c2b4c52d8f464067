package org.muye.statistics.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Searches the smoothing parameters of the least squared one-step error in the unit cube: a coarse
 * grid, then the pattern search of Hooke and Jeeves (1961), Journal of the ACM 8:212-229, from its
 * best points, since the error may have several valleys.
 */
final class SmoothingSearch {
  private static final int INTERVALS = 4;
  private static final int STARTS = 8;
  private static final double FIRST_STRIDE = 0.125;
  private static final double VALLEY_STRIDE = 1e-3;
  private static final double LAST_STRIDE = 1e-8;
  private static final int MOST_ROUNDS = 5000;

  private final double[] series;
  private final int seasonLength;
  private final HoltWintersState start;

  SmoothingSearch(double[] series, int seasonLength) {
    this.series = series;
    this.seasonLength = seasonLength;
    this.start = HoltWintersState.start(series, seasonLength);
  }

  /** A place in the cube and the error there. */
  private record Point(SmoothingParameters parameters, double error) {}

  SmoothingParameters best() {
    Comparator<Point> byError = Comparator.comparingDouble(Point::error);
    Point valley =
        grid().stream()
            .sorted(byError)
            .limit(STARTS)
            .map(start -> descend(start, FIRST_STRIDE, VALLEY_STRIDE))
            .min(byError)
            .orElseThrow();
    // Only the deepest valley is worth the last digits.
    return descend(valley, VALLEY_STRIDE, LAST_STRIDE).parameters();
  }

  private List<Point> grid() {
    List<Point> grid = new ArrayList<>();
    for (int alpha = 0; alpha <= INTERVALS; alpha++) {
      for (int beta = 0; beta <= INTERVALS; beta++) {
        for (int gamma = 0; gamma <= INTERVALS; gamma++) {
          grid.add(
              at(
                  (double) alpha / INTERVALS,
                  (double) beta / INTERVALS,
                  (double) gamma / INTERVALS,
                  Double.POSITIVE_INFINITY));
        }
      }
    }
    return grid;
  }

  private Point descend(Point from, double firstStride, double lastStride) {
    Point base = from;
    double stride = firstStride;
    for (int round = 0; round < MOST_ROUNDS && stride > lastStride; round++) {
      Point better = explore(base, stride);
      if (better.error() >= base.error()) {
        stride /= 2;
        continue;
      }
      Point leap = explore(beyond(base, better), stride);
      base = leap.error() < better.error() ? leap : better;
    }
    return base;
  }

  /** As far again in the direction that helped. */
  private Point beyond(Point base, Point better) {
    SmoothingParameters old = base.parameters();
    SmoothingParameters now = better.parameters();
    return at(
        2 * now.alpha() - old.alpha(),
        2 * now.beta() - old.beta(),
        2 * now.gamma() - old.gamma(),
        Double.POSITIVE_INFINITY);
  }

  /** Tries a step to either side in one parameter after the other. */
  private Point explore(Point from, double stride) {
    Point best = from;
    for (int parameter = 0; parameter < 3; parameter++) {
      Point up = moved(best, parameter, stride);
      Point point = up.error() < best.error() ? up : moved(best, parameter, -stride);
      best = point.error() < best.error() ? point : best;
    }
    return best;
  }

  private Point moved(Point from, int parameter, double by) {
    SmoothingParameters at = from.parameters();
    return at(
        at.alpha() + (parameter == 0 ? by : 0),
        at.beta() + (parameter == 1 ? by : 0),
        at.gamma() + (parameter == 2 ? by : 0),
        from.error());
  }

  /**
   * A point with its error; with an infinite one when the error reaches a bound, beyond which
   * nobody asks for it.
   */
  private Point at(double alpha, double beta, double gamma, double bound) {
    SmoothingParameters parameters =
        new SmoothingParameters(bounded(alpha), bounded(beta), bounded(gamma));
    HoltWintersState state = start.copy();
    double error = 0;
    for (int i = seasonLength; i < series.length; i++) {
      double residual = state.follow(series[i], parameters);
      error += residual * residual;
      if (error >= bound) {
        return new Point(parameters, Double.POSITIVE_INFINITY);
      }
    }
    return new Point(parameters, error);
  }

  private static double bounded(double parameter) {
    return Math.min(1, Math.max(0, parameter));
  }
}
