package org.muye.statistics.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.muye.statistics.composite.RankUncertainty.DRAWS;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RankUncertaintyTest {
  private static final double[] THIRDS = {1, 1, 1};

  @Test
  void aUnitAheadInEverythingIsFirstInEveryVariant() {
    ScoreTable scores =
        ScoreTable.of(
            List.of(
                IndicatorValues.of(90, 50, 10),
                IndicatorValues.of(80, 20, 10),
                IndicatorValues.of(70, 60, 50)));
    assertThat(RankUncertainty.of(scores, THIRDS, DRAWS, 1))
        .containsExactly(
            new RankInterval(1, 1, 1), new RankInterval(2, 2, 2), new RankInterval(3, 3, 3));
  }

  /** Either may be first, depending on which indicator counts more. */
  @Test
  void unitsThatDependOnTheWeightsHaveWideIntervals() {
    ScoreTable scores =
        ScoreTable.of(List.of(IndicatorValues.of(90, 10), IndicatorValues.of(10, 90)));
    List<@Nullable RankInterval> intervals =
        RankUncertainty.of(scores, new double[] {1, 1}, DRAWS, 2);
    for (RankInterval interval : intervals) {
      assertThat(Objects.requireNonNull(interval).best()).isEqualTo(1);
      assertThat(interval.worst()).isEqualTo(2);
    }
  }

  /**
   * By hand: the unit that is ahead in the first indicator alone falls behind only when that is
   * left out, in 1 of 4 variants. At 5 to 95 % this shows; without leaving out, it would not.
   */
  @Test
  void leavingOutAnIndicatorIsPartOfTheInterval() {
    ScoreTable scores =
        ScoreTable.of(
            List.of(
                IndicatorValues.of(100, 1),
                IndicatorValues.of(49, 50),
                IndicatorValues.of(49, 50)));
    double[] mostlyFirst = {98, 1, 1};
    assertThat(RankUncertainty.of(scores, mostlyFirst, DRAWS, 3).get(0))
        .isEqualTo(new RankInterval(1, 1, 2));
  }

  /**
   * By hand: 50 and 50 against 91 and 10. The geometric means of equal weights are 50 and 30.2, the
   * linear ones 50 and 50.5: with weights that hardly move only the kind of mean decides.
   */
  @Test
  void theKindOfMeanIsPartOfTheInterval() {
    IndicatorValues high = IndicatorValues.of(50, 91);
    IndicatorValues low = IndicatorValues.of(50, 10);
    ScoreTable scores =
        ScoreTable.of(IntStream.range(0, 40).mapToObj(i -> i % 2 == 0 ? high : low).toList());
    List<@Nullable RankInterval> intervals =
        RankUncertainty.of(scores, Weights.equal(40), DRAWS, 4);
    assertThat(Objects.requireNonNull(intervals.get(1)).worst()).isEqualTo(2);
    assertThat(Objects.requireNonNull(intervals.get(1)).best()).isEqualTo(1);
    assertThat(Objects.requireNonNull(intervals.get(0)).best()).isEqualTo(1);
    assertThat(Objects.requireNonNull(intervals.get(0)).median()).isEqualTo(1);
  }

  @Test
  void aDominatedUnitNeverRanksBetter() {
    SplittableRandom random = new SplittableRandom(21);
    for (int run = 0; run < 40; run++) {
      int indicators = 1 + random.nextInt(5);
      double[][] columns = new double[indicators][6];
      for (double[] column : columns) {
        Arrays.setAll(column, unit -> random.nextInt(101));
        column[1] = column[0] * random.nextDouble();
      }
      ScoreTable scores = ScoreTable.of(Arrays.stream(columns).map(IndicatorValues::of).toList());
      double[] weights = random.doubles(indicators, 0.05, 1).toArray();
      for (int seed = 0; seed < 200; seed++) {
        // One draw at a time shows the rank in that draw.
        List<@Nullable RankInterval> draw = RankUncertainty.of(scores, weights, 1, seed);
        assertThat(Objects.requireNonNull(draw.get(1)).best())
            .isGreaterThanOrEqualTo(Objects.requireNonNull(draw.get(0)).best());
      }
    }
  }

  @Test
  void permutedUnitsHavePermutedIntervals() {
    SplittableRandom random = new SplittableRandom(22);
    for (int run = 0; run < 20; run++) {
      ScoreTable scores = CompositeIndexTest.randomScores(random, 8, 5, 0);
      int[] order = permutation(random, 8);
      List<@Nullable RankInterval> before = RankUncertainty.of(scores, Weights.equal(5), 300, run);
      List<@Nullable RankInterval> after =
          RankUncertainty.of(permuted(scores, order), Weights.equal(5), 300, run);
      for (int unit = 0; unit < 8; unit++) {
        assertThat(after.get(unit)).isEqualTo(before.get(order[unit]));
      }
    }
  }

  static int[] permutation(SplittableRandom random, int units) {
    int[] order = IntStream.range(0, units).toArray();
    for (int i = units - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  static ScoreTable permuted(ScoreTable scores, int[] order) {
    return ScoreTable.of(
        IntStream.range(0, scores.indicators())
            .mapToObj(
                indicator ->
                    IndicatorValues.of(
                        Arrays.stream(order)
                            .mapToDouble(unit -> scores.score(unit, indicator))
                            .toArray()))
            .toList());
  }

  @Test
  void theSameSeedGivesTheSameIntervals() {
    ScoreTable scores = CompositeIndexTest.randomScores(new SplittableRandom(23), 14, 6, 0);
    List<@Nullable RankInterval> intervals = RankUncertainty.of(scores, Weights.equal(6), DRAWS, 5);
    assertThat(RankUncertainty.of(scores, Weights.equal(6), DRAWS, 5)).isEqualTo(intervals);
    assertThat(RankUncertainty.of(scores, Weights.equal(6), DRAWS, 6)).isNotEqualTo(intervals);
    for (RankInterval interval : intervals) {
      assertThat(Objects.requireNonNull(interval).best()).isBetween(1, interval.median());
      assertThat(interval.worst()).isBetween(interval.median(), 14);
    }
  }

  @Test
  void equalUnitsAndASingleUnitAreFirst() {
    ScoreTable equal = ScoreTable.of(List.of(IndicatorValues.of(50, 50), IndicatorValues.of(7, 7)));
    assertThat(RankUncertainty.of(equal, new double[] {1, 2}, DRAWS, 1))
        .containsExactly(new RankInterval(1, 1, 1), new RankInterval(1, 1, 1));
    ScoreTable single = ScoreTable.of(List.of(IndicatorValues.of(0)));
    assertThat(RankUncertainty.of(single, new double[] {1}, DRAWS, 1))
        .containsExactly(new RankInterval(1, 1, 1));
  }

  /** A unit without a score in the only indicator left is not ranked in that variant. */
  @Test
  void unitsWithoutScoresHaveNoInterval() {
    ScoreTable scores =
        ScoreTable.of(
            List.of(
                IndicatorValues.ofNullable(Arrays.asList(null, 1.0, 2.0)),
                IndicatorValues.ofNullable(Arrays.asList(null, null, 5.0))));
    List<@Nullable RankInterval> intervals =
        RankUncertainty.of(scores, new double[] {1, 1}, DRAWS, 1);
    assertThat(intervals.get(0)).isNull();
    assertThat(intervals.get(1)).isEqualTo(new RankInterval(2, 2, 2));
    assertThat(intervals.get(2)).isEqualTo(new RankInterval(1, 1, 1));
  }

  /** The mean of a Dirichlet weight is w and its variance w (1 - w) / (k + 1). */
  @Test
  void drawnWeightsHaveTheMomentsOfTheirDistribution() {
    double[] centre = {0.6, 0.3, 0.1, 0};
    SplittableRandom random = new SplittableRandom(24);
    int draws = 100_000;
    double[] sums = new double[4];
    double[] squares = new double[4];
    for (int draw = 0; draw < draws; draw++) {
      double[] weights = DirichletWeights.draw(centre, random);
      assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
      for (int i = 0; i < 4; i++) {
        sums[i] += weights[i];
        squares[i] += weights[i] * weights[i];
      }
    }
    for (int i = 0; i < 4; i++) {
      double mean = sums[i] / draws;
      double variance = squares[i] / draws - mean * mean;
      double expected = centre[i] * (1 - centre[i]) / 5;
      // Five standard errors of the mean; the variance within 3 %.
      assertThat(mean).isCloseTo(centre[i], within(5 * Math.sqrt(expected / draws)));
      assertThat(variance).isCloseTo(expected, within(0.03 * expected));
    }
  }

  @Test
  void refusesWhatCannotBeDrawn() {
    ScoreTable scores = ScoreTable.of(List.of(IndicatorValues.of(1, 2)));
    assertThatThrownBy(() -> RankUncertainty.of(scores, new double[] {1}, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RankUncertainty.of(scores, new double[] {1, 1}, 10, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
