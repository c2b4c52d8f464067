package org.muye.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Level 1 is the highest, 4 the lowest, 0 none. */
class HysteresisTest {

  @Test
  void aLevelRisesAtOnce() {
    assertThat(Hysteresis.apply(List.of(0, 4, 2, 1), 2)).containsExactly(0, 4, 2, 1);
  }

  @Test
  void aLevelFallsAfterTwoQuartersThatAskForLess() {
    assertThat(Hysteresis.apply(List.of(1, 0, 0, 0), 2)).containsExactly(1, 1, 0, 0);
  }

  @Test
  void itFallsToTheHighestOfTheTwo() {
    assertThat(Hysteresis.apply(List.of(1, 3, 4, 4), 2)).containsExactly(1, 1, 3, 4);
  }

  @Test
  void aSingleQuietQuarterChangesNothing() {
    assertThat(Hysteresis.apply(List.of(2, 0, 2, 0, 2), 2)).containsExactly(2, 2, 2, 2, 2);
  }

  @Test
  void oneQuarterIsNoHysteresis() {
    assertThat(Hysteresis.apply(List.of(1, 4, 0), 1)).containsExactly(1, 4, 0);
  }

  @Test
  void noQuarterHasNoLevel() {
    assertThat(Hysteresis.apply(List.of(), 2)).isEmpty();
  }
}
