package org.muye.statistics.backtest;

import java.util.OptionalInt;

/** The alarms of one unit from period to period. */
public final class AlarmSeries {
  private AlarmSeries() {}

  /**
   * The first period with an alarm in a range. From the start of a look-back window to an event it
   * gives the lead time, from the onset of an outbreak on the delay of its detection.
   *
   * @param alarms one per period
   * @param from the first period of the range, counted from 0; periods before 0 have no alarm
   * @param to the last period of the range, itself included; periods after the last have no alarm
   * @return counted from 0; empty without an alarm in the range
   * @throws IllegalArgumentException when {@code from} is after {@code to}
   */
  public static OptionalInt firstAlarm(boolean[] alarms, int from, int to) {
    if (from > to) {
      throw new IllegalArgumentException("no range of periods: " + from + " to " + to);
    }
    for (int period = Math.max(0, from); period < alarms.length && period <= to; period++) {
      if (alarms[period]) {
        return OptionalInt.of(period);
      }
    }
    return OptionalInt.empty();
  }
}
