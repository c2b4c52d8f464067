package org.muye.warning;

import org.muye.statistics.forecast.NoForecast;

/** Why a series has no forecast. */
public enum ForecastStatus {
  /** Too few quarters in a row on today's boundaries to compare models. */
  SHORT_SERIES,
  /** The last closed quarter has no value. */
  MISSING_QUARTER,
  /** No event in any quarter. */
  ALL_ZERO,
  /** Each year repeats the one before, so nothing tells how far a forecast may be off. */
  NO_VARIATION,
  /** The model has no finite estimate. */
  NOT_ESTIMABLE;

  static ForecastStatus of(NoForecast reason) {
    return switch (reason) {
      case TOO_SHORT -> SHORT_SERIES;
      case NO_VARIATION -> NO_VARIATION;
      case ALL_ZERO -> ALL_ZERO;
      case NOT_ESTIMABLE -> NOT_ESTIMABLE;
    };
  }
}
