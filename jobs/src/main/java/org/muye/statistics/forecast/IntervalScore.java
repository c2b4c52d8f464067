package org.muye.statistics.forecast;

import org.muye.statistics.Confidence;
import org.muye.statistics.Interval;

/** The score of a prediction interval: narrow is good, missed is bad. */
public final class IntervalScore {
  private IntervalScore() {}

  /**
   * The interval score of Gneiting and Raftery (2007), JASA 102:359-378, equation 43: the width of
   * the interval, plus 2/(1 - confidence) times the distance by which it missed the value.
   *
   * @param interval the prediction interval
   * @param confidence its level between 0 and 1, such as 0.8
   * @param observed what came, finite
   * @return 0 or more, in the unit of the series; smaller is better
   * @throws IllegalArgumentException for a confidence outside (0, 1) or a value that is not finite
   */
  public static double of(Interval interval, double confidence, double observed) {
    double penalty = 1 / Confidence.tail(confidence);
    SeasonalSeries.requireFinite(observed, "observed value");
    double below = Math.max(0, interval.low() - observed);
    double above = Math.max(0, observed - interval.high());
    return interval.high() - interval.low() + penalty * (below + above);
  }
}
