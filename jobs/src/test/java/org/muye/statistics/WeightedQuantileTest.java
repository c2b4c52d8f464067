package org.muye.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WeightedQuantileTest {
  /** 1, 1, 2, 5, 9, 9. */
  private static final TreeMap<Integer, Long> SIX =
      new TreeMap<>(Map.of(1, 2L, 2, 1L, 3, 0L, 5, 1L, 9, 2L));

  @Test
  void medianIsTheMeanOfTheTwoMiddleValues() {
    assertThat(WeightedQuantile.median(SIX)).hasValue(3.5);
    assertThat(WeightedQuantile.median(new TreeMap<>(Map.of(4, 3L)))).hasValue(4);
    assertThat(WeightedQuantile.median(new TreeMap<>(Map.of(0, 1L, 7, 1L)))).hasValue(3.5);
    assertThat(WeightedQuantile.median(new TreeMap<>())).isEmpty();
    assertThat(WeightedQuantile.median(new TreeMap<>(Map.of(4, 0L)))).isEmpty();
  }

  /**
   * By hand: position 5p from the smallest: 0.25 lies a quarter past the second value, 0.7 halfway
   * between the 4th and 5th.
   */
  @Test
  void percentileIsOfType7() {
    assertThat(WeightedQuantile.percentile(SIX, 0)).hasValue(1);
    assertThat(WeightedQuantile.percentile(SIX, 1)).hasValue(9);
    assertThat(WeightedQuantile.percentile(SIX, 0.25).getAsDouble()).isCloseTo(1.25, within(1e-12));
    assertThat(WeightedQuantile.percentile(SIX, 0.7).getAsDouble()).isCloseTo(7, within(1e-12));
    assertThat(WeightedQuantile.percentile(SIX, 0.9).getAsDouble()).isCloseTo(9, within(1e-12));
  }

  @Test
  void refusesWhatIsNoFrequencyOrProbability() {
    assertThatThrownBy(() -> WeightedQuantile.median(new TreeMap<>(Map.of(1, -1L))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WeightedQuantile.percentile(SIX, 1.1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
