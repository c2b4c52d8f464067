package org.muye.statistics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RollingOriginTest {
  private static final double Z80 = 1.2815515655446004;
  private static final double[] SERIES = {10, 20, 12, 18, 14, 22, 15, 21};
  private static final Vintages UNREVISED = Vintages.unrevised(SERIES);
  private static final Origins FOUR_ORIGINS = new Origins(4, 7, 1);

  /** Says the same whatever it sees, but only of a series that is long enough. */
  private record Stubborn(String name, double mean, double standardDeviation, int shortest)
      implements ForecastModel {
    @Override
    public Forecast forecast(double[] series, int seasonLength, int horizon) {
      return series.length < shortest
          ? Forecast.absent(NoForecast.TOO_SHORT)
          : Forecast.of(
              Collections.nCopies(horizon, new NormalPrediction(mean, standardDeviation)));
    }
  }

  /**
   * By hand. The seasonal naive model sees the differences 2, -2, 2, 4, 1 one after the other:
   *
   * <pre>
   * origin  forecast  variance  outcome  missed at 80 %     scale
   * 4       12        4         14       no                 2
   * 5       18        4         22       22 - 18 - 2 z      2
   * 6       14        7         15       no                 2.5
   * 7       22        5.8       21       no                 2.2
   * </pre>
   *
   * At 95 % the second is missed too, since 2 * 1.96 is less than 4.
   */
  @Test
  void scoresTheSeasonalNaiveModelAtEachOrigin() {
    ModelComparison comparison =
        RollingOrigin.compare(UNREVISED, SERIES, FOUR_ORIGINS, 2, List.of());
    ModelScore.Accuracy accuracy = accuracy(comparison, 0);
    double widths = 2 * Z80 * (2 + 2 + Math.sqrt(7) + Math.sqrt(5.8));
    assertThat(accuracy.intervalScore80())
        .isCloseTo((widths + 10 * (4 - 2 * Z80)) / 4, within(1e-9));
    double z95 = 1.959963984540054;
    double widths95 = 2 * z95 * (2 + 2 + Math.sqrt(7) + Math.sqrt(5.8));
    assertThat(accuracy.intervalScore95())
        .isCloseTo((widths95 + 40 * (4 - 2 * z95)) / 4, within(1e-9));
    assertThat(accuracy.scaledError())
        .isCloseTo((2 / 2.0 + 4 / 2.0 + 1 / 2.5 + 1 / 2.2) / 4, within(1e-12));
    assertThat(accuracy.coverage80()).isEqualTo(Coverage.of(3, 4));
    assertThat(accuracy.coverage95()).isEqualTo(Coverage.of(3, 4));
    assertThat(comparison.chosen()).isEqualTo(new SeasonalNaive());
    assertThat(comparison.comparedOrigins()).isEqualTo(4);
    assertThat(comparison.skippedOrigins()).isZero();
  }

  @Test
  void choosesTheModelOfTheLowestScore() {
    ForecastModel wide = new Stubborn("wide", 18, 40, 0);
    ForecastModel good = new Stubborn("good", 18, 3.2, 0);
    ModelComparison comparison =
        RollingOrigin.compare(UNREVISED, SERIES, FOUR_ORIGINS, 2, List.of(wide, good));
    assertThat(comparison.chosen()).isEqualTo(good);
    assertThat(comparison.scores().stream().map(score -> score.model().name()))
        .containsExactly("seasonal_naive", "wide", "good");
    // 14, 22, 15, 21 all lie within 18 -+ 1.28 * 3.2.
    assertThat(accuracy(comparison, 2).intervalScore80()).isCloseTo(6.4 * Z80, within(1e-9));
    assertThat(accuracy(comparison, 2).coverage80()).isEqualTo(Coverage.of(4, 4));
    assertThat(accuracy(comparison, 1).intervalScore80()).isCloseTo(80 * Z80, within(1e-9));
  }

  @Test
  void keepsTheSeasonalNaiveModelUnlessAnotherIsBetter() {
    ForecastModel wide = new Stubborn("wide", 18, 40, 0);
    ForecastModel twin =
        new ForecastModel() {
          @Override
          public String name() {
            return "twin";
          }

          @Override
          public Forecast forecast(double[] series, int seasonLength, int horizon) {
            return new SeasonalNaive().forecast(series, seasonLength, horizon);
          }
        };
    ModelComparison comparison =
        RollingOrigin.compare(UNREVISED, SERIES, FOUR_ORIGINS, 2, List.of(wide, twin));
    assertThat(comparison.chosen()).isEqualTo(new SeasonalNaive());
    assertThat(comparison.scores()).hasSize(3);
    assertThat(accuracy(comparison, 2)).isEqualTo(accuracy(comparison, 0));
  }

  @Test
  void doesNotChooseAModelThatWasSilentAtAnOrigin() {
    ForecastModel late = new Stubborn("late", 18, 4, 5);
    ModelComparison comparison =
        RollingOrigin.compare(UNREVISED, SERIES, FOUR_ORIGINS, 2, List.of(late));
    assertThat(comparison.chosen()).isEqualTo(new SeasonalNaive());
    assertThat(comparison.scores().get(1))
        .isEqualTo(new ModelScore(late, null, NoForecast.TOO_SHORT));
  }

  /**
   * By hand: six quarters had ended but five were usable, the fifth still at 13. Its successor two
   * steps on is 13 again; the differences 2, -2, 1 have the mean square 3 and the mean size 5/3.
   * The final value is 15.
   */
  @Test
  void seesTheSeriesAsItWasKnown() {
    Vintages vintages = origin -> new double[] {10, 20, 12, 18, 13};
    ModelComparison comparison =
        RollingOrigin.compare(vintages, SERIES, new Origins(6, 6, 1), 2, List.of());
    ModelScore.Accuracy accuracy = accuracy(comparison, 0);
    assertThat(accuracy.intervalScore80()).isCloseTo(2 * Z80 * Math.sqrt(3), within(1e-9));
    assertThat(accuracy.scaledError()).isCloseTo(2 / (5.0 / 3), within(1e-12));
  }

  /** What came after the origin must not change its forecasts. */
  @Test
  void looksAtNoValueAfterTheOrigin() {
    double[] late = {10, 20, 12, 18, 14, 22, 99, 99};
    Origins early = new Origins(4, 5, 1);
    List<ForecastModel> models = models();
    assertThat(RollingOrigin.compare(Vintages.unrevised(late), late, early, 2, models))
        .isEqualTo(RollingOrigin.compare(UNREVISED, SERIES, early, 2, models));
    assertThatThrownBy(
            () -> RollingOrigin.compare(origin -> SERIES, SERIES, FOUR_ORIGINS, 2, models))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("8");
  }

  @Test
  void skipsOriginsWithoutASeasonalNaiveForecast() {
    double[] series = {0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 1};
    ModelComparison comparison =
        RollingOrigin.compare(
            Vintages.unrevised(series), series, Origins.from(6, 12, 1), 4, List.of());
    // Up to origin 9 nothing had happened: 6 and 7 are too short, 8 and 9 do not vary.
    assertThat(comparison.comparedOrigins()).isEqualTo(2);
    assertThat(comparison.skippedOrigins()).isEqualTo(4);
    assertThat(comparison.reason()).isEqualTo(NoForecast.NO_VARIATION);
    assertThat(comparison.chosen()).isEqualTo(new SeasonalNaive());
  }

  @Test
  void choosesNothingWithoutAComparableOrigin() {
    double[] zeros = new double[12];
    ModelComparison comparison =
        RollingOrigin.compare(
            Vintages.unrevised(zeros), zeros, Origins.from(8, 12, 1), 4, models());
    assertThat(comparison)
        .isEqualTo(new ModelComparison(null, List.of(), 0, 4, NoForecast.NO_VARIATION));
  }

  /** Poisson counts about a level and a season: the regression has to find that out. */
  @Test
  void findsTheModelThatMadeTheSeries() {
    SplittableRandom random = new SplittableRandom(9);
    double[] series = new double[60];
    Arrays.setAll(series, t -> SimulatedCounts.poisson(random, 10 + 20 * (t % 4)));
    ModelComparison comparison =
        RollingOrigin.compare(
            Vintages.unrevised(series), series, Origins.from(24, 60, 2), 4, models());
    assertThat(Objects.requireNonNull(comparison.chosen()).name()).startsWith("negative_binomial");
    double naive = accuracy(comparison, 0).intervalScore80();
    double chosen =
        comparison.scores().stream()
            .filter(score -> score.model().equals(comparison.chosen()))
            .map(score -> Objects.requireNonNull(score.accuracy()).intervalScore80())
            .findFirst()
            .orElseThrow();
    assertThat(chosen).isLessThan(naive);
    assertThat(accuracy(comparison, 0).coverage80().forecasts()).isEqualTo(2 * 35);
  }

  private static List<ForecastModel> models() {
    return List.of(HoltWinters.optimised(), new CountRegression(false), new CountRegression(true));
  }

  private static ModelScore.Accuracy accuracy(ModelComparison comparison, int model) {
    return Objects.requireNonNull(comparison.scores().get(model).accuracy());
  }

  @Test
  void refusesOriginsThatCannotBeScored() {
    assertThatThrownBy(
            () -> RollingOrigin.compare(UNREVISED, SERIES, new Origins(4, 8, 1), 2, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Origins(5, 4, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Origins(0, 4, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Origins(1, 4, 0)).isInstanceOf(IllegalArgumentException.class);
    ForecastModel impostor = new Stubborn("seasonal_naive", 1, 1, 0);
    assertThatThrownBy(
            () -> RollingOrigin.compare(UNREVISED, SERIES, FOUR_ORIGINS, 2, List.of(impostor)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("seasonal_naive");
  }
}
