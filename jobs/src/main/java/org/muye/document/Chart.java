package org.muye.document;

/** A chart as data. How it looks is the business of whoever draws it. */
public sealed interface Chart
    permits LineChart, DotChart, BarChart, ShareBars, FunnelChart, HeatMap, DistrictMap {

  /** Calls the visitor's method for this kind of chart. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind of chart.
   *
   * @param <R> what the methods return
   */
  interface Visitor<R> {
    /** Visits lines over periods. */
    R lines(LineChart chart);

    /** Visits dots with intervals. */
    R dots(DotChart chart);

    /** Visits bars. */
    R bars(BarChart chart);

    /** Visits bars of shares. */
    R shares(ShareBars chart);

    /** Visits a funnel plot. */
    R funnel(FunnelChart chart);

    /** Visits a heat map. */
    R heat(HeatMap chart);

    /** Visits a map. */
    R map(DistrictMap chart);
  }
}
