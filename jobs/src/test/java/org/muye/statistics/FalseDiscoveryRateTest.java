package org.muye.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FalseDiscoveryRateTest {

  @Test
  void equalsR() {
    List<Golden.Row> rows = Golden.rows("bh.csv");
    double[] adjusted = FalseDiscoveryRate.adjusted(Golden.column(rows, "p"));
    for (int i = 0; i < rows.size(); i++) {
      assertThat(adjusted[i]).isCloseTo(rows.get(i).number("bh"), withinPercentage(1e-8));
    }
    assertThat(rows).hasSize(8);
  }

  /** By hand: 0.02 is third of five, so 0.02 x 5/3; 0.5 stays; 0.01 twice is 0.01 x 5/2. */
  @Test
  void keepsTheOrderOfTheInputAndGivesEqualValuesOneResult() {
    double[] adjusted = FalseDiscoveryRate.adjusted(new double[] {0.5, 0.01, 0.02, 0.01, 0.4});
    assertThat(adjusted).containsExactly(new double[] {0.5, 0.025, 0.1 / 3, 0.025, 0.5}, ulp());
  }

  private static Offset<Double> ulp() {
    return within(1e-16);
  }

  @Test
  void ofOneOrNoTestChangesNothing() {
    assertThat(FalseDiscoveryRate.adjusted(new double[] {0.04})).containsExactly(0.04);
    assertThat(FalseDiscoveryRate.adjusted(new double[] {})).isEmpty();
    assertThat(FalseDiscoveryRate.adjusted(new double[] {1, 0})).containsExactly(1, 0);
  }

  /** The step-up rule itself: the findings are the k smallest with the greatest k p(k) <= q k/n. */
  @Test
  void findsWhatTheStepUpRuleFinds() {
    SplittableRandom random = new SplittableRandom(4107);
    for (int round = 0; round < 200; round++) {
      double[] p = random.doubles(1 + random.nextInt(40)).map(u -> u * u * u).toArray();
      double rate = random.nextDouble(0.01, 0.4);
      double[] sorted = Arrays.stream(p).sorted().toArray();
      int findings = 0;
      for (int k = 1; k <= sorted.length; k++) {
        findings = sorted[k - 1] <= rate * k / sorted.length ? k : findings;
      }
      double[] adjusted = FalseDiscoveryRate.adjusted(p);
      assertThat(Arrays.stream(adjusted).filter(value -> value <= rate).count())
          .isEqualTo(findings);
    }
  }

  @Test
  void refusesWhatIsNoProbability() {
    for (double p : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> FalseDiscoveryRate.adjusted(new double[] {0.5, p}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(String.valueOf(p));
    }
  }
}
