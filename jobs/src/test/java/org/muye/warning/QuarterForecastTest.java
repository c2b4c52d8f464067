package org.muye.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.muye.config.ForecastSettings;
import org.muye.statistics.forecast.ModelScore;
import org.muye.warning.QuarterForecast.Outlook;
import org.muye.warning.QuarterForecast.Step;

class QuarterForecastTest {
  private static final ForecastSettings SETTINGS =
      new ForecastSettings(8, new ForecastSettings.Threshold(3, 1.2));

  private static Outlook outlook(double... counts) {
    return QuarterForecast.of(counts, counts, SETTINGS);
  }

  private static double[] someCounts(int quarters, double mean, SplittableRandom random) {
    double[] counts = new double[quarters];
    for (int i = 0; i < quarters; i++) {
      counts[i] = Math.rint(mean * (0.5 + random.nextDouble()));
    }
    return counts;
  }

  @Test
  void threeYearsAreTheLeast() {
    double[] counts = someCounts(12, 50, new SplittableRandom(1));

    assertThat(outlook(Arrays.copyOf(counts, 11)).reason()).isEqualTo(ForecastStatus.SHORT_SERIES);
    assertThat(outlook(counts).reason()).isNull();
    assertThat(outlook(counts).steps()).hasSize(4);
    assertThat(outlook(counts).origins()).isEqualTo(1);
    assertThat(outlook(someCounts(16, 50, new SplittableRandom(1))).origins()).isEqualTo(5);
    assertThat(outlook().reason()).isEqualTo(ForecastStatus.SHORT_SERIES);
  }

  @Test
  void aSeriesWithoutEventsOrVariationHasNoForecast() {
    double[] repeated = new double[20];
    Arrays.setAll(repeated, i -> 10.0 * (i % 4 + 1));

    assertThat(outlook(new double[20]).reason()).isEqualTo(ForecastStatus.ALL_ZERO);
    assertThat(outlook(repeated).reason()).isEqualTo(ForecastStatus.NO_VARIATION);
    assertThat(outlook(repeated).steps()).isEmpty();
  }

  /** The first quarters of the last three years had 14, 18 and 22 events: 1.2 x 18 = 21.6. */
  @Test
  void theThresholdIsAMultipleOfTheSameQuartersMean() {
    Outlook outlook = outlook(10, 1, 2, 3, 14, 4, 5, 6, 18, 7, 8, 9, 22, 10, 11, 12);

    assertThat(outlook.steps().get(0).threshold()).isCloseTo(21.6, within(1e-12));
    // Second quarters: 4, 7 and 10.
    assertThat(outlook.steps().get(1).threshold()).isCloseTo(8.4, within(1e-12));
  }

  /**
   * As first published each quarter of the second year was 2 above the year before, so that the 80
   * % interval reaches 2 x 1.2815515655446004 to both sides. Of the values 14, 20, 40 and 42
   * against 12, 22, 32 and 42 only 40 lies outside, by 8 less that reach, at a price of 10 each.
   * Errors 2, 2, 8 and 0 are 1.5 times the difference of 2. What is known of the first two years by
   * now plays no part.
   */
  @Test
  void pastForecastsUseWhatWasFirstPublished() {
    double[] now = {11, 25, 30, 47, 19, 22, 39, 42, 14, 20, 40, 42};
    double[] first = {10, 20, 30, 40, 12, 22, 32, 42, 14, 20, 40, 42};
    double reach = 2 * 1.2815515655446004;

    ModelScore.Accuracy naive =
        Objects.requireNonNull(QuarterForecast.of(now, first, SETTINGS).naive());

    assertThat(naive.intervalScore80()).isCloseTo(2 * reach + 10 * (8 - reach) / 4, within(1e-9));
    assertThat(naive.scaledError()).isCloseTo(1.5, within(1e-12));
    assertThat(naive.coverage80().share()).isEqualTo(0.75);
  }

  @Test
  void theChosenModelIsNeverWorseThanTheNaiveOne() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 60; round++) {
      double mean = Math.pow(10, 4 * random.nextDouble() - 1);
      Outlook outlook = outlook(someCounts(12 + random.nextInt(20), mean, random));
      if (outlook.reason() != null) {
        assertThat(outlook.steps()).isEmpty();
        continue;
      }
      ModelScore.Accuracy chosen = Objects.requireNonNull(outlook.accuracy());
      ModelScore.Accuracy naive = Objects.requireNonNull(outlook.naive());
      assertThat(chosen.intervalScore80()).isLessThanOrEqualTo(naive.intervalScore80());
      for (Step step : outlook.steps()) {
        assertThat(step.interval95().low()).isBetween(0.0, step.interval80().low());
        assertThat(step.interval95().high()).isBetween(step.interval80().high(), Double.MAX_VALUE);
        assertThat(step.expected()).isBetween(0.0, step.interval95().high());
        assertThat(step.probabilityAbove()).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void fractionsOfReassignedRecordsAreForecastWithoutCountModels() {
    double[] counts = someCounts(16, 50, new SplittableRandom(3));
    counts[3] += 0.5;

    assertThat(outlook(counts).model()).isIn("seasonal_naive", "holt_winters");
  }

  @Test
  void refusesNegativeCountsAndOtherLengths() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> outlook(1, -1))
        .withMessageContaining("-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuarterForecast.of(new double[2], new double[1], SETTINGS));
  }
}
