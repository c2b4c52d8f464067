package org.muye.statistics.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.muye.statistics.composite.Direction.DECREASING;
import static org.muye.statistics.composite.Direction.INCREASING;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.muye.statistics.Golden;

class NormalisationTest {
  private static final IndicatorValues VALUES = IndicatorValues.of(4, 2, 10, 2);

  @Test
  void minMaxEqualsR() {
    for (String indicator : List.of("r1", "r2", "r3")) {
      IndicatorValues raw = IndicatorValues.of(Golden.column("composite.csv", indicator));
      double[] expected = Golden.column("composite.csv", indicator + ".1");
      IndicatorValues scores = new MinMax(0, 1, INCREASING).apply(raw).scores();
      for (int unit = 0; unit < expected.length; unit++) {
        assertThat(scores.value(unit)).isCloseTo(expected[unit], within(1e-10 * expected[unit]));
      }
    }
  }

  /** By hand: 4 lies 3 of 10 above the lower goalpost 1, 2 lies 1; beyond 11 the score stays. */
  @Test
  void goalpostsAreFixed() {
    Goalposts goalposts = new Goalposts(1, 11, INCREASING);
    assertScores(goalposts, VALUES, 30, 10, 90, 10);
    assertScores(goalposts, IndicatorValues.of(0, 1, 11, 1e100), 0, 0, 100, 100);
    assertScores(new Goalposts(1, 11, DECREASING), VALUES, 70, 90, 10, 90);
    assertThat(goalposts.apply(IndicatorValues.of(6, 6)).zeroRange()).isFalse();
    assertScores(goalposts, IndicatorValues.of(6, 6), 50, 50);
  }

  /** By hand: of the range 2 to 10 the value 4 is a quarter. */
  @Test
  void minMaxUsesTheRangeOfTheUnits() {
    assertScores(MinMax.percent(INCREASING), VALUES, 25, 0, 100, 0);
    assertScores(MinMax.percent(DECREASING), VALUES, 75, 100, 0, 100);
    assertScores(new MinMax(1, 5, INCREASING), VALUES, 2, 1, 5, 1);
  }

  /** By hand: the mean of 1, 4, 7 is 4 and their standard deviation 3. */
  @Test
  void zScoreCountsStandardDeviations() {
    IndicatorValues values = IndicatorValues.of(1, 4, 7);
    assertScores(new ZScore(0, 1, INCREASING), values, -1, 0, 1);
    assertScores(new ZScore(50, 10, INCREASING), values, 40, 50, 60);
    assertScores(new ZScore(50, 10, DECREASING), values, 60, 50, 40);
  }

  /** By hand: the two smallest of four share the ranks 1 and 2, halfway between 0 and 100/3. */
  @Test
  void equalValuesShareTheMeanOfTheirRanks() {
    assertScores(new RankScore(INCREASING), VALUES, 200.0 / 3, 50.0 / 3, 100, 50.0 / 3);
    assertScores(new RankScore(DECREASING), VALUES, 100.0 / 3, 250.0 / 3, 0, 250.0 / 3);
  }

  @Test
  void equalValuesAreNeutralAndFlagged() {
    List<Normalisation> relative =
        List.of(
            MinMax.percent(INCREASING), new ZScore(50, 10, INCREASING), new RankScore(DECREASING));
    for (Normalisation normalisation : relative) {
      for (IndicatorValues equal :
          List.of(
              IndicatorValues.of(0.1, 0.1, 0.1), IndicatorValues.of(0, 0), IndicatorValues.of(7))) {
        NormalisedIndicator normalised = normalisation.apply(equal);
        assertThat(normalised.zeroRange()).isTrue();
        for (int unit = 0; unit < equal.units(); unit++) {
          assertThat(normalised.scores().value(unit)).isEqualTo(50);
        }
      }
      assertThat(normalisation.apply(VALUES).zeroRange()).isFalse();
    }
  }

  @Test
  void missingValuesStayMissingAndChangeNothing() {
    IndicatorValues gap = IndicatorValues.ofNullable(Arrays.asList(4.0, null, 2.0, 10.0, 2.0));
    for (Normalisation normalisation : all()) {
      IndicatorValues without = normalisation.apply(VALUES).scores();
      IndicatorValues with = normalisation.apply(gap).scores();
      assertThat(with.has(1)).isFalse();
      assertThat(with.value(0)).isEqualTo(without.value(0));
      for (int unit = 1; unit < 4; unit++) {
        assertThat(with.value(unit + 1)).isEqualTo(without.value(unit));
      }
      IndicatorValues nothing = IndicatorValues.ofNullable(Arrays.asList(null, null));
      assertThat(normalisation.apply(nothing).scores().has(0)).isFalse();
    }
  }

  @Test
  void scoresFollowTheValuesAndTurnWithTheDirection() {
    SplittableRandom random = new SplittableRandom(8);
    for (int run = 0; run < 500; run++) {
      double scale = Math.pow(10, random.nextInt(-6, 7));
      double[] values = random.doubles(1 + random.nextInt(20)).map(v -> v * scale).toArray();
      for (Normalisation normalisation : all()) {
        IndicatorValues scores = normalisation.apply(IndicatorValues.of(values)).scores();
        for (int a = 0; a < values.length; a++) {
          assertThat(scores.value(a)).isFinite();
          for (int b = 0; b < values.length; b++) {
            if (values[a] < values[b]) {
              assertThat(scores.value(a)).isLessThanOrEqualTo(scores.value(b));
            }
          }
        }
      }
      IndicatorValues up = MinMax.percent(INCREASING).apply(IndicatorValues.of(values)).scores();
      IndicatorValues down = MinMax.percent(DECREASING).apply(IndicatorValues.of(values)).scores();
      assertThat(up.value(0) + down.value(0)).isCloseTo(100, within(1e-9));
    }
  }

  private static List<Normalisation> all() {
    return List.of(
        new Goalposts(0, 5, INCREASING),
        MinMax.percent(INCREASING),
        new ZScore(50, 10, INCREASING),
        new RankScore(INCREASING));
  }

  private static void assertScores(
      Normalisation normalisation, IndicatorValues values, double... expected) {
    IndicatorValues scores = normalisation.apply(values).scores();
    for (int unit = 0; unit < expected.length; unit++) {
      assertThat(scores.value(unit)).isCloseTo(expected[unit], within(1e-12));
    }
  }

  @Test
  void refusesWhatIsNoScaleOrNoValue() {
    assertThatThrownBy(() -> new Goalposts(3, 3, INCREASING))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3.0");
    assertThatThrownBy(() -> new MinMax(1, Double.NaN, INCREASING))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ZScore(50, 0, INCREASING))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IndicatorValues.of(1, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Infinity");
    assertThatThrownBy(() -> IndicatorValues.ofNullable(Arrays.asList(1.0, null)).value(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1");
  }
}
