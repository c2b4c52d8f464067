package org.muye.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EntropyTest {

  /** 3/5 ln(5/3) + 2 x 1/5 ln 5 = 0.306495 + 0.643775. */
  @Test
  void sumsSharesTimesLogarithms() {
    assertThat(Entropy.shannon(new double[] {1, 3, 1}).orElseThrow())
        .isCloseTo(0.6 * Math.log(5.0 / 3) + 0.4 * Math.log(5), within(1e-15));
    assertThat(Entropy.shannon(new double[] {1, 3, 1}).orElseThrow())
        .isCloseTo(0.950270539233, within(1e-12));
  }

  @Test
  void runsFromOneClassToEqualClasses() {
    assertThat(Entropy.shannon(new double[] {8})).hasValue(0);
    assertThat(Entropy.shannon(new double[] {0, 8, 0})).hasValue(0);
    assertThat(Entropy.shannon(new double[] {2, 2, 2, 2}).orElseThrow())
        .isCloseTo(Math.log(4), within(1e-15));
  }

  @Test
  void ofNothingIsAbsent() {
    assertThat(Entropy.shannon(new double[0])).isEmpty();
    assertThat(Entropy.shannon(new double[] {0, 0})).isEmpty();
  }

  @Test
  void refusesNegativeCounts() {
    assertThatThrownBy(() -> Entropy.shannon(new double[] {1, -1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Entropy.shannon(new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
