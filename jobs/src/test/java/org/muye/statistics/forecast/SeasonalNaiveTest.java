package org.muye.statistics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muye.statistics.Golden;
import org.muye.statistics.Interval;

class SeasonalNaiveTest {
  private static final SeasonalNaive MODEL = new SeasonalNaive();

  @Test
  void repeatsTheLastSeasonAsInR() {
    List<Prediction> predictions = MODEL.forecast(ReferenceSeries.quarterly(), 4, 4).predictions();
    for (Golden.Row row : Golden.rows("forecast.csv")) {
      assertThat(predictions.get((int) row.count("h") - 1).mean()).isEqualTo(row.number("snaive"));
    }
  }

  /**
   * By hand: the seasonal differences of 1, 2 | 4, 3 | 3, 7 are 3, 1, -1, 4 with mean square 27/4;
   * one season ahead 1, two seasons 2, three seasons 3 of these variances.
   */
  @Test
  void standardDeviationGrowsWithTheRootOfTheSeasonsAhead() {
    List<Prediction> predictions =
        MODEL.forecast(new double[] {1, 2, 4, 3, 3, 7}, 2, 5).predictions();
    double[] seasons = {1, 1, 2, 2, 3};
    double[] means = {3, 7, 3, 7, 3};
    for (int i = 0; i < 5; i++) {
      NormalPrediction prediction = (NormalPrediction) predictions.get(i);
      assertThat(prediction.mean()).isEqualTo(means[i]);
      assertThat(prediction.standardDeviation())
          .isCloseTo(Math.sqrt(27.0 / 4 * seasons[i]), within(1e-14));
    }
  }

  /**
   * Normal quantiles and areas from a printed table: z(0.9) = 1.2815515655, P(Z > 1) = 0.1586553.
   */
  @Test
  void givesIntervalsAndProbabilitiesOfTheNormalDistribution() {
    NormalPrediction prediction = new NormalPrediction(50, 10);
    Interval interval80 = prediction.interval(0.8);
    Interval interval95 = prediction.interval(0.95);
    assertThat(interval80.low()).isCloseTo(50 - 12.815515655446, within(1e-9));
    assertThat(interval80.high()).isCloseTo(50 + 12.815515655446, within(1e-9));
    assertThat(interval95.high()).isCloseTo(50 + 19.5996398454005, within(1e-9));
    assertThat(prediction.probabilityAbove(60)).isCloseTo(0.158655253931457, within(1e-12));
    assertThat(prediction.probabilityAbove(50)).isEqualTo(0.5);
  }

  @Test
  void needsTwoSeasons() {
    double[] series = {1, 2, 3, 4, 5, 7, 7, 9};
    assertThat(MODEL.forecast(Arrays.copyOf(series, 7), 4, 1).reason())
        .isEqualTo(NoForecast.TOO_SHORT);
    assertThat(MODEL.forecast(new double[0], 4, 1).reason()).isEqualTo(NoForecast.TOO_SHORT);
    assertThat(MODEL.forecast(series, 4, 1).reason()).isNull();
  }

  @Test
  void hasNoForecastForASeriesThatRepeatsItself() {
    assertThat(MODEL.forecast(new double[12], 4, 2).reason()).isEqualTo(NoForecast.NO_VARIATION);
    assertThat(MODEL.forecast(new double[] {0.1, 7, 0.1, 7, 0.1, 7}, 2, 2).reason())
        .isEqualTo(NoForecast.NO_VARIATION);
  }

  @Test
  void refusesWhatIsNoSeries() {
    assertThatThrownBy(() -> MODEL.forecast(new double[] {1, Double.NaN, 3, 4}, 2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> MODEL.forecast(new double[] {1, 2}, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MODEL.forecast(new double[] {1, 2, 3, 4}, 2, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NormalPrediction(1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NormalPrediction(1, 1).probabilityAbove(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
