package org.muye.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SmallCountsTest {
  private static boolean[] hidden(@Nullable Double... counts) {
    return SmallCounts.hidden(counts, 5);
  }

  @Test
  void zerosAndTheLimitItselfAreShown() {
    assertThat(hidden(0.0, 5.0, 12.0)).containsExactly(false, false, false);
  }

  @Test
  void twoSmallCountsHideEachOther() {
    assertThat(hidden(1.0, 4.0, 7.0, 0.0)).containsExactly(true, true, false, false);
  }

  /** 3 would follow from the sum of 30: the 7 goes with it, not the 20 and not the 0. */
  @Test
  void oneSmallCountTakesTheNextSmallestWithIt() {
    assertThat(hidden(20.0, 3.0, 0.0, 7.0)).containsExactly(false, true, false, true);
  }

  @Test
  void whatIsAbsentIsNeitherSmallNorACover() {
    assertThat(hidden(null, 2.0, null)).containsExactly(false, true, false);
  }
}
