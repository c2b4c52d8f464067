package org.muye.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GammaQuantileTest {

  /** Expected: the incomplete gamma function in 60-digit arithmetic, solved by bisection. */
  @ParameterizedTest
  @CsvSource({
    "0.013, 0.025, 3.3002651105082089e-124, 0.088128275203603688",
    "0.013, 0.001, 9.6538824701449856e-232, 1.6920172349073609",
    "0.013, 0.25, 2.764558289370237e-47, 1.3907873432123465e-10",
    "0.5, 0.025, 0.00049103455858762796, 2.5119430936574445",
    "0.5, 0.001, 7.8539857463124494e-7, 5.4137830853313661",
    "0.5, 0.25, 0.050765522133810773, 0.66165184846573297",
    "1, 0.025, 0.025317807984289875, 3.6888794541139363",
    "1, 0.001, 0.0010005003335835335, 6.9077552789821371",
    "17.5, 0.025, 10.284688315372482, 26.601674271028248",
    "17.5, 0.001, 7.3439234772863012, 33.309414421850539",
    "1234.5, 0.025, 1166.5877703648403, 1304.3064251562787",
    "1234.5, 0.001, 1128.7665773184995, 1345.9324641388355",
    "1234.5, 0.25, 1210.6233122269185, 1258.0133364520378"
  })
  void keepsItsDigitsForSmallAndFractionalShapes(
      double shape, double tail, double lower, double upper) {
    assertThat(GammaQuantile.lower(shape, tail)).isCloseTo(lower, withinPercentage(1e-8));
    assertThat(GammaQuantile.upper(shape, tail)).isCloseTo(upper, withinPercentage(1e-8));
  }

  /**
   * Expected: the expansion of Cornish and Fisher, k + z sqrt(k) + (z² - 1)/3 + (z³ - 7z)/(36
   * sqrt(k)), whose next term is below 1/k.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1e9, 1e12, 1e18, 1e22})
  void followsTheNormalDistributionForHugeShapes(double shape) {
    double z = 1.959963984540054;
    double half = z * Math.sqrt(shape) + (z * z * z - 7 * z) / 36 / Math.sqrt(shape);
    double shift = (z * z - 1) / 3;
    assertThat(GammaQuantile.upper(shape, 0.025))
        .isCloseTo(shape + shift + half, withinPercentage(1e-10));
    assertThat(GammaQuantile.lower(shape, 0.025))
        .isCloseTo(shape + shift - half, withinPercentage(1e-10));
  }

  @Test
  void isZeroBelowTheLeastNumber() {
    assertThat(GammaQuantile.lower(0.001, 0.025)).isZero();
    assertThat(GammaQuantile.lower(1e-300, 0.025)).isZero();
    assertThat(GammaQuantile.upper(1e-300, 0.025)).isLessThan(1e-300);
  }

  @Test
  void refusesWhatHasNoQuantile() {
    assertThatThrownBy(() -> GammaQuantile.lower(0, 0.025))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shape 0.0");
    assertThatThrownBy(() -> GammaQuantile.upper(Double.NaN, 0.025))
        .isInstanceOf(IllegalArgumentException.class);
    for (double tail : new double[] {0, 0.6, Double.NaN}) {
      assertThatThrownBy(() -> GammaQuantile.upper(1, tail))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("tail " + tail);
    }
  }
}
