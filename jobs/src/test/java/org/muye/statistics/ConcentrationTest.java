package org.muye.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConcentrationTest {

  /** Differences 1, 2, 3, 1, 2, 1 between pairs, each twice: 20 / (2 x 16 x 2.5). */
  @Test
  void giniIsHalfTheMeanDifferenceRelativeToTheMean() {
    assertThat(Concentration.gini(new double[] {3, 1, 4, 2}).orElseThrow())
        .isCloseTo(0.25, within(1e-15));
  }

  @Test
  void giniEqualsTheSumOverAllPairs() {
    SplittableRandom random = new SplittableRandom(1912);
    for (int trial = 0; trial < 100; trial++) {
      double[] amounts = new double[random.nextInt(1, 50)];
      double total = 1;
      amounts[0] = 1;
      for (int i = 1; i < amounts.length; i++) {
        amounts[i] = random.nextInt(0, 40);
        total += amounts[i];
      }
      double differences = 0;
      for (double a : amounts) {
        for (double b : amounts) {
          differences += Math.abs(a - b);
        }
      }
      assertThat(Concentration.gini(amounts).orElseThrow())
          .isCloseTo(differences / (2 * amounts.length * total), within(1e-12));
    }
  }

  @Test
  void giniRunsFromEqualPartsToOnePartWithEverything() {
    assertThat(Concentration.gini(new double[] {7, 7, 7})).hasValue(0);
    assertThat(Concentration.gini(new double[] {5})).hasValue(0);
    assertThat(Concentration.gini(new double[] {0, 9, 0, 0}).orElseThrow())
        .isCloseTo(0.75, within(1e-15));
  }

  @Test
  void giniOfNothingIsAbsent() {
    assertThat(Concentration.gini(new double[0])).isEmpty();
    assertThat(Concentration.gini(new double[] {0, 0})).isEmpty();
  }

  @Test
  void sumsTheLargestParts() {
    double[] amounts = {3, 9, 1, 9, 4};
    assertThat(Concentration.sumOfLargest(amounts, 0)).isZero();
    assertThat(Concentration.sumOfLargest(amounts, 1)).isEqualTo(9);
    assertThat(Concentration.sumOfLargest(amounts, 3)).isEqualTo(22);
    assertThat(Concentration.sumOfLargest(amounts, 5)).isEqualTo(26);
    assertThat(amounts).containsExactly(3, 9, 1, 9, 4);
  }

  @Test
  void refusesNegativeAmountsAndMorePartsThanThereAre() {
    assertThatThrownBy(() -> Concentration.gini(new double[] {1, -1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Concentration.gini(new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Concentration.sumOfLargest(new double[] {1}, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Concentration.sumOfLargest(new double[] {1}, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
