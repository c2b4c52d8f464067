package org.muye.statistics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.muye.statistics.Interval;

class ScoresTest {
  private static final Interval TEN_TO_FIFTEEN = new Interval(10, 15);

  /** By hand: at 80 % a miss costs ten times its distance, at 95 % forty times. */
  @Test
  void intervalScoreIsTheWidthAndThePenaltyOfAMiss() {
    assertThat(IntervalScore.of(TEN_TO_FIFTEEN, 0.8, 12)).isEqualTo(5);
    assertThat(IntervalScore.of(TEN_TO_FIFTEEN, 0.8, 15)).isEqualTo(5);
    assertThat(IntervalScore.of(TEN_TO_FIFTEEN, 0.8, 17)).isCloseTo(25, within(1e-12));
    assertThat(IntervalScore.of(TEN_TO_FIFTEEN, 0.95, 9.5)).isCloseTo(25, within(1e-12));
  }

  @Test
  void intervalScoreRefusesWhatIsNoNumber() {
    assertThatThrownBy(() -> IntervalScore.of(TEN_TO_FIFTEEN, 0.8, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IntervalScore.of(TEN_TO_FIFTEEN, 1, 12))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * By hand: the seasonal differences of 10, 20 | 12, 18 | 14, 22 are 2, 2, 2, 4 in size, 2.5 on
   * average; the errors 1 and 4 also have the mean 2.5, the errors 1 and 0 the mean 0.5.
   */
  @Test
  void scaledErrorIsInUnitsOfTheSeasonalNaiveError() {
    double[] series = {10, 20, 12, 18, 14, 22};
    double[] observed = {15, 21};
    assertThat(ScaledError.mean(series, 2, new double[] {14, 25}, observed)).hasValue(1);
    assertThat(ScaledError.mean(series, 2, new double[] {16, 21}, observed)).hasValue(0.2);
  }

  @Test
  void scaledErrorIsAbsentWhenTheSeriesRepeatsItself() {
    double[] one = {1};
    assertThat(ScaledError.mean(new double[] {3, 5, 3, 5}, 2, one, one)).isEmpty();
    assertThat(ScaledError.mean(new double[6], 2, one, one)).isEmpty();
  }

  @Test
  void scaledErrorRefusesUnequalLengths() {
    double[] series = {3, 5, 4, 5};
    assertThatThrownBy(() -> ScaledError.mean(series, 2, new double[2], new double[1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ScaledError.mean(series, 2, new double[0], new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ScaledError.mean(new double[2], 2, new double[1], new double[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Wilson's interval of 9 in 10 as R's prop.test gives it without correction. */
  @Test
  void coverageHasTheIntervalOfWilson() {
    Coverage coverage = Coverage.of(9, 10);
    assertThat(coverage.share()).isEqualTo(0.9);
    assertThat(coverage.interval().low()).isCloseTo(0.595849973204762, within(1e-9));
    assertThat(coverage.interval().high()).isCloseTo(0.982123786904927, within(1e-9));
    assertThatThrownBy(() -> Coverage.of(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
