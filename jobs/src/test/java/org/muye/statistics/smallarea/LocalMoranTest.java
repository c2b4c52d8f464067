package org.muye.statistics.smallarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.muye.statistics.Golden;

class LocalMoranTest {
  private static final double PERCENT = 1e-8;

  @Test
  void equalsSpdep() {
    Comparison comparison = new Comparison();
    Areas areas = Areas.golden();
    List<LocalMoran> local =
        LocalMoran.of(areas.rates(), SpatialWeights.rowStandardised(areas.neighbours()));
    List<Golden.Row> rows = Golden.rows("localmoran.csv");
    for (int i = 0; i < rows.size(); i++) {
      Golden.Row row = rows.get(i);
      comparison.close(local.get(i).statistic(), row, "Ii");
      comparison.close(local.get(i).expectation(), row, "E.Ii");
      comparison.close(local.get(i).variance(), row, "Var.Ii");
      comparison.close(local.get(i).z().getAsDouble(), row, "Z.Ii");
      comparison.close(local.get(i).pValue().getAsDouble(), row, "Pr.z....E.Ii..");
    }
    comparison.assertNumbers(70);
  }

  /** The area keeps its value while those of the others come in every order: 120 of them. */
  @Test
  void momentsAreThoseOverAllOrdersOfTheOthersValues() {
    int[][] neighbours = {{1, 3}, {0, 2}, {1, 3}, {0, 2, 4}, {3, 5}, {4}};
    double[] values = {9, 2, 4, 8, 3, 5};
    for (SpatialWeights weights :
        List.of(SpatialWeights.rowStandardised(neighbours), SpatialWeights.binary(neighbours))) {
      LocalMoran first = LocalMoran.of(values, weights).get(0);
      DoubleSummaryStatistics statistics = new DoubleSummaryStatistics();
      DoubleSummaryStatistics squares = new DoubleSummaryStatistics();
      Permutations.forEach(
          values.clone(),
          1,
          order -> {
            double statistic = LocalMoran.of(order, weights).get(0).statistic();
            statistics.accept(statistic);
            squares.accept(Math.pow(statistic - first.expectation(), 2));
          });
      assertThat(squares.getCount()).isEqualTo(120);
      assertThat(statistics.getAverage()).isCloseTo(first.expectation(), withinPercentage(PERCENT));
      assertThat(squares.getAverage()).isCloseTo(first.variance(), withinPercentage(PERCENT));
    }
  }

  /** In exact fractions: deviations -4, -3, -1, 3, -2, 0 and 7, mean square 88/7. */
  @Test
  void areaWithoutNeighboursHasNoTestButStaysInTheMoments() {
    int[][] neighbours = {{1}, {0, 2}, {1, 3}, {2, 4}, {3, 5}, {4}, {}};
    List<LocalMoran> local =
        LocalMoran.of(
            new double[] {1, 2, 4, 8, 3, 5, 12}, SpatialWeights.rowStandardised(neighbours));
    assertThat(local.get(1).statistic()).isCloseTo(105 / 176.0, withinPercentage(PERCENT));
    assertThat(local.get(1).expectation()).isCloseTo(-21 / 176.0, withinPercentage(PERCENT));
    assertThat(local.get(1).variance()).isCloseTo(4557 / 15488.0, withinPercentage(PERCENT));
    assertThat(local.get(6)).isEqualTo(new LocalMoran(0, 0, 0));
    assertThat(local.get(6).z()).isEmpty();
    assertThat(local.get(6).pValue()).isEmpty();
  }

  @Test
  void areaAtTheMeanHasNoTest() {
    int[][] neighbours = {{1}, {0, 2}, {1, 3}, {2}};
    LocalMoran atMean =
        LocalMoran.of(new double[] {1, 2, 3, 2}, SpatialWeights.rowStandardised(neighbours)).get(1);
    assertThat(atMean).isEqualTo(new LocalMoran(0, 0, 0));
    assertThat(atMean.pValue()).isEmpty();
  }

  @Test
  void onlyAreaToDifferHasNoTest() {
    int[][] neighbours = {{1}, {0, 2}, {1, 3}, {2}};
    LocalMoran outlier =
        LocalMoran.of(new double[] {0.7, 0.1, 0.1, 0.1}, SpatialWeights.rowStandardised(neighbours))
            .get(0);
    assertThat(outlier.statistic()).isCloseTo(-1, withinPercentage(PERCENT));
    assertThat(outlier.variance()).isZero();
    assertThat(outlier.pValue()).isEmpty();
  }

  @Test
  void ofEqualValuesOrTooFewAreasIsAbsent() {
    int[][] neighbours = {{1}, {0, 2}, {1}};
    SpatialWeights weights = SpatialWeights.rowStandardised(neighbours);
    assertThat(LocalMoran.of(new double[] {0.1, 0.1, 0.1}, weights)).isEmpty();
    int[][] two = {{1}, {0}};
    assertThat(LocalMoran.of(new double[] {1, 2}, SpatialWeights.rowStandardised(two))).isEmpty();
    assertThat(LocalMoran.of(new double[] {}, SpatialWeights.rowStandardised(new int[0][])))
        .isEmpty();
  }

  /** With shared weights and no area alone, the local statistics average to the global one. */
  @Test
  void averagesToTheGlobalStatisticInAnyOrder() {
    SplittableRandom random = new SplittableRandom(1995);
    for (int round = 0; round < 50; round++) {
      Areas areas = ring(Areas.random(random, 20));
      int[] order = Areas.shuffled(random, 20);
      Areas moved = areas.inOrder(order);
      SpatialWeights weights = SpatialWeights.rowStandardised(areas.neighbours());
      List<LocalMoran> local = LocalMoran.of(areas.rates(), weights);
      double average = local.stream().mapToDouble(LocalMoran::statistic).average().getAsDouble();
      assertThat(average)
          .isCloseTo(
              GlobalMoran.of(areas.rates(), weights).get().statistic(), withinPercentage(PERCENT));
      List<LocalMoran> movedLocal =
          LocalMoran.of(moved.rates(), SpatialWeights.rowStandardised(moved.neighbours()));
      for (int i = 0; i < order.length; i++) {
        assertThat(movedLocal.get(i).pValue().getAsDouble())
            .isCloseTo(local.get(order[i]).pValue().getAsDouble(), withinPercentage(PERCENT));
      }
    }
  }

  private static Areas ring(Areas areas) {
    int n = areas.counts().length;
    int[][] neighbours = new int[n][];
    for (int i = 0; i < n; i++) {
      neighbours[i] = new int[] {(i + 1) % n, (i + n - 1) % n, (i + 3) % n};
    }
    return new Areas(areas.counts(), areas.populations(), neighbours);
  }

  @Test
  void refusesWhatAreNoValuesOfTheAreas() {
    SpatialWeights weights = SpatialWeights.rowStandardised(new int[][] {{1}, {0, 2}, {1}});
    assertThatThrownBy(() -> LocalMoran.of(new double[] {1, 2}, weights))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LocalMoran.of(new double[] {1, 2, Double.POSITIVE_INFINITY}, weights))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
