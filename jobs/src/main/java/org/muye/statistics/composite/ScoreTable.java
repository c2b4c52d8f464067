package org.muye.statistics.composite;

import java.io.Serializable;
import java.util.List;

/** The scores of all units in all indicators of an index. */
public final class ScoreTable implements Serializable {
  private static final long serialVersionUID = 1;

  private final List<IndicatorValues> indicators;
  private final int units;

  private ScoreTable(List<IndicatorValues> indicators, int units) {
    this.indicators = indicators;
    this.units = units;
  }

  /**
   * Puts indicators side by side.
   *
   * @param indicators at least one, all of the same units in the same order, on one scale
   * @throws IllegalArgumentException without an indicator or for different numbers of units
   */
  public static ScoreTable of(List<IndicatorValues> indicators) {
    if (indicators.isEmpty()) {
      throw new IllegalArgumentException("an index has at least one indicator: 0");
    }
    int units = indicators.get(0).units();
    for (IndicatorValues indicator : indicators) {
      if (indicator.units() != units) {
        throw new IllegalArgumentException(
            "indicators of the same units: " + units + " and " + indicator.units());
      }
    }
    return new ScoreTable(List.copyOf(indicators), units);
  }

  /** How many units there are. */
  public int units() {
    return units;
  }

  /** How many indicators there are. */
  public int indicators() {
    return indicators.size();
  }

  /** Whether a unit has a score in an indicator, both counted from 0. */
  public boolean has(int unit, int indicator) {
    return indicators.get(indicator).has(unit);
  }

  /**
   * The score of a unit in an indicator, both counted from 0.
   *
   * @throws IllegalArgumentException when it has none
   */
  public double score(int unit, int indicator) {
    return indicators.get(indicator).value(unit);
  }
}
