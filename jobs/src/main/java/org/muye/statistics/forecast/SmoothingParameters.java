package org.muye.statistics.forecast;

import java.io.Serializable;

/**
 * How fast the parts of a Holt-Winters model follow the series: 0 never, 1 at once.
 *
 * @param alpha of the level
 * @param beta of the trend
 * @param gamma of the season
 */
public record SmoothingParameters(double alpha, double beta, double gamma) implements Serializable {

  /**
   * @throws IllegalArgumentException for a parameter outside [0, 1]
   */
  public SmoothingParameters {
    for (double parameter : new double[] {alpha, beta, gamma}) {
      if (!(parameter >= 0 && parameter <= 1)) {
        throw new IllegalArgumentException(
            "a smoothing parameter lies between 0 and 1: " + parameter);
      }
    }
  }
}
