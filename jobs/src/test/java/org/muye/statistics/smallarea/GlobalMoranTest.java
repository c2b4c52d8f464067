package org.muye.statistics.smallarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.DoubleSummaryStatistics;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muye.statistics.Golden;

class GlobalMoranTest {
  private static final double PERCENT = 1e-8;

  /** A chain of six areas, the third of which also names the first without being named back. */
  private static final int[][] CHAIN = {{1}, {0, 2}, {1, 3, 0}, {2, 4}, {3, 5}, {4}};

  private static final double[] VALUES = {1, 2, 4, 8, 3, 5};

  private static GlobalMoran moran(double[] values, SpatialWeights weights) {
    return GlobalMoran.of(values, weights).orElseThrow();
  }

  @Test
  void equalsSpdep() {
    Comparison comparison = new Comparison();
    Areas areas = Areas.golden();
    GlobalMoran moran = moran(areas.rates(), SpatialWeights.rowStandardised(areas.neighbours()));
    Golden.Row row = Golden.rows("moran.csv").get(0);
    comparison.close(moran.statistic(), row, "I");
    comparison.close(moran.expectation(), row, "EI");
    comparison.close(moran.variance(), row, "VI");
    comparison.close(moran.pValue().getAsDouble(), row, "p");
    comparison.assertNumbers(4);
  }

  /** Randomisation is every order of the values being equally likely: all 720 of them. */
  @Test
  void momentsAreThoseOverAllOrdersOfTheValues() {
    for (SpatialWeights weights :
        new SpatialWeights[] {
          SpatialWeights.rowStandardised(CHAIN), SpatialWeights.binary(CHAIN)
        }) {
      GlobalMoran moran = moran(VALUES, weights);
      DoubleSummaryStatistics statistics = new DoubleSummaryStatistics();
      DoubleSummaryStatistics squares = new DoubleSummaryStatistics();
      Permutations.forEach(
          VALUES.clone(),
          0,
          order -> {
            double deviation = moran(order, weights).statistic() - moran.expectation();
            statistics.accept(deviation + moran.expectation());
            squares.accept(deviation * deviation);
          });
      assertThat(squares.getCount()).isEqualTo(720);
      assertThat(statistics.getAverage()).isCloseTo(moran.expectation(), withinPercentage(PERCENT));
      assertThat(squares.getAverage()).isCloseTo(moran.variance(), withinPercentage(PERCENT));
    }
  }

  /**
   * In exact fractions: a chain of six and one area without neighbours, which counts in the mean
   * (5), the squares (88) and the kurtosis (4963/1936) but not in n = 6.
   */
  @Test
  void areaWithoutNeighboursCountsInTheMomentsOnly() {
    int[][] neighbours = {{1}, {0, 2}, {1, 3}, {2, 4}, {3, 5}, {4}, {}};
    GlobalMoran moran =
        moran(new double[] {1, 2, 4, 8, 3, 5, 12}, SpatialWeights.rowStandardised(neighbours));
    assertThat(moran.statistic()).isCloseTo(3 / 22.0, withinPercentage(PERCENT));
    assertThat(moran.expectation()).isCloseTo(-1 / 5.0, withinPercentage(PERCENT));
    assertThat(moran.variance()).isCloseTo(790991 / 6969600.0, withinPercentage(PERCENT));
  }

  @Test
  void ofEqualValuesOrTooFewAreasIsAbsent() {
    SpatialWeights chain = SpatialWeights.rowStandardised(CHAIN);
    assertThat(GlobalMoran.of(new double[] {0.1, 0.1, 0.1, 0.1, 0.1, 0.1}, chain)).isEmpty();
    int[][] three = {{1}, {0, 2}, {1}, {}};
    assertThat(GlobalMoran.of(new double[] {1, 2, 3, 5}, SpatialWeights.rowStandardised(three)))
        .isEmpty();
    assertThat(GlobalMoran.of(new double[] {}, SpatialWeights.rowStandardised(new int[][] {})))
        .isEmpty();
    assertThat(GlobalMoran.of(new double[] {1, 2}, SpatialWeights.rowStandardised(new int[2][0])))
        .isEmpty();
  }

  @Test
  void amongNeighboursOfEverybodyThereIsNothingToTest() {
    int[][] everybody =
        IntStream.range(0, 6)
            .mapToObj(i -> IntStream.range(0, 6).filter(j -> j != i).toArray())
            .toArray(int[][]::new);
    GlobalMoran moran = moran(VALUES, SpatialWeights.rowStandardised(everybody));
    assertThat(moran.statistic()).isCloseTo(-0.2, withinPercentage(PERCENT));
    assertThat(moran.variance()).isZero();
    assertThat(moran.z()).isEmpty();
    assertThat(moran.pValue()).isEmpty();
  }

  @Test
  void dependsNeitherOnUnitNorOnOrder() {
    SplittableRandom random = new SplittableRandom(1950);
    for (int round = 0; round < 50; round++) {
      Areas areas = Areas.random(random, 25);
      Areas moved = areas.inOrder(Areas.shuffled(random, 25));
      SpatialWeights weights = SpatialWeights.rowStandardised(areas.neighbours());
      double z = moran(areas.rates(), weights).z().getAsDouble();
      double[] perTenThousand =
          IntStream.range(0, 25).mapToDouble(i -> 1e4 * areas.rates()[i]).toArray();
      assertThat(moran(perTenThousand, weights).z().getAsDouble())
          .isCloseTo(z, withinPercentage(PERCENT));
      assertThat(
              moran(moved.rates(), SpatialWeights.rowStandardised(moved.neighbours()))
                  .z()
                  .getAsDouble())
          .isCloseTo(z, withinPercentage(PERCENT));
    }
  }

  @Test
  void alikeNeighboursHaveALowPValueAndUnlikeOnesAHighOne() {
    SpatialWeights chain = SpatialWeights.rowStandardised(CHAIN);
    assertThat(moran(new double[] {1, 2, 3, 4, 5, 6}, chain).pValue().getAsDouble())
        .isLessThan(0.05);
    assertThat(moran(new double[] {1, 6, 1, 6, 1, 6}, chain).pValue().getAsDouble())
        .isGreaterThan(0.5);
  }

  @Test
  void refusesWhatAreNoValuesOfTheAreas() {
    SpatialWeights chain = SpatialWeights.rowStandardised(CHAIN);
    assertThatThrownBy(() -> GlobalMoran.of(new double[] {1}, chain))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 values for 6 areas");
    assertThatThrownBy(() -> GlobalMoran.of(new double[] {1, 2, 3, 4, 5, Double.NaN}, chain))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> SpatialWeights.binary(new int[][] {{1}, {2}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2");
  }
}
