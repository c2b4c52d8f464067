package org.muye.statistics.smallarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.muye.statistics.Golden;

/** Holds numbers against a reference and counts them, so that none drops out unseen. */
final class Comparison {
  private static final double RELATIVE = 1e-10;

  private int numbers;

  void close(double actual, Golden.Row row, String column) {
    close(actual, row.number(column), column + " of " + row.cells());
  }

  void close(double actual, double expected, String what) {
    // Numbers below the least normal one have fewer digits, in R as here.
    double scale = Math.max(Math.abs(expected), Double.MIN_NORMAL);
    assertThat(actual).as(what).isCloseTo(expected, within(RELATIVE * scale));
    numbers++;
  }

  void same(Object actual, Golden.Row row, String column) {
    assertThat(actual.toString()).as(column + " of " + row.cells()).isEqualTo(row.text(column));
    numbers++;
  }

  void assertNumbers(int expected) {
    assertThat(numbers).as("numbers compared").isEqualTo(expected);
  }
}
