package org.muye.statistics.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.muye.statistics.composite.Aggregation.GEOMETRIC;
import static org.muye.statistics.composite.Aggregation.LINEAR;
import static org.muye.statistics.composite.Direction.INCREASING;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.muye.statistics.Golden;

class CompositeIndexTest {
  /** The scale on which the reference takes logarithms. */
  private static final MinMax ABOVE_ZERO = new MinMax(0.01, 1, INCREASING);

  private static final double[] HALVES = {1, 1};

  @Test
  void linearMeanEqualsR() {
    ScoreTable scores = reference(new MinMax(0, 1, INCREASING));
    double[] entropy = Golden.column("entropy_weights.csv", "weight");
    assertValues(CompositeIndex.of(scores, Weights.equal(3), LINEAR), "lin_equal");
    assertValues(CompositeIndex.of(scores, entropy, LINEAR), "lin_entropy");
  }

  @Test
  void geometricMeanEqualsR() {
    ScoreTable scores = reference(ABOVE_ZERO);
    assertValues(CompositeIndex.of(scores, Weights.equal(3), GEOMETRIC, 0.01), "geo_equal");
  }

  @Test
  void entropyWeightsEqualR() {
    EntropyWeights weights = Objects.requireNonNull(EntropyWeights.of(reference(ABOVE_ZERO)));
    List<Golden.Row> rows = Golden.rows("entropy_weights.csv");
    for (int i = 0; i < rows.size(); i++) {
      assertThat(weights.entropies().get(i))
          .isCloseTo(rows.get(i).number("entropy"), withinPercentage(1e-8));
      assertThat(weights.weights().get(i))
          .isCloseTo(rows.get(i).number("weight"), withinPercentage(1e-8));
    }
  }

  private static ScoreTable reference(Normalisation normalisation) {
    return ScoreTable.of(
        List.of("r1", "r2", "r3").stream()
            .map(name -> IndicatorValues.of(Golden.column("composite.csv", name)))
            .map(values -> normalisation.apply(values).scores())
            .toList());
  }

  private static void assertValues(List<UnitIndex> indices, String column) {
    double[] expected = Golden.column("composite.csv", column);
    assertThat(indices).hasSameSizeAs(expected);
    for (int unit = 0; unit < expected.length; unit++) {
      assertThat(Objects.requireNonNull(indices.get(unit).value()))
          .isCloseTo(expected[unit], withinPercentage(1e-8));
    }
  }

  /** By hand: 0.25 of 80 and 0.75 of 20 are 20 and 15 points; 4^(1/2) * 9^(1/2) = 2 * 3. */
  @Test
  void contributionsMakeUpTheIndex() {
    UnitIndex linear = one(LINEAR, new double[] {1, 3}, 80, 20);
    assertThat(linear.value()).isEqualTo(35);
    assertThat(linear.contributions()).containsExactly(20.0, 15.0);
    UnitIndex geometric = one(GEOMETRIC, HALVES, 4, 9);
    assertThat(Objects.requireNonNull(geometric.value())).isCloseTo(6, within(1e-12));
    assertThat(Objects.requireNonNull(geometric.contributions().get(0)))
        .isCloseTo(2, within(1e-12));
    assertThat(Objects.requireNonNull(geometric.contributions().get(1)))
        .isCloseTo(3, within(1e-12));
  }

  /** By hand: a score of 0 counts as 1 in the geometric mean, sqrt(1 * 64) = 8. */
  @Test
  void geometricMeanHasAFloor() {
    assertThat(Objects.requireNonNull(one(GEOMETRIC, HALVES, 0, 64).value()))
        .isCloseTo(8, within(1e-12));
    assertThat(Objects.requireNonNull(one(GEOMETRIC, HALVES, -5, 64).value()))
        .isCloseTo(8, within(1e-12));
    assertThat(one(LINEAR, HALVES, 0, 64).value()).isEqualTo(32);
  }

  private static UnitIndex one(Aggregation aggregation, double[] weights, double... scores) {
    List<IndicatorValues> columns =
        Arrays.stream(scores).mapToObj(score -> IndicatorValues.of(score)).toList();
    UnitIndex index = CompositeIndex.of(ScoreTable.of(columns), weights, aggregation).get(0);
    assertThat(index.rank()).isEqualTo(1);
    return index;
  }

  /** By hand: with weights 1, 2, 1 and the second missing, the others count half each. */
  @Test
  void missingScoresRaiseTheOtherWeights() {
    ScoreTable scores =
        ScoreTable.of(
            List.of(
                IndicatorValues.of(10, 10),
                IndicatorValues.ofNullable(Arrays.asList(null, 50.0)),
                IndicatorValues.of(30, 30)));
    List<UnitIndex> indices = CompositeIndex.of(scores, new double[] {1, 2, 1}, LINEAR);
    assertThat(indices.get(0).value()).isEqualTo(20);
    assertThat(indices.get(0).reweighted()).isTrue();
    assertThat(indices.get(0).weightPresent()).isEqualTo(0.5);
    assertThat(indices.get(0).contributions()).containsExactly(5.0, null, 15.0);
    assertThat(indices.get(1).value()).isEqualTo(35);
    assertThat(indices.get(1).reweighted()).isFalse();
    assertThat(indices.stream().map(UnitIndex::rank)).containsExactly(2, 1);
  }

  /** Six sixths add up to a little less than 1, which must not look like a missing score. */
  @Test
  void aMissingScoreOfNoWeightIsNotMissed() {
    List<IndicatorValues> columns = new ArrayList<>();
    columns.add(IndicatorValues.ofNullable(Arrays.asList((Double) null)));
    columns.addAll(Collections.nCopies(6, IndicatorValues.of(30)));
    double[] weights = {0, 1, 1, 1, 1, 1, 1};
    UnitIndex index = CompositeIndex.of(ScoreTable.of(columns), weights, LINEAR).get(0);
    assertThat(index.reweighted()).isFalse();
    assertThat(index.weightPresent()).isEqualTo(1);
    assertThat(Objects.requireNonNull(index.value())).isCloseTo(30, within(1e-12));
  }

  @Test
  void aUnitWithoutScoresHasNoIndex() {
    ScoreTable scores =
        ScoreTable.of(List.of(IndicatorValues.ofNullable(Arrays.asList(null, 7.0, 5.0))));
    List<UnitIndex> indices = CompositeIndex.of(scores, new double[] {1}, GEOMETRIC);
    assertThat(indices.get(0).value()).isNull();
    assertThat(indices.get(0).rank()).isNull();
    assertThat(indices.get(0).weightPresent()).isZero();
    assertThat(indices.get(0).contributions()).containsExactly((Double) null);
    assertThat(indices.stream().map(UnitIndex::rank)).containsExactly(null, 1, 2);
  }

  @Test
  void equalUnitsShareTheBetterRank() {
    ScoreTable scores =
        ScoreTable.of(List.of(IndicatorValues.of(5, 1, 3, 0), IndicatorValues.of(1, 5, 3, 0)));
    assertThat(CompositeIndex.of(scores, HALVES, LINEAR).stream().map(UnitIndex::rank))
        .containsExactly(1, 1, 1, 4);
    assertThat(CompositeIndex.of(scores, HALVES, GEOMETRIC).stream().map(UnitIndex::rank))
        .containsExactly(2, 2, 1, 4);
  }

  /** A third of 0.1 + 0.2 + 0.3 depends on the order of the sum by one digit in the sixteenth. */
  @Test
  void roundingMakesNoRank() {
    ScoreTable scores =
        ScoreTable.of(
            List.of(
                IndicatorValues.of(0.1, 0.3),
                IndicatorValues.of(0.2, 0.2),
                IndicatorValues.of(0.3, 0.1)));
    assertThat(CompositeIndex.of(scores, new double[] {1, 1, 1}, LINEAR))
        .extracting(UnitIndex::rank)
        .containsExactly(1, 1);
  }

  @Test
  void geometricMeanNeverExceedsTheLinear() {
    SplittableRandom random = new SplittableRandom(12);
    for (int run = 0; run < 500; run++) {
      ScoreTable scores = randomScores(random, 6, 1 + random.nextInt(6), 1);
      double[] weights = random.doubles(scores.indicators(), 0.01, 1).toArray();
      List<UnitIndex> linear = CompositeIndex.of(scores, weights, LINEAR);
      List<UnitIndex> geometric = CompositeIndex.of(scores, weights, GEOMETRIC);
      for (int unit = 0; unit < scores.units(); unit++) {
        double arithmetic = Objects.requireNonNull(linear.get(unit).value());
        assertThat(Objects.requireNonNull(geometric.get(unit).value()))
            .isLessThanOrEqualTo(arithmetic * (1 + 1e-12));
        assertThat(arithmetic).isBetween(1.0, 100.0 + 1e-9);
        double points =
            linear.get(unit).contributions().stream().mapToDouble(Objects::requireNonNull).sum();
        double factors =
            geometric.get(unit).contributions().stream()
                .mapToDouble(Objects::requireNonNull)
                .reduce(1, (a, b) -> a * b);
        assertThat(points).isCloseTo(arithmetic, withinPercentage(1e-8));
        assertThat(factors)
            .isCloseTo(Objects.requireNonNull(geometric.get(unit).value()), withinPercentage(1e-8));
      }
    }
  }

  @Test
  void permutedUnitsHavePermutedResults() {
    SplittableRandom random = new SplittableRandom(13);
    for (int run = 0; run < 100; run++) {
      ScoreTable scores = randomScores(random, 7, 4, 0);
      int[] order = RankUncertaintyTest.permutation(random, 7);
      ScoreTable permuted = RankUncertaintyTest.permuted(scores, order);
      double[] weights = random.doubles(4, 0, 1).toArray();
      for (Aggregation aggregation : Aggregation.values()) {
        List<UnitIndex> before = CompositeIndex.of(scores, weights, aggregation);
        List<UnitIndex> after = CompositeIndex.of(permuted, weights, aggregation);
        for (int unit = 0; unit < 7; unit++) {
          assertThat(after.get(unit)).isEqualTo(before.get(order[unit]));
        }
      }
    }
  }

  static ScoreTable randomScores(SplittableRandom random, int units, int indicators, double low) {
    return ScoreTable.of(
        random
            .ints(indicators)
            .mapToObj(i -> IndicatorValues.of(random.doubles(units, low, 100).toArray()))
            .toList());
  }

  @Test
  void refusesWeightsThatAreNone() {
    ScoreTable scores = ScoreTable.of(List.of(IndicatorValues.of(1, 2), IndicatorValues.of(1, 2)));
    assertThatThrownBy(() -> CompositeIndex.of(scores, new double[] {1}, LINEAR))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CompositeIndex.of(scores, new double[] {1, -0.5}, LINEAR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-0.5");
    assertThatThrownBy(() -> CompositeIndex.of(scores, new double[] {0, 0}, LINEAR))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CompositeIndex.of(scores, HALVES, GEOMETRIC, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Weights.equal(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ScoreTable.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> ScoreTable.of(List.of(IndicatorValues.of(1), IndicatorValues.of(1, 2))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
