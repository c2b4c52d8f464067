package org.muye.statistics.surveillance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muye.statistics.surveillance.Closeness.same;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FarringtonThresholdTest {
  private static final FarringtonModel MODEL = new FarringtonModel(9, 0.1, 2, true);

  private static FarringtonThreshold of(
      FarringtonModel model, ThresholdMethod method, PowerTransformation transformation) {
    FarringtonSettings settings =
        new FarringtonSettings(
            4, 3, 10, 26, true, 1, true, 2.58, method, 0.01, transformation, 5, 4);
    return FarringtonThreshold.of(model, 16, settings);
  }

  /**
   * The variance of the prediction is 9 (2 + 9 0.1^2) = 18.81, that of its power p that times (p
   * 9^(p-1))^2; qnorm and pnorm by R.
   */
  @ParameterizedTest
  @CsvSource({
    "NONE, 19.08948632231256, 0.05326366806082342",
    "ONE_HALF, 21.91720116253844, 0.0832666928655852",
    "TWO_THIRDS, 20.78832905484705, 0.07279773664066583"
  })
  void deltaIsNormalOnThePowerScale(
      PowerTransformation transformation, double bound, double probability) {
    FarringtonThreshold threshold = of(MODEL, ThresholdMethod.DELTA, transformation);
    same(threshold.upperBound(), bound);
    same(threshold.probability(), probability);
  }

  /** qnbinom(0.99, m / (2 - 1), 1 / 2), with m = 9 and with m = 9 exp(0.1 qnorm(0.99)). */
  @Test
  void muanPutsTheUpperQuantileInThePlaceOfTheMean() {
    FarringtonThreshold plugin = of(MODEL, ThresholdMethod.NB_PLUGIN, PowerTransformation.NONE);
    FarringtonThreshold muan = of(MODEL, ThresholdMethod.MUAN, PowerTransformation.NONE);
    assertThat(plugin.upperBound()).isEqualTo(21);
    assertThat(muan.upperBound()).isEqualTo(25);
    same(plugin.probability(), 0.07579481601715093);
    same(muan.probability(), 0.1830914181298041);
  }

  /** qpois(0.99, 9) and ppois(15, 9, lower.tail = FALSE). */
  @Test
  void isPoissonWithoutOverdispersion() {
    FarringtonModel model = new FarringtonModel(9, 0.1, 1, true);
    FarringtonThreshold threshold = of(model, ThresholdMethod.NB_PLUGIN, PowerTransformation.NONE);
    assertThat(threshold.upperBound()).isEqualTo(17);
    same(threshold.probability(), 0.02203565917189897);
  }
}
