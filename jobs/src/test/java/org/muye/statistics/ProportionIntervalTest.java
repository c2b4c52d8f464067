package org.muye.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class ProportionIntervalTest {

  @Test
  void equalsR() {
    for (Golden.Row row : Golden.rows("proportion_ci.csv")) {
      Interval interval = ProportionInterval.wilson(row.count("x"), row.count("n"), 0.95);
      assertThat(interval.low()).isCloseTo(row.number("wilson_lo"), withinPercentage(1e-8));
      assertThat(interval.high()).isCloseTo(row.number("wilson_hi"), withinPercentage(1e-8));
    }
  }

  @Test
  void endsExactlyAtNothingAndEverything() {
    for (long cases = 1; cases < 2000; cases++) {
      assertThat(ProportionInterval.wilson(0, cases, 0.95).low()).isZero();
      assertThat(ProportionInterval.wilson(cases, cases, 0.95).high()).isEqualTo(1);
    }
  }

  @Test
  void refusesWhatIsNoProportion() {
    assertThatThrownBy(() -> ProportionInterval.wilson(0, 0, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ProportionInterval.wilson(2, 1, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ProportionInterval.wilson(-1, 1, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
