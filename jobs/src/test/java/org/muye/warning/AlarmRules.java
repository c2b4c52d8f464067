package org.muye.warning;

import org.muye.config.WarningRules;

/** Settings of alarms for tests that must not hang on the shipped ones. */
final class AlarmRules {
  private AlarmRules() {}

  /**
   * The published settings of the methods; so many weeks evaluated, delays of two weeks at most.
   */
  static WarningRules.Alarms evaluating(int weeks) {
    return new WarningRules.Alarms(
        weeks,
        new WarningRules.Farrington(0.001, 4, "NB_PLUGIN"),
        new WarningRules.Ears(0.001, 7),
        new WarningRules.Cusum(1.04, 2.26),
        0.8,
        2);
  }
}
