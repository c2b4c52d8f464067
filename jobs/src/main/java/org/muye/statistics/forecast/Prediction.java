package org.muye.statistics.forecast;

import java.io.Serializable;
import org.muye.statistics.Interval;

/** What a model says about one future value: a whole distribution, in the unit of the series. */
public sealed interface Prediction extends Serializable permits NormalPrediction, CountPrediction {

  /** The expected value. */
  double mean();

  /**
   * The central prediction interval: as much probability below it as above.
   *
   * @param confidence between 0 and 1, such as 0.8 or 0.95
   * @throws IllegalArgumentException for a confidence outside (0, 1)
   */
  Interval interval(double confidence);

  /**
   * The probability that the value exceeds a threshold; equal does not exceed.
   *
   * @param threshold finite, in the unit of the series
   * @throws IllegalArgumentException for a threshold that is not finite
   */
  double probabilityAbove(double threshold);
}
