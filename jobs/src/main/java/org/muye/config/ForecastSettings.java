package org.muye.config;

import java.io.Serializable;

/**
 * How the next quarters are forecast, and what count a leader wants to hear of beforehand.
 *
 * @param firstOriginQuarters quarters of a series before the first of the past forecasts by which
 *     models are compared; at least 8
 * @param threshold the count whose exceedance is forecast
 */
public record ForecastSettings(int firstOriginQuarters, Threshold threshold)
    implements Serializable {

  /**
   * A multiple of what a unit is used to: its own mean count of the same quarter in years before.
   *
   * @param years how many of the last years
   * @param times the multiple, such as 1.2 for a fifth more than usual
   */
  public record Threshold(int years, double times) implements Serializable {}
}
