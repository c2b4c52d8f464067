package org.muye.statistics.smallarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.muye.statistics.Interval;

class GammaPosteriorTest {
  private static final double PERCENT = 1e-8;

  /** With shape 1 it is exponential: quantiles -ln(1-p)/rate, exceedance exp(-threshold rate). */
  @Test
  void withShapeOneIsExponential() {
    GammaPosterior posterior = new GammaPosterior(1, 2000);
    Interval interval = posterior.interval(0.95);
    assertThat(interval.low()).isCloseTo(-Math.log1p(-0.025) / 2000, withinPercentage(PERCENT));
    assertThat(interval.high()).isCloseTo(-Math.log(0.025) / 2000, withinPercentage(PERCENT));
    assertThat(posterior.probabilityAbove(0.001))
        .isCloseTo(Math.exp(-2), withinPercentage(PERCENT));
    assertThat(posterior.probabilityAbove(0)).isEqualTo(1);
    assertThat(posterior.probabilityAbove(100)).isZero();
  }

  /** Variance between areas that rounding alone left over makes the shape huge. */
  @Test
  void closesAroundTheMeanAsTheShapeGrows() {
    for (double shape = 0.01; shape < 5e22; shape *= 10) {
      Interval interval = new GammaPosterior(shape, shape).interval(0.95);
      assertThat(interval.low()).isLessThanOrEqualTo(1);
      assertThat(interval.high()).isGreaterThanOrEqualTo(1);
      if (shape >= 1) {
        assertThat(interval.high() - interval.low())
            .isBetween(3.6 / Math.sqrt(shape), 4 / Math.sqrt(shape));
      }
    }
  }

  @Test
  void refusesWhatIsNoDistribution() {
    double[][] wrong = {{0, 1}, {1, 0}, {Double.NaN, 1}, {1, Double.POSITIVE_INFINITY}};
    for (double[] parameters : wrong) {
      assertThatThrownBy(() -> new GammaPosterior(parameters[0], parameters[1]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(parameters[0] + ", " + parameters[1]);
    }
    assertThatThrownBy(() -> new GammaPosterior(1, 1).interval(1))
        .isInstanceOf(IllegalArgumentException.class);
    for (double threshold : new double[] {-1, Double.NaN}) {
      assertThatThrownBy(() -> new GammaPosterior(1, 1).probabilityAbove(threshold))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(String.valueOf(threshold));
    }
  }
}
