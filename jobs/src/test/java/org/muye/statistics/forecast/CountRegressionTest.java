package org.muye.statistics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muye.statistics.Golden;
import org.muye.statistics.Interval;
import org.muye.statistics.NegativeBinomial;
import org.muye.statistics.ProportionInterval;

class CountRegressionTest {
  private static final CountRegression LEVEL = new CountRegression(false);
  private static final CountRegression TREND = new CountRegression(true);

  /** Fitted there by glm and theta.mm of MASS until neither changes. */
  @Test
  void fitsAndForecastsAsR() {
    for (Golden.Row row : Golden.rows("count_regression.csv")) {
      CountRegression model = row.count("trend") == 1 ? TREND : LEVEL;
      double[] counts = ReferenceSeries.named(row.text("series"));
      int season = (int) row.count("season");
      int step = (int) row.count("h");
      CountFit fit = Objects.requireNonNull(model.fit(counts, season));
      int period = counts.length - 1 + step;
      assertThat(fit.seasonal()).isEqualTo(row.count("seasonal") == 1);
      assertThat(fit.dispersion()).isCloseTo(row.number("dispersion"), withinPercentage(1e-6));
      assertThat(fit.mean(period)).isCloseTo(row.number("mean"), withinPercentage(1e-6));
      assertThat(fit.logStandardError(period))
          .isCloseTo(row.number("log_se"), withinPercentage(1e-6));

      Prediction prediction = model.forecast(counts, season, step).predictions().get(step - 1);
      assertThat(prediction.mean()).isCloseTo(row.number("mean"), withinPercentage(1e-6));
      assertThat(prediction.interval(0.8))
          .describedAs("%s", row)
          .isEqualTo(new Interval(row.number("lo80"), row.number("hi80")));
      assertThat(prediction.interval(0.95))
          .describedAs("%s", row)
          .isEqualTo(new Interval(row.number("lo95"), row.number("hi95")));
      assertThat(prediction.probabilityAbove(row.number("threshold")))
          .describedAs("%s", row)
          .isCloseTo(row.number("p_above"), withinPercentage(1e-6));
    }
  }

  /**
   * By hand: without a trend the mean of a season is that of its counts, whatever the dispersion.
   */
  @Test
  void meanWithoutTrendIsTheMeanOfTheSeason() {
    double[] counts = {3, 8, 14, 5, 6, 2, 21, 4, 3, 2, 7, 3};
    List<Prediction> predictions = LEVEL.forecast(counts, 4, 4).predictions();
    assertThat(predictions.get(0).mean()).isCloseTo(4, within(1e-9));
    assertThat(predictions.get(1).mean()).isCloseTo(4, within(1e-9));
    assertThat(predictions.get(2).mean()).isCloseTo(14, within(1e-9));
    assertThat(predictions.get(3).mean()).isCloseTo(4, within(1e-9));
  }

  /**
   * By hand: twelve quarters of 7 events are a Poisson series. Each quarter was seen 3 times with
   * 21 events in all, so that its mean has the relative variance 1/21; the prediction is the
   * negative binomial distribution of 7 with this dispersion, that is of size 21.
   */
  @Test
  void constantCountsArePoisson() {
    double[] counts = new double[12];
    Arrays.fill(counts, 7);
    CountFit fit = Objects.requireNonNull(LEVEL.fit(counts, 4));
    assertThat(fit.dispersion()).isZero();
    CountPrediction prediction =
        (CountPrediction) LEVEL.forecast(counts, 4, 1).predictions().get(0);
    assertThat(prediction.distribution().mean()).isCloseTo(7, within(1e-9));
    assertThat(prediction.distribution().dispersion()).isCloseTo(1 / 21.0, within(1e-9));
    // P(nothing) = (21 / 28)^21
    assertThat(prediction.probabilityAbove(0)).isCloseTo(1 - Math.pow(0.75, 21), within(1e-9));
    assertThat(prediction.probabilityAbove(-3)).isEqualTo(1);
  }

  /**
   * By hand: pairs 10, 30 have the mean 20; Pearson's chi-square is 4 * 100 / (20 + 400 d) and has
   * 2 degrees of freedom, so that d = 0.45.
   */
  @Test
  void dispersionMakesChiSquareEqualItsDegreesOfFreedom() {
    CountFit fit = Objects.requireNonNull(LEVEL.fit(new double[] {10, 30, 30, 10}, 2));
    assertThat(fit.dispersion()).isCloseTo(0.45, within(1e-12));
    // The variance of a log mean of two observations: (1/20 + d) / 2 = 0.25
    assertThat(fit.logStandardError(4)).isCloseTo(0.5, within(1e-12));
    CountPrediction next =
        (CountPrediction) LEVEL.forecast(new double[] {10, 30, 30, 10}, 2, 1).predictions().get(0);
    // 0.45 * 1.25 + 0.25
    assertThat(next.distribution().dispersion()).isCloseTo(0.8125, within(1e-12));
  }

  /** Equal counts but one: chi-square of 11 empty quarters and 1 event is exactly 11. */
  @Test
  void countsThatAreExactlyPoissonHaveNoDispersion() {
    double[] counts = new double[12];
    counts[6] = 1;
    CountFit fit = Objects.requireNonNull(LEVEL.fit(counts, 4));
    assertThat(fit.dispersion()).isZero();
    assertThat(fit.mean(12)).isCloseTo(1 / 12.0, within(1e-12));
  }

  /**
   * By hand: both seasons have the mean m = 501,000; the squared deviations are twice 500² and
   * twice 501², so that 1 + d m = 501,001 / 501,000 and d = 1 / m².
   */
  @Test
  void findsADispersionThatIsHardToTellFromNone() {
    double[] counts = {501_500, 501_501, 500_500, 500_499};
    CountFit fit = Objects.requireNonNull(LEVEL.fit(counts, 2));
    assertThat(fit.dispersion()).isCloseTo(1 / (501_000.0 * 501_000), within(1e-15));
  }

  @Test
  void alwaysForecastsPositiveCountsWithoutTrend() {
    SplittableRandom random = new SplittableRandom(77);
    for (int run = 0; run < 5000; run++) {
      double[] counts = new double[20];
      Arrays.setAll(counts, t -> 1 + SimulatedCounts.poisson(random, 200));
      assertThat(LEVEL.forecast(counts, 4, 1).reason()).isNull();
    }
  }

  @Test
  void anEmptySeasonLeavesOutTheSeasonalFactors() {
    double[] counts = {0, 4, 0, 8, 0, 6};
    CountFit fit = Objects.requireNonNull(LEVEL.fit(counts, 2));
    assertThat(fit.seasonal()).isFalse();
    assertThat(fit.mean(6)).isCloseTo(3, within(1e-9));
    assertThat(fit.mean(7)).isCloseTo(3, within(1e-9));
  }

  @Test
  void hasNoForecastWhereNothingCanBeEstimated() {
    assertThat(LEVEL.forecast(new double[12], 4, 1).reason()).isEqualTo(NoForecast.ALL_ZERO);
    assertThat(LEVEL.fit(new double[12], 4)).isNull();
    assertThat(LEVEL.forecast(new double[] {1, 2, 3, 4, 5, 6, 7}, 4, 1).reason())
        .isEqualTo(NoForecast.TOO_SHORT);
    // The trend of a single last event has no end.
    assertThat(TREND.forecast(new double[] {0, 0, 0, 0, 0, 0, 0, 1}, 4, 1).reason())
        .isEqualTo(NoForecast.NOT_ESTIMABLE);
    // A thousandfold growth each year leads beyond 1e12 within ten.
    double[] explosion = {1, 1, 1000, 1000, 1_000_000, 1_000_000};
    assertThat(TREND.forecast(explosion, 2, 20).reason()).isEqualTo(NoForecast.NOT_ESTIMABLE);
    assertThat(TREND.forecast(explosion, 2, 2).reason()).isNull();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e6, 1e9})
  void takesCountsOfAnySize(double count) {
    double[] counts = new double[8];
    Arrays.fill(counts, count);
    Prediction prediction = LEVEL.forecast(counts, 4, 1).predictions().get(0);
    Interval interval = prediction.interval(0.95);
    // Poisson, and a mean of two observations: variance 1.5 times the mean.
    double spread = Math.sqrt(1.5 * count);
    assertThat(prediction.mean()).isCloseTo(count, withinPercentage(1e-9));
    assertThat(interval.low()).isBetween(Math.max(0, count - 2.1 * spread), count);
    assertThat(interval.high()).isBetween(count + spread, count + 4 * spread);
  }

  /** Whatever the counts, there is a finite forecast or a reason. */
  @Test
  void neverGivesWhatIsNoNumber() {
    SplittableRandom random = new SplittableRandom(3);
    int forecasts = 0;
    for (int i = 0; i < 3000; i++) {
      double largest = Math.pow(10, random.nextInt(7));
      double zeros = random.nextDouble();
      double[] counts = new double[8 + random.nextInt(30)];
      Arrays.setAll(
          counts, t -> random.nextDouble() < zeros ? 0 : Math.rint(random.nextDouble() * largest));
      for (CountRegression model : List.of(LEVEL, TREND)) {
        Forecast forecast = model.forecast(counts, 4, 5);
        for (Prediction prediction : forecast.predictions()) {
          Interval interval = prediction.interval(0.95);
          assertThat(prediction.mean()).isFinite().isNotNegative();
          assertThat(interval.low()).isFinite().isNotNegative();
          assertThat(interval.high()).isFinite().isGreaterThanOrEqualTo(interval.low());
          assertThat(prediction.probabilityAbove(largest)).isBetween(0.0, 1.0);
          forecasts++;
        }
      }
    }
    assertThat(forecasts).isGreaterThan(20_000);
  }

  /**
   * With a dispersion from few degrees of freedom, the chance to lie between the normal quantiles
   * of 80 % is that of Student's t: 0.764 with 8 degrees, 0.796 with 76, as R has it.
   */
  @ParameterizedTest
  @CsvSource({
    "12, 10, 0.764106036190523",
    "20, 10, 0.78173841555079",
    "40, 4, 0.791806868651826",
    "80, 10, 0.796103809321782"
  })
  void coverageIsThatOfStudentsDistribution(int quarters, int size, double expected) {
    Interval coverage = simulatedCoverage(quarters, size);
    assertThat(expected).isBetween(coverage.low(), coverage.high());
  }

  @Test
  void coverageOfLongSeriesIsAsNominal() {
    Interval coverage = simulatedCoverage(80, 4);
    assertThat(0.8).isBetween(coverage.low(), coverage.high());
  }

  /**
   * Gamma-Poisson counts, drawn without the code under test, and large enough for their whole
   * numbers to matter little. At 99.9 % a seed fails by bad luck once in a thousand.
   */
  private static Interval simulatedCoverage(int quarters, int size) {
    int runs = 10_000;
    SplittableRandom random = new SplittableRandom(2024);
    double[] means = {160, 200, 260, 180};
    int covered = 0;
    for (int run = 0; run < runs; run++) {
      double[] counts = new double[quarters + 1];
      for (int t = 0; t <= quarters; t++) {
        counts[t] = SimulatedCounts.negativeBinomial(random, means[t % 4], size);
      }
      double[] known = Arrays.copyOf(counts, quarters);
      Interval interval = LEVEL.forecast(known, 4, 1).predictions().get(0).interval(0.8);
      covered += interval.low() <= counts[quarters] && counts[quarters] <= interval.high() ? 1 : 0;
    }
    return ProportionInterval.wilson(covered, runs, 0.999);
  }

  @Test
  void refusesWhatIsNoCount() {
    assertThatThrownBy(() -> LEVEL.forecast(new double[] {1, 2, 2.5, 4}, 2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2.5");
    assertThatThrownBy(() -> LEVEL.forecast(new double[] {1, 2, -1, 4}, 2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
    assertThatThrownBy(() -> LEVEL.fit(new double[] {1, 2, 3}, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new CountPrediction(new NegativeBinomial(1, 0)).probabilityAbove(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
