package org.muye.warning;

import org.muye.config.WarningRules.Series;

/** Rates of made-up units for tests. */
final class Rates {
  static final Series INCIDENTS = new Series("I2", null);
  static final Series CRIMINAL = new Series("I2", "01");

  private Rates() {}

  static QuarterRate rate(String unit, double count, double population) {
    return rate(unit, INCIDENTS, count, population, 0);
  }

  static QuarterRate rate(
      String unit, Series series, double count, double population, int alarmWeeks) {
    return new QuarterRate(
        unit, series, count, population, 10_000 * count / population, null, null, alarmWeeks, true);
  }
}
