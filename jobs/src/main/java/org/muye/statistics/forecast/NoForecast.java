package org.muye.statistics.forecast;

/** Why a model gives no forecast. */
public enum NoForecast {
  /** The series is shorter than two seasons. */
  TOO_SHORT,
  /** The model met every value exactly, so nothing tells how far a forecast may be off. */
  NO_VARIATION,
  /** A count model saw no event at all. */
  ALL_ZERO,
  /** The parameters have no finite estimate, or the trend leads beyond every plausible count. */
  NOT_ESTIMABLE
}
