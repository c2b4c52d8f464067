package org.muye.statistics.forecast;

import org.muye.statistics.Golden;

/** The series that the references in R were computed from. */
final class ReferenceSeries {
  private ReferenceSeries() {}

  static double[] named(String name) {
    return Golden.rows("forecast_series.csv").stream()
        .filter(row -> row.text("series").equals(name))
        .mapToDouble(row -> row.number("y"))
        .toArray();
  }

  /** Twenty quarters. */
  static double[] quarterly() {
    return Golden.column("series_quarterly.csv", "y");
  }
}
