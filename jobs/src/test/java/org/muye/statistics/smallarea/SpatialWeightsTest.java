package org.muye.statistics.smallarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SpatialWeightsTest {
  private static final Offset<Double> ROUNDING = within(1e-14);

  /** A chain of six areas and one without neighbours. */
  private static int[][] chain() {
    return new int[][] {{1}, {0, 2}, {1, 3}, {2, 4}, {3, 5}, {4}, {}};
  }

  /**
   * By hand. S1: each end pair has (1 + 1/2)², the three inner pairs (1/2 + 1/2)². S2: row and
   * column sums are 1 + 1/2 at the ends, 1 + 3/2 next to them and 1 + 1 in the middle.
   */
  @Test
  void shareAWeightOfOneAmongNeighbours() {
    SpatialWeights weights = SpatialWeights.rowStandardised(chain());
    assertThat(weights.s0()).isCloseTo(6, ROUNDING);
    assertThat(weights.s1()).isCloseTo(2 * 2.25 + 3, ROUNDING);
    assertThat(weights.s2()).isCloseTo(2 * 2.25 + 2 * 6.25 + 2 * 4, ROUNDING);
    assertThat(weights.lag(new double[] {3, 0, 5, 0, 0, 0, 0}, 1)).isCloseTo(4, ROUNDING);
    assertThat(weights.lag(new double[] {1, 1, 1, 1, 1, 1, 1}, 6)).isZero();
    assertThat(weights.areasWithNeighbours()).isEqualTo(6);
  }

  @Test
  void mayCountEveryNeighbourAsOne() {
    SpatialWeights weights = SpatialWeights.binary(chain());
    assertThat(weights.s0()).isEqualTo(10);
    assertThat(weights.s1()).isEqualTo(5 * 4);
    assertThat(weights.s2()).isEqualTo(2 * 4 + 4 * 16);
    assertThat(weights.lag(new double[] {3, 0, 5, 0, 0, 0, 0}, 1)).isEqualTo(8);
  }

  @Test
  void stayWhenTheInputChanges() {
    int[][] neighbours = chain();
    SpatialWeights weights = SpatialWeights.binary(neighbours);
    neighbours[0][0] = 5;
    neighbours[6] = new int[] {0};
    assertThat(weights.lag(new double[] {0, 1, 0, 0, 0, 2, 0}, 0)).isEqualTo(1);
    assertThat(weights.areasWithNeighbours()).isEqualTo(6);
  }

  @Test
  void refuseWhatIsNoNeighbour() {
    int[][][] wrong = {{{1}, {2}}, {{1}, {-1}}, {{0}, {}}, {{1, 1}, {0}}};
    for (int[][] neighbours : wrong) {
      assertThatThrownBy(() -> SpatialWeights.rowStandardised(neighbours))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
