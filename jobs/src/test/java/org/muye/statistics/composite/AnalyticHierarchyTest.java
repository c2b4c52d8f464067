package org.muye.statistics.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AnalyticHierarchyTest {

  /**
   * Multiplied out by hand, with weights in the proportion 4 : 2 : 1 and the eigenvalue 3.5:
   *
   * <pre>
   * | 1    1  8 |   | 4 |   | 14  |
   * | 1    1  1 | * | 2 | = |  7  | = 3.5 * ( 4, 2, 1 )
   * | 1/8  1  1 |   | 1 |   | 3.5 |
   * </pre>
   *
   * The consistency index is (3.5 - 3) / 2 and Saaty's random index 0.58.
   */
  @Test
  void weightsAreThePrincipalEigenvector() {
    AnalyticHierarchy hierarchy = AnalyticHierarchy.of(1, 8, 1);
    assertWeights(hierarchy, 1e-12, 4 / 7.0, 2 / 7.0, 1 / 7.0);
    assertThat(hierarchy.largestEigenvalue()).isCloseTo(3.5, within(1e-12));
    assertThat(hierarchy.consistencyRatio()).isCloseTo(0.25 / 0.58, within(1e-12));
    assertThat(hierarchy.consistent()).isFalse();
  }

  /**
   * Saaty (2008), International Journal of Services Sciences 1:83-98: the consumption of coffee,
   * wine, tea, beer, sodas, milk and water in the United States, published to three decimals with
   * the consistency ratio 0.022.
   */
  @Test
  void agreesWithSaatysExampleOfDrinks() {
    double third = 1 / 3.0;
    double ninth = 1 / 9.0;
    double[] drinks = {
      9,
      5,
      2,
      1,
      1,
      0.5, // coffee
      third,
      ninth,
      ninth,
      ninth,
      ninth, // wine
      third,
      0.25,
      third,
      ninth, // tea
      0.5,
      1,
      third, // beer
      2,
      0.5, // sodas
      third // milk
    };
    AnalyticHierarchy hierarchy = AnalyticHierarchy.of(drinks);
    assertWeights(hierarchy, 0.0006, 0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327);
    assertThat(hierarchy.consistencyRatio()).isCloseTo(0.022, within(0.0006));
    assertThat(hierarchy.consistent()).isTrue();
  }

  /** A published example of four criteria: experience, education, charisma and age of a leader. */
  @Test
  void agreesWithThePublishedExampleOfALeader() {
    AnalyticHierarchy hierarchy = AnalyticHierarchy.of(4, 3, 7, 1 / 3.0, 3, 5);
    assertWeights(hierarchy, 0.0007, 0.547, 0.127, 0.270, 0.056);
    assertThat(hierarchy.consistencyRatio()).isCloseTo(0.044, within(0.0005));
  }

  private static void assertWeights(
      AnalyticHierarchy hierarchy, double margin, double... expected) {
    assertThat(hierarchy.weights()).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(hierarchy.weights().get(i)).isCloseTo(expected[i], within(margin));
    }
  }

  /** Judgements w_i / w_j agree, and give the weights back. */
  @Test
  void consistentJudgementsGiveTheirWeightsBack() {
    SplittableRandom random = new SplittableRandom(31);
    for (int criteria = 1; criteria <= 9; criteria++) {
      double[] weights = random.doubles(criteria, 1, 8).toArray();
      double sum = 0;
      for (double weight : weights) {
        sum += weight;
      }
      double[] judgements = new double[criteria * (criteria - 1) / 2];
      int next = 0;
      for (int i = 0; i < criteria; i++) {
        for (int j = i + 1; j < criteria; j++) {
          judgements[next++] = weights[i] / weights[j];
        }
      }
      AnalyticHierarchy hierarchy = AnalyticHierarchy.of(judgements);
      for (int i = 0; i < criteria; i++) {
        assertThat(hierarchy.weights().get(i)).isCloseTo(weights[i] / sum, within(1e-12));
      }
      assertThat(hierarchy.consistencyRatio()).isCloseTo(0, within(1e-12));
    }
  }

  /** Whatever the judgements, the matrix times the weights is the eigenvalue times the weights. */
  @Test
  void anyJudgementsGiveAnEigenvector() {
    SplittableRandom random = new SplittableRandom(32);
    for (int run = 0; run < 300; run++) {
      int criteria = 3 + random.nextInt(7);
      double[][] matrix = new double[criteria][criteria];
      double[] judgements = new double[criteria * (criteria - 1) / 2];
      int next = 0;
      for (int i = 0; i < criteria; i++) {
        matrix[i][i] = 1;
        for (int j = i + 1; j < criteria; j++) {
          double times = 1 + random.nextInt(9);
          matrix[i][j] = random.nextBoolean() ? times : 1 / times;
          matrix[j][i] = 1 / matrix[i][j];
          judgements[next++] = matrix[i][j];
        }
      }
      AnalyticHierarchy hierarchy = AnalyticHierarchy.of(judgements);
      List<Double> weights = hierarchy.weights();
      for (int i = 0; i < criteria; i++) {
        double product = 0;
        for (int j = 0; j < criteria; j++) {
          product += matrix[i][j] * weights.get(j);
        }
        assertThat(product)
            .isCloseTo(hierarchy.largestEigenvalue() * weights.get(i), within(1e-12));
        assertThat(weights.get(i)).isPositive();
      }
      assertThat(hierarchy.largestEigenvalue()).isGreaterThanOrEqualTo(criteria - 1e-9);
    }
  }

  @Test
  void oneOrTwoCriteriaCannotDisagree() {
    assertThat(AnalyticHierarchy.of()).isEqualTo(new AnalyticHierarchy(List.of(1.0), 1, 0));
    AnalyticHierarchy two = AnalyticHierarchy.of(3);
    assertWeights(two, 1e-15, 0.75, 0.25);
    assertThat(two.consistencyRatio()).isZero();
  }

  @Test
  void refusesOtherMatrices() {
    assertThatThrownBy(() -> AnalyticHierarchy.of(1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2");
    assertThatThrownBy(() -> AnalyticHierarchy.of(new double[45]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("45");
    assertThatThrownBy(() -> AnalyticHierarchy.of(10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10");
    assertThatThrownBy(() -> AnalyticHierarchy.of(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AnalyticHierarchy.of(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
