package org.muye.statistics.backtest;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.muye.statistics.Interval;
import org.muye.statistics.PoissonInterval;

/**
 * What a warning method costs: its false alarms per unit and year.
 *
 * @param perUnitYear the rate
 * @param interval Garwood's exact Poisson interval of the rate
 */
public record FalseAlarmRate(double perUnitYear, Interval interval) implements Serializable {

  /**
   * The rate over the time in which no event was there to be warned of.
   *
   * @param falseAlarms 0 or more
   * @param unitYears units times years under watch, such as 28 for 14 units in two years; 0, or
   *     1e-6 to 1e12
   * @param confidence between 0 and 1, such as 0.95
   * @return null without any time under watch
   * @throws IllegalArgumentException outside these ranges, also for alarms without time
   */
  public static @Nullable FalseAlarmRate of(long falseAlarms, double unitYears, double confidence) {
    Interval count = PoissonInterval.garwood(falseAlarms, confidence);
    boolean watched = unitYears >= 1e-6 && unitYears <= 1e12;
    if (!watched && (unitYears != 0 || falseAlarms > 0)) {
      throw new IllegalArgumentException(
          "no rate: " + falseAlarms + " alarms in " + unitYears + " unit-years");
    }
    return watched ? new FalseAlarmRate(falseAlarms / unitYears, count.dividedBy(unitYears)) : null;
  }
}
