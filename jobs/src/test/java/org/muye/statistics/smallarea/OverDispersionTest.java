package org.muye.statistics.smallarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.muye.statistics.Golden;

class OverDispersionTest {
  private static final double PERCENT = 1e-8;

  @Test
  void equalsR() {
    Comparison comparison = new Comparison();
    List<Golden.Row> funnel = Golden.rows("funnel.csv");
    List<Golden.Row> rows = Golden.rows("funnel_od.csv");
    double[] observed = Golden.column(funnel, "obs");
    double[] expected = Golden.column(funnel, "expected");
    OverDispersion fit = OverDispersion.of(observed, expected).orElseThrow();
    double[] winsorised = OverDispersion.winsorised(Golden.column(rows, "z"));
    for (int i = 0; i < rows.size(); i++) {
      Golden.Row row = rows.get(i);
      comparison.close(OverDispersion.z(observed[i], expected[i]), row, "z");
      comparison.close(winsorised[i], row, "z_wins");
      comparison.close(fit.dispersion(), row, "phi");
      comparison.close(fit.betweenAreaVariance(), row, "tau2");
      comparison.close(fit.adjustedZ(observed[i], expected[i]), row, "z_adj");
    }
    comparison.assertNumbers(70);
  }

  /**
   * By hand: 4 of 1, 1 of 1 and 9 of 1 expected have z 2, 0 and 4; the quantiles of 10 and 90 % are
   * 0.4 and 3.6, so phi = (4 + 0.16 + 12.96)/3; the weights are 4 each, so tau² = (17.12 - 2)/(12 -
   * 48/12).
   */
  @Test
  void followsTheFormulaOfSpiegelhalter() {
    OverDispersion fit = OverDispersion.of(new double[] {4, 1, 9}, new double[] {1, 1, 1}).get();
    assertThat(fit.dispersion()).isCloseTo(17.12 / 3, withinPercentage(PERCENT));
    assertThat(fit.betweenAreaVariance()).isCloseTo(15.12 / 8, withinPercentage(PERCENT));
    assertThat(fit.adjustedZ(9, 1))
        .isCloseTo(4 / Math.sqrt(1 + 4 * 1.89), withinPercentage(PERCENT));
  }

  @Test
  void ofAreasAsExpectedAdjustsNothing() {
    OverDispersion fit = OverDispersion.of(new double[] {5, 9}, new double[] {5, 9}).orElseThrow();
    assertThat(fit).isEqualTo(new OverDispersion(0, 0));
    assertThat(fit.adjustedZ(16, 9)).isEqualTo(2);
  }

  @Test
  void ofOneAreaHasNoVariance() {
    assertThat(OverDispersion.of(new double[] {9}, new double[] {1}))
        .contains(new OverDispersion(16, 0));
    for (double expected = 0.1; expected < 100; expected += 0.1) {
      OverDispersion one =
          OverDispersion.of(new double[] {500}, new double[] {expected}).orElseThrow();
      assertThat(one.betweenAreaVariance()).isZero();
    }
  }

  /**
   * By hand: weights 4e20 and 4 have the divisor 2 x 4e20 x 4 / 4e20 = 8; z of 0 and 2, winsorised
   * to 0.2 and 1.8, have the squares 3.28, less 1 for the one degree of freedom.
   */
  @Test
  void oneHugeAreaDoesNotSwallowTheOthers() {
    OverDispersion fit = OverDispersion.of(new double[] {1e20, 4}, new double[] {1e20, 1}).get();
    assertThat(fit.betweenAreaVariance()).isCloseTo(2.28 / 8, withinPercentage(PERCENT));
  }

  @Test
  void areaWithoutExpectationIsLeftOut() {
    assertThat(OverDispersion.of(new double[] {4, 7, 1, 9}, new double[] {1, 0, 1, 1}))
        .isEqualTo(OverDispersion.of(new double[] {4, 1, 9}, new double[] {1, 1, 1}));
    assertThat(OverDispersion.of(new double[] {4}, new double[] {0})).isEmpty();
    assertThat(OverDispersion.of(new double[] {}, new double[] {})).isEmpty();
  }

  @Test
  void adjustmentNeverRaisesAFlagAndOrderDoesNotMatter() {
    SplittableRandom random = new SplittableRandom(1854);
    for (int round = 0; round < 100; round++) {
      int areas = 1 + random.nextInt(40);
      double[] expected = random.doubles(areas, 0.1, 500).toArray();
      double[] observed =
          Arrays.stream(expected).map(e -> Math.rint(e * random.nextDouble(0, 2))).toArray();
      OverDispersion fit = OverDispersion.of(observed, expected).orElseThrow();
      int[] order = Areas.shuffled(random, areas);
      OverDispersion moved =
          OverDispersion.of(
                  Arrays.stream(order).mapToDouble(i -> observed[i]).toArray(),
                  Arrays.stream(order).mapToDouble(i -> expected[i]).toArray())
              .orElseThrow();
      assertThat(moved.dispersion()).isCloseTo(fit.dispersion(), withinPercentage(PERCENT));
      for (int i = 0; i < areas; i++) {
        assertThat(Math.abs(fit.adjustedZ(observed[i], expected[i])))
            .isLessThanOrEqualTo(Math.abs(OverDispersion.z(observed[i], expected[i])));
      }
    }
  }

  @Test
  void refusesWhatAreNoCountsWithExpectations() {
    assertThatThrownBy(() -> OverDispersion.of(new double[] {1}, new double[] {}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OverDispersion.of(new double[] {-1}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1.0");
    assertThatThrownBy(() -> new OverDispersion(1, 0).adjustedZ(1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
