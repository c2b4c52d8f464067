package org.muye.indicator;

/** Which earlier periods a period is compared with. */
public enum Comparison {
  /** 同比: the same period a year earlier. */
  YEAR_EARLIER(1),
  /** 环比: the period just before. */
  PREVIOUS(1),
  /** The same period of the three years before, pooled. */
  THREE_YEARS(3);

  private final int periods;

  Comparison(int periods) {
    this.periods = periods;
  }

  /** How many earlier periods are pooled. */
  public int periods() {
    return periods;
  }
}
