package org.muye.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Expectations by hand, in the comments. */
class RobustBoundsTest {
  @Test
  void spreadIsTheMedianAbsoluteDeviation() {
    // Median (100 + 110) / 2 = 105; distances 15, 5, 5, 15: median 10, times 1.4826 = 14.826, above
    // sqrt(105) = 10.25. 105 - 5 x 14.826 = 30.87 and 105 + 5 x 14.826 = 179.13.
    RobustBounds bounds = RobustBounds.of(new double[] {120, 90, 110, 100}, 5);
    assertThat(bounds.median()).isEqualTo(105);
    assertThat(bounds.low()).isCloseTo(30.87, within(1e-9));
    assertThat(bounds.high()).isCloseTo(179.13, within(1e-9));
  }

  @Test
  void oneOutlierHardlyMovesThem() {
    // Median 110 of 90, 100, 110, 120, 10000; distances 20, 10, 0, 10, 9890: median 10.
    RobustBounds bounds = RobustBounds.of(new double[] {90, 100, 10_000, 110, 120}, 2);
    assertThat(bounds).isEqualTo(new RobustBounds(110, 110 - 2 * 14.826, 110 + 2 * 14.826));
  }

  @Test
  void equalCountsLeaveTheRoomOfAPoissonCount() {
    // Deviations 0; sqrt(100) = 10; 100 -+ 3 x 10.
    assertThat(RobustBounds.of(new double[] {100, 100, 100, 100}, 3))
        .isEqualTo(new RobustBounds(100, 70, 130));
  }

  @Test
  void lowerLimitIsNeverNegative() {
    // Median 4, sqrt 2: 4 - 3 x 2 = -2, cut to 0; 4 + 6 = 10.
    assertThat(RobustBounds.of(new double[] {4}, 3)).isEqualTo(new RobustBounds(4, 0, 10));
  }

  @Test
  void refusesNothingAndNoWidth() {
    assertThatThrownBy(() -> RobustBounds.of(new double[0], 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RobustBounds.of(new double[] {1}, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
